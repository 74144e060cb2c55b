// The shell around every view: navigation, the place for the view, and what is said about the result.
import { LitElement, html, nothing } from '/vendor/lit.js';
import { ready } from '/pkg/index.js';
import { announcer } from './announce.js';
import { DIALECTS, dialect, inDialect } from './dialect.js';
import { problemNotice } from './parts/problem.js';
import { addressOf, onNavigate, startRouter } from './router.js';
import { restoreDemo } from './session.js';
import './views/index.js';

const NAVIGATION = [
  ['/tickets', 'Tickets'],
  ['/customers', 'Customers'],
  ['/contacts', 'Contacts'],
];

class DeskApp extends LitElement {
  static properties = {
    route: { state: true },
    notice: { state: true },
    problem: { state: true },
    restoring: { state: true },
  };

  /** @type {HTMLElement | undefined} */
  #view;

  createRenderRoot() {
    this.replaceChildren();
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    onNavigate((route, options) => this.#show(route, options));
    this.#start();
  }

  /** The checks answer at once, so the core is started before the first view. */
  async #start() {
    this.problem = undefined;
    try {
      await ready();
      startRouter();
    } catch (error) {
      this.problem = error;
    }
  }

  #show(route, { keepFocus = false, notice } = {}) {
    const isSamePlace = this.#view?.localName === route.tag && this.route.path === route.path && !notice;
    this.notice = notice;
    this.problem = undefined;
    if (!isSamePlace) this.#view = document.createElement(route.tag);
    const isFirst = this.route === undefined;
    this.route = route;
    this.#view.route = route;
    if (isFirst || keepFocus) return;
    window.scrollTo(0, 0);
    this.updateComplete
      .then(() => this.#view.updateComplete)
      .then(() => this.#view.querySelector('h1')?.focus({ preventScroll: true }));
  }

  async #restore() {
    this.restoring = true;
    this.problem = undefined;
    try {
      await restoreDemo();
    } catch (error) {
      this.problem = error;
    }
    this.restoring = false;
  }

  render() {
    return html`
      <a class="skip" href="#main" @click=${skip}>Skip to the content</a>
      <header class="bar">
        <a class="brand" href=${addressOf('/tickets')}><img src="/icon.svg" alt="" width="24" height="24"> Atera desk</a>
        <nav aria-label="Main">
          <ul>${NAVIGATION.map(([path, label]) => html`<li>
            <a href=${addressOf(path)} aria-current=${this.#current(path)}>${label}</a></li>`)}</ul>
        </nav>
        ${this.#dialects()}
        <a class="button primary" href=${addressOf('/tickets/new')}>New ticket</a>
      </header>
      <main id="main" tabindex="-1">
        <div role="status">${this.notice ? html`<p class="notice good">${this.notice}</p>` : nothing}</div>
        ${this.problem ? problemNotice(this.problem, this.route ? () => this.#restore() : () => this.#start()) : nothing}
        ${this.#view ?? html`<p>The desk is starting.</p>`}
      </main>
      <footer class="foot">
        <p>This is a demo: an Atera in memory, no real account. It starts from the same data each time; only the dates are counted back from the start.
          The same program speaks both dialects of Atera’s API, on the same data: ${DIALECTS.map(({ label, meaning }, index) => html`${index > 0 ? ', ' : ''}<strong>${label}</strong> ${meaning}`)}.</p>
        <a class="button" href="/demo/form" target="_blank" rel="noopener">Send a ticket as a customer<span class="unseen"> (opens in a new tab)</span></a>
        <a class="button" href="/form/" target="_blank" rel="noopener">The form in other pages<span class="unseen"> (opens in a new tab)</span></a>
        <button type="button" class="button" aria-disabled=${this.restoring ? 'true' : nothing}
          @click=${() => this.restoring || this.#restore()}>Restore the demo data</button>
      </footer>
      ${announcer}`;
  }

  /** Links, because the address says the dialect: it can be sent to somebody, and a new tab keeps it. */
  #dialects() {
    const here = this.route ? this.route.path + location.search : location.pathname + location.search;
    return html`
      <nav class="dialects" aria-labelledby="dialects-label">
        <span id="dialects-label">API dialect</span>
        <ul>${DIALECTS.map((one) => html`<li>
          <a href=${inDialect(here, one)} title=${`Speak ${one.meaning}`} aria-current=${one === dialect ? 'true' : nothing}>${one.label}</a></li>`)}</ul>
      </nav>`;
  }

  #current(path) {
    if (!this.route?.path.startsWith(path)) return nothing;
    return this.route.path === path ? 'page' : 'true';
  }
}

function skip(event) {
  event.preventDefault();
  document.querySelector('#main').focus();
}

customElements.define('desk-app', DeskApp);
