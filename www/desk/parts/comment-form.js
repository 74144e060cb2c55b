// Adds a comment. Internal is the choice that stays inside, so it is the one made beforehand.
import { LitElement, html, live, nothing } from '/vendor/lit.js';
import { checkComment } from '/pkg/index.js';
import { atera } from '../session.js';
import { sentence } from '../words.js';
import { problemNotice, refuseOffline } from './problem.js';

class DeskCommentForm extends LitElement {
  static properties = {
    ticket: { attribute: false },
    text: { state: true },
    isInternal: { state: true },
    isTried: { state: true },
    isSending: { state: true },
    failure: { state: true },
  };

  constructor() {
    super();
    this.text = '';
    this.isInternal = true;
  }

  createRenderRoot() {
    return this;
  }

  #issues() {
    return this.isTried ? checkComment(this.#comment()).issues : [];
  }

  #comment() {
    return { CommentText: this.text, IsInternal: this.isInternal };
  }

  render() {
    const issues = this.#issues();
    const isWrong = issues.some((issue) => issue.severity === 'error');
    return html`
      <form class="card compose ${this.isInternal ? 'internal' : 'public'}" novalidate @submit=${(event) => { event.preventDefault(); this.#send(); }}>
        <h2>Add a comment</h2>
        <fieldset class="choices"><legend>Who may read it?</legend>
          ${this.#choice(true, 'Internal note', 'technicians only')}
          ${this.#choice(false, 'Public reply', 'the customer too')}
        </fieldset>
        <div class="field ${isWrong ? 'wrong' : ''}">
          <label for="comment-text">Comment</label>
          ${issues.length > 0 ? html`<p class="issues" id="comment-issues">${issues.map((issue) => html`
            <span class="issue ${issue.severity}"><span class="unseen">Error:</span> ${sentence(issue.message)}</span>`)}</p>` : nothing}
          <textarea id="comment-text" rows="4" dir="auto" required aria-invalid=${isWrong ? 'true' : nothing}
            aria-describedby=${issues.length > 0 ? 'comment-issues' : nothing}
            .value=${live(this.text)} @input=${(event) => { this.text = event.target.value; }}></textarea>
        </div>
        ${this.failure ? problemNotice(this.failure, () => this.#send()) : nothing}
        <button class="button primary" aria-disabled=${this.isSending ? 'true' : nothing}>${this.isInternal ? 'Add the internal note' : 'Send the public reply'}</button>
      </form>`;
  }

  #choice(value, label, who) {
    return html`<label class="pick"><input type="radio" name="visibility" .checked=${live(this.isInternal === value)}
      @change=${() => { this.isInternal = value; }}><span><strong>${label}</strong> <span class="quiet">${who}</span></span></label>`;
  }

  async #send() {
    if (this.isSending) return;
    this.isTried = true;
    this.failure = undefined;
    if (!checkComment(this.#comment()).ok) {
      await this.updateComplete;
      this.querySelector('textarea').focus();
      return;
    }
    this.isSending = true;
    try {
      refuseOffline();
      await atera.tickets.addComment(this.ticket, this.#comment());
      this.text = '';
      this.isTried = false;
      this.dispatchEvent(new CustomEvent('comment', { detail: this.isInternal }));
    } catch (error) {
      this.failure = error;
    }
    this.isSending = false;
  }
}

customElements.define('desk-comment-form', DeskCommentForm);
