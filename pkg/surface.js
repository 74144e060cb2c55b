// @ts-check
// What `atera-wasm` gives, whatever the host.
import { createChecks } from './checks.js';
import { clientHost } from './register-client.js';

/** Resolves when synchronous calls can be answered. */
export const ready = () => clientHost.start();

export const {
  checkTicket, checkTicketUpdate, checkCustomer, checkCustomerUpdate, checkContact, checkContactUpdate,
  checkComment, checkCustomValue, checkSubmission, checkEmail, nextStatuses, checkTransition, sla, priorityFor,
} = createChecks(() => clientHost);

export * from './words.js';
export {
  AteraError, ValidationError, TransitionError, RateLimitError, AuthError, NotFoundError, ConflictError, TimeoutError,
  NetworkError, ServerError, AmbiguousError, UnsupportedError, isAteraError,
} from './errors.js';
export { Atera } from './client.js';
export { Pages } from './pages.js';
