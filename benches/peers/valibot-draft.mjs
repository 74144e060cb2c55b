// The rules of a new ticket as a valibot schema.
import * as v from 'valibot';
import { WHOLE_TEXT } from './ticket-text.mjs';

export function createSchema() {
  const text = () => v.pipe(v.string(), v.regex(WHOLE_TEXT));
  const id = () => v.pipe(v.number(), v.safeInteger(), v.minValue(1));
  return v.pipe(
    v.strictObject({
      TicketTitle: v.pipe(v.string(), v.regex(WHOLE_TEXT), v.regex(/\S/)),
      Description: v.optional(text()),
      TicketPriority: v.optional(v.picklist(['Low', 'Medium', 'High', 'Critical'])),
      TicketStatus: v.optional(v.literal('Open')),
      TicketType: v.optional(v.picklist(['Problem', 'Request', 'Incident', 'Change'])),
      CustomerID: v.optional(id()),
      EndUserID: v.optional(id()),
      TechnicianContactID: v.optional(id()),
      DueDate: v.optional(v.pipe(v.string(), v.isoTimestamp())),
    }),
    v.check(({ CustomerID, EndUserID }) => CustomerID !== undefined || EndUserID !== undefined),
  );
}
