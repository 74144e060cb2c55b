export { AteraTicketForm } from '../form.js';
