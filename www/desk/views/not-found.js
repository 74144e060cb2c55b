// An address the desk does not have.
import { html } from '/vendor/lit.js';
import { addressOf } from '../router.js';
import { View } from '../view.js';

class DeskNotFound extends View {
  async read() {
    return {};
  }

  heading() {
    return 'There is no such page';
  }

  content() {
    return html`<p>The address may be mistyped. Go to the <a href=${addressOf('/tickets')}>tickets</a>,
      the <a href=${addressOf('/customers')}>customers</a> or the <a href=${addressOf('/contacts')}>contacts</a>.</p>`;
  }
}

customElements.define('desk-not-found', DeskNotFound);
