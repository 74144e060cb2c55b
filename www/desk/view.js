// What every view does: read, show that it reads, say what went wrong, name the page.
import { LitElement, html, nothing } from '/vendor/lit.js';
import { announce } from './announce.js';
import { dialect } from './dialect.js';
import { problemNotice } from './parts/problem.js';

export class View extends LitElement {
  static properties = {
    route: { attribute: false },
    busy: { state: true },
    problem: { state: true },
    data: { state: true },
  };

  /** @type {AbortController | undefined} */
  #reading;

  /** Light DOM: one style sheet, labels and links that reach across, and nothing hidden from a test. */
  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (changed.has('route')) this.reload();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#reading?.abort();
  }

  /** Reads what the view shows. The reply of an earlier reading that comes late is dropped. */
  async reload() {
    this.#reading?.abort();
    const reading = new AbortController();
    this.#reading = reading;
    this.busy = true;
    this.problem = undefined;
    try {
      const data = await this.read(reading.signal);
      if (reading.signal.aborted) return;
      this.data = data;
      announce(this.result());
    } catch (error) {
      if (reading.signal.aborted) return;
      this.problem = error;
    }
    this.busy = false;
  }

  updated() {
    if (this.isConnected) document.title = `${this.title()} – Atera desk${dialect.titled}`;
  }

  render() {
    return html`
      <div class="heading"><h1 tabindex="-1" dir="auto">${this.heading()}</h1>${this.actions()}</div>
      ${this.problem ? problemNotice(this.problem, () => this.reload()) : nothing}
      <div class="content" aria-busy=${this.busy ? 'true' : 'false'}>
        ${this.data !== undefined ? this.content() : nothing}
        ${this.data === undefined && this.busy ? html`<p class="quiet">Loading…</p>` : nothing}
      </div>`;
  }

  /** The page's name, first in the window's title. */
  title() {
    return this.heading();
  }

  /** What is told when the reading is done. */
  result() {
    return `${this.title()} is loaded`;
  }

  /** Links and buttons beside the heading. */
  actions() {
    return nothing;
  }
}
