// @ts-check
// Registers the element under its name; another copy of it that came first stays.
import { AteraTicketForm } from './element.js';

if (globalThis.customElements && !customElements.get('atera-ticket-form')) customElements.define('atera-ticket-form', AteraTicketForm);

export { AteraTicketForm };
