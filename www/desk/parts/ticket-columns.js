// What a list of tickets shows of each, in the ticket list and on a customer's page.
import { html } from '/vendor/lit.js';
import { addressOf } from '../router.js';
import { date, dateTime, requesterName } from '../words.js';
import { tag } from './tag.js';
import './sla.js';

/** @param {{ isOfOneCustomer: boolean }} where the customer's name would only repeat the heading */
export function ticketColumns({ isOfOneCustomer }) {
  return [
    { label: 'Ticket', kind: 'main', cell: (ticket) => html`<a href=${addressOf(`/tickets/${ticket.TicketID}`)}><span class="number">#${ticket.TicketID}</span> <span dir="auto">${ticket.TicketTitle}</span></a>` },
    ...(isOfOneCustomer ? [] : [{ label: 'Customer', kind: 'name', cell: (ticket) => ticket.CustomerName }]),
    { label: 'From', kind: 'name', cell: requesterName },
    { label: 'Priority', kind: 'worded', cell: (ticket) => tag(ticket.TicketPriority) },
    { label: 'Status', kind: 'worded', cell: (ticket) => tag(ticket.TicketStatus) },
    { label: 'First answer', kind: 'clock', cell: (ticket) => html`<desk-sla .ticket=${ticket}></desk-sla>` },
    { label: 'Created', kind: 'when', cell: ({ TicketCreatedDate: created }) => (isOfOneCustomer ? date(created) : dateTime(created)) },
  ];
}
