// @ts-check
// One class for each event. None says what was typed: an analytics script that hears them all learns nothing of a person.

const SEEN = { bubbles: true, composed: true };

/** Before the form is sent. `preventDefault()` keeps it; what is put into `fields` is sent along. */
export class AteraBeforeSubmitEvent extends Event {
  constructor() {
    super('atera-before-submit', { ...SEEN, cancelable: true });
    /** Further fields, as texts. @type {Record<string, string>} */
    this.fields = {};
  }
}

/** The help desk has it. */
export class AteraAcceptedEvent extends Event {
  /** @param {{ id: string, receipt: string, url: string }} detail */
  constructor({ id, receipt, url }) {
    super('atera-accepted', SEEN);
    this.id = id;
    this.receipt = receipt;
    this.url = url;
  }
}

/** It waits in this browser until the line is back. */
export class AteraQueuedEvent extends Event {
  /** @param {{ id: string }} detail */
  constructor({ id }) {
    super('atera-queued', SEEN);
    this.id = id;
  }
}

/** It was not sent, or not taken: something has to be corrected. */
export class AteraRefusedEvent extends Event {
  /** @param {{ code: string, issues: { path: string, code: string }[] }} detail */
  constructor({ code, issues }) {
    super('atera-refused', SEEN);
    this.code = code;
    this.issues = issues.map((issue) => ({ path: issue.path, code: issue.code }));
  }
}

/** Something did not work that nobody can correct in the form. */
export class AteraErrorEvent extends Event {
  /** @param {{ code: string, cause?: unknown }} detail */
  constructor({ code, cause }) {
    super('atera-error', SEEN);
    this.code = code;
    this.cause = cause;
  }
}

/** What was typed before is in the form again. */
export class AteraDraftRestoredEvent extends Event {
  constructor() {
    super('atera-draft-restored', SEEN);
  }
}
