// @ts-check
// What `atera-wasm` gives, whatever the host.
import { client } from './start-client.js';
import { createChecks } from './checks.js';
import { enter } from './tasks.js';

/** Resolves when synchronous calls can be answered. */
export const ready = () => client.core.start();

export const {
  checkTicket, checkTicketUpdate, checkCustomer, checkCustomerUpdate, checkContact, checkContactUpdate,
  checkComment, checkCustomValue, checkSubmission, checkEmail, nextStatuses, checkTransition, sla, priorityFor,
} = createChecks({ enter: (run) => enter(() => run(client.core.wasm)), paper: client.paper });

export * from './words.js';
export {
  AteraError, ValidationError, TransitionError, RateLimitError, AuthError, NotFoundError, ConflictError, TimeoutError,
  NetworkError, ServerError, AmbiguousError, UnsupportedError, isAteraError,
} from './errors.js';
export { Atera } from './client.js';
export { Pages } from './pages.js';
