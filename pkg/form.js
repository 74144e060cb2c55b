// @ts-check
// The ticket form for any web page. Importing this registers nothing; `atera-wasm/form/define` does.
export { AteraTicketForm } from './form/element.js';
export {
  AteraAcceptedEvent, AteraBeforeSubmitEvent, AteraDraftRestoredEvent, AteraErrorEvent, AteraQueuedEvent, AteraRefusedEvent,
} from './form/events.js';
