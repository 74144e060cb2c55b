// The rules of a new ticket as a zod schema.
import * as z from 'zod';
import { WHOLE_TEXT } from './ticket-text.mjs';

/** @param {{ jitless?: boolean }} [options] jitless: as where a policy forbids to compile text, and in workerd */
export function createSchema({ jitless = false } = {}) {
  z.config({ jitless });
  const text = z.string().regex(WHOLE_TEXT);
  const id = z.int().min(1).max(Number.MAX_SAFE_INTEGER);
  return z.strictObject({
    TicketTitle: text.regex(/\S/),
    Description: text.optional(),
    TicketPriority: z.enum(['Low', 'Medium', 'High', 'Critical']).optional(),
    TicketStatus: z.literal('Open').optional(),
    TicketType: z.enum(['Problem', 'Request', 'Incident', 'Change']).optional(),
    CustomerID: id.optional(),
    EndUserID: id.optional(),
    TechnicianContactID: id.optional(),
    DueDate: z.iso.datetime({ offset: true }).optional(),
  }).refine(({ CustomerID, EndUserID }) => CustomerID !== undefined || EndUserID !== undefined, { path: ['CustomerID'] });
}
