// Adds a comment. Internal is the choice that stays inside, so it is the one made beforehand.
import { LitElement, html, live, nothing } from '/vendor/lit.js';
import { checkComment } from '/pkg/index.js';
import { dialect } from '../dialect.js';
import { atera, techniciansByName } from '../session.js';
import { sentence } from '../words.js';
import { problemNotice, refuseOffline } from './problem.js';

class DeskCommentForm extends LitElement {
  static properties = {
    ticket: { attribute: false },
    text: { state: true },
    isInternal: { state: true },
    author: { state: true },
    technicians: { state: true },
    isTried: { state: true },
    isSending: { state: true },
    failure: { state: true },
  };

  /** What failed, to try it again. @type {() => void} */
  #again = () => this.#send();

  constructor() {
    super();
    this.text = '';
    this.isInternal = true;
    /** Chosen by hand; else it is the ticket's own technician. @type {number | undefined} */
    this.author = undefined;
    this.technicians = [];
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    if (dialect.commentAuthor) this.#readTechnicians();
  }

  async #readTechnicians() {
    this.failure = undefined;
    try {
      this.technicians = await techniciansByName();
    } catch (error) {
      this.failure = error;
      this.#again = () => this.#readTechnicians();
    }
  }

  /** What is wrong with the text, and whether its author is missing. */
  #issues() {
    const { issues } = checkComment(this.#comment());
    const isNameless = dialect.commentAuthor && !this.#writer();
    return { text: issues, author: isNameless ? [{ severity: 'error', message: 'choose the technician who writes' }] : [] };
  }

  #comment() {
    return { CommentText: this.text, IsInternal: this.isInternal };
  }

  #writer() {
    return this.author ?? this.ticket.TechnicianContactID ?? undefined;
  }

  render() {
    const issues = this.isTried ? this.#issues() : { text: [], author: [] };
    return html`
      <form class="card compose ${this.isInternal ? 'internal' : 'public'}" novalidate @submit=${(event) => { event.preventDefault(); this.#send(); }}>
        <h2>Add a comment</h2>
        <fieldset class="choices"><legend>Who may read it?</legend>
          ${this.#choice(true, 'Internal note', 'technicians only')}
          ${this.#choice(false, 'Public reply', 'the customer too')}
        </fieldset>
        ${dialect.commentAuthor ? this.#byline(issues.author) : nothing}
        ${labelled('comment-text', 'Comment', issues.text, (state) => html`
          <textarea id="comment-text" rows="4" dir="auto" required aria-invalid=${state.invalid} aria-describedby=${state.describedBy}
            .value=${live(this.text)} @input=${(event) => { this.text = event.target.value; }}></textarea>`)}
        ${this.failure ? problemNotice(this.failure, this.#again) : nothing}
        <button class="button primary" aria-disabled=${this.isSending ? 'true' : nothing}>${this.isInternal ? 'Add the internal note' : 'Send the public reply'}</button>
      </form>`;
  }

  #choice(value, label, who) {
    return html`<label class="pick"><input type="radio" name="visibility" .checked=${live(this.isInternal === value)}
      @change=${() => { this.isInternal = value; }}><span><strong>${label}</strong> <span class="quiet">${who}</span></span></label>`;
  }

  /** Nobody else's name is put under a comment: who writes is chosen where the ticket does not tell. */
  #byline(issues) {
    const { TechnicianContactID: assigned, TechnicianFullName: name } = this.ticket;
    const others = this.technicians.filter((one) => one.TechnicianContactID !== assigned);
    const options = assigned ? [[assigned, `${name ?? `Technician ${assigned}`}, assigned`]] : [['', 'Choose a technician']];
    const hint = assigned ? undefined : dialect.commentAuthor;
    return labelled('comment-author', 'Written by', issues, (state) => html`
      <select id="comment-author" required aria-invalid=${state.invalid} aria-describedby=${state.describedBy}
        @change=${(event) => { this.author = Number(event.target.value) || undefined; }}>
        ${[...options, ...others.map((one) => [one.TechnicianContactID, one.TechnicianFullName])].map(([id, text]) => html`
          <option value=${id} .selected=${live(String(id) === String(this.#writer() ?? ''))}>${text}</option>`)}
      </select>`, hint);
  }

  async #send() {
    if (this.isSending) return;
    this.isTried = true;
    this.failure = undefined;
    this.#again = () => this.#send();
    const { text, author } = this.#issues();
    if ([...text, ...author].some((issue) => issue.severity === 'error')) {
      await this.updateComplete;
      this.querySelector('[aria-invalid]').focus();
      return;
    }
    this.isSending = true;
    try {
      refuseOffline();
      const writer = dialect.commentAuthor ? { TechnicianContactID: this.#writer() } : {};
      await atera.tickets.addComment(this.ticket.TicketID, { ...this.#comment(), ...writer });
      this.text = '';
      this.isTried = false;
      this.dispatchEvent(new CustomEvent('comment', { detail: this.isInternal }));
    } catch (error) {
      this.failure = error;
    }
    this.isSending = false;
  }
}

/** A control with its label, its hint and what is wrong with it. */
function labelled(id, label, issues, control, hint) {
  const isWrong = issues.some((issue) => issue.severity === 'error');
  const describedBy = [hint && `${id}-hint`, issues.length > 0 && `${id}-issues`].filter(Boolean).join(' ') || nothing;
  return html`
    <div class="field ${isWrong ? 'wrong' : ''}">
      <label for=${id}>${label}</label>
      ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing}
      ${issues.length > 0 ? html`<p class="issues" id="${id}-issues">${issues.map((issue) => html`
        <span class="issue ${issue.severity}"><span class="unseen">Error:</span> ${sentence(issue.message)}</span>`)}</p>` : nothing}
      ${control({ invalid: isWrong ? 'true' : nothing, describedBy })}
    </div>`;
}

customElements.define('desk-comment-form', DeskCommentForm);
