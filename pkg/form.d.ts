/** A text for all languages, or one for each by its tag. */
export type Text = string | Record<string, string>;

/** A field of a submission. */
export type StandardName = 'name' | 'email' | 'subject' | 'description' | 'impact' | 'urgency' | 'category' | 'phone' | 'site';

/** When a field is shown. */
export type Condition =
  | { field: string; is: string | string[] }
  | { field: string; not: string | string[] }
  | { all: Condition[] }
  | { any: Condition[] };

/** Something to choose; `for` names the parent's values with which it can be. */
export interface FormChoice {
  value: string;
  label?: Text;
  for?: string[];
}

/** A field of a form. */
export interface FormField {
  /** A field of a submission, or the name of a custom one: letters a–z, digits and _, at most 40. */
  name: StandardName | (string & {});
  /** Of a custom field. */
  type?: 'text' | 'yesno' | 'number' | 'date' | 'options' | 'dependent';
  label?: Text;
  hint?: Text;
  required?: boolean;
  choices?: (string | FormChoice)[];
  /** The parent of a list of type `dependent`. */
  dependsOn?: string;
  showIf?: Condition;
  /** A number, or a day as YYYY-MM-DD. */
  min?: number | string;
  max?: number | string;
  /** In characters as people count them. */
  maxLength?: number;
  /** The custom field of Atera that it is written to; without one it becomes a line of the description. */
  FieldName?: string;
  target?: 'ticket' | 'contact' | 'customer';
}

/** A form as data: the same for core, intake and page. */
export interface FormSchema {
  title?: Text;
  /** In their order; what is not listed is not shown. Default: every field of a submission. */
  fields?: (StandardName | FormField)[];
}

/** How far the form is. */
export type FormState = '' | 'ready' | 'sending' | 'accepted' | 'queued' | 'failed';

/** `<atera-ticket-form>`: a form around or inside of it, made better. */
export declare class AteraTicketForm extends HTMLElement {
  /** Where a form without an own `<form>` is sent. */
  action: string;
  /** The form's state; the element sets it. */
  state: FormState;
  /** The language; default that of the nearest ancestor. */
  language: string;
  /** For how many days what was typed is kept in the browser; empty for seven. Without the attribute nothing is kept. */
  drafts: string;
  /** The host's brand colour, as CSS writes colours. */
  accent: string;
  /** Whether the form is in a shadow root, out of reach of the host's styles. Read when the element is connected. */
  shadow: boolean;
  /** The form as data, in place of the intake's. */
  schema: FormSchema | undefined;
  /** Sends the form as its button does. */
  submit(): void;
}

/** Before the form is sent; `preventDefault()` keeps it. */
export declare class AteraBeforeSubmitEvent extends Event {
  constructor();
  /** What is put in here is sent along. What was typed is not in it. */
  readonly fields: Record<string, string>;
}

/** The help desk has it. */
export declare class AteraAcceptedEvent extends Event {
  constructor(detail: { id: string; receipt: string; url: string });
  readonly id: string;
  readonly receipt: string;
  readonly url: string;
}

/** It waits in this browser until the line is back. */
export declare class AteraQueuedEvent extends Event {
  constructor(detail: { id: string });
  readonly id: string;
}

/** Something has to be corrected. */
export declare class AteraRefusedEvent extends Event {
  constructor(detail: { code: string; issues: { path: string; code: string }[] });
  readonly code: string;
  readonly issues: { path: string; code: string }[];
}

/** Something did not work that nobody can correct in the form. */
export declare class AteraErrorEvent extends Event {
  constructor(detail: { code: string; cause?: unknown });
  readonly code: string;
  readonly cause?: unknown;
}

/** What was typed before is in the form again. */
export declare class AteraDraftRestoredEvent extends Event {
  constructor();
}

declare global {
  interface HTMLElementTagNameMap {
    'atera-ticket-form': AteraTicketForm;
  }
  // They bubble: a listener may be on the document as well.
  interface GlobalEventHandlersEventMap {
    'atera-before-submit': AteraBeforeSubmitEvent;
    'atera-accepted': AteraAcceptedEvent;
    'atera-queued': AteraQueuedEvent;
    'atera-refused': AteraRefusedEvent;
    'atera-error': AteraErrorEvent;
    'atera-draft-restored': AteraDraftRestoredEvent;
  }
}
