// An address the desk does not have.
import { html } from '/vendor/lit.js';
import { View } from '../view.js';

class DeskNotFound extends View {
  async read() {
    return {};
  }

  heading() {
    return 'There is no such page';
  }

  content() {
    return html`<p>The address may be mistyped. Go to the <a href="/tickets">tickets</a>,
      the <a href="/customers">customers</a> or the <a href="/contacts">contacts</a>.</p>`;
  }
}

customElements.define('desk-not-found', DeskNotFound);
