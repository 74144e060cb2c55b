// @ts-check
// What `atera-wasm/rules` gives, whatever the host.
import { checks } from './start-rules.js';

export { ready } from './start-rules.js';

export const {
  checkTicket, checkTicketUpdate, checkCustomer, checkCustomerUpdate, checkContact, checkContactUpdate,
  checkComment, checkCustomValue, checkSubmission, checkEmail, nextStatuses, checkTransition, sla, priorityFor,
} = checks;

export * from './words.js';
