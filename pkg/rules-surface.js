// @ts-check
// What `atera-wasm/rules` gives, whatever the host.
import { checks, core } from './start-rules.js';

/** Resolves when synchronous calls can be answered. */
export const ready = () => core.start();

export const {
  checkTicket, checkTicketUpdate, checkCustomer, checkCustomerUpdate, checkContact, checkContactUpdate,
  checkComment, checkCustomValue, checkSubmission, checkEmail, nextStatuses, checkTransition, sla, priorityFor,
} = checks;

export * from './words.js';
