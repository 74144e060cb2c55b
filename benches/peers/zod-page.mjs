// A page of tickets as a zod schema: the guide's fields, tolerant as wire data has to be read.
import * as z from 'zod';

const text = z.string().nullish();
const id = z.number().nullish();

export const ticketPage = z.object({
  items: z.array(z.object({
    TicketID: z.number(),
    TicketTitle: text,
    Description: text,
    TicketPriority: text,
    TicketStatus: text,
    TicketType: text,
    CustomerID: id,
    CustomerName: text,
    EndUserID: id,
    EndUserEmail: text,
    EndUserFirstName: text,
    EndUserLastName: text,
    TechnicianContactID: id,
    TechnicianFullName: text,
    TechnicianEmail: text,
    TicketCreatedDate: text,
    TicketResolvedDate: text,
    FirstResponseDate: text,
    LastActivityDate: text,
    DueDate: text,
    TicketSource: text,
  })),
  totalItems: z.number(),
  page: z.number(),
  itemsInPage: z.number(),
  totalPages: z.number(),
});
