// What a list of contacts shows of each, in the contact list and on a customer's page.
import { html } from '/vendor/lit.js';
import { addressOf } from '../router.js';
import { contactName } from '../words.js';

/** @param {{ isOfOneCustomer: boolean }} where the customer's name would only repeat the heading */
export function contactColumns({ isOfOneCustomer }) {
  return [
    { label: 'Contact', kind: 'main', cell: (contact) => html`<a href=${addressOf(`/contacts/${contact.EndUserID}`)} dir="auto">${contactName(contact)}</a>` },
    { label: 'E-mail', cell: (contact) => contact.Email },
    ...(isOfOneCustomer ? [] : [{ label: 'Customer', kind: 'name', cell: ({ CustomerID, CustomerName }) => html`<a href=${addressOf(`/customers/${CustomerID}`)}>${CustomerName ?? CustomerID}</a>` }]),
    { label: 'Job title', kind: 'name', cell: (contact) => contact.JobTitle },
    { label: 'Phone', cell: (contact) => contact.Phone },
    { label: 'Main contact', cell: (contact) => (contact.IsContactPerson ? 'Yes' : 'No') },
  ];
}
