// What people type into a ticket form, and what they get wrong.

/** Every field that a caller may write, filled. */
const GOOD = {
  TicketTitle: 'Unable to access email - multiple users affected',
  Description: 'Sales team (5 users) reporting Outlook disconnected since 9am',
  TicketPriority: 'High',
  TicketStatus: 'Open',
  TicketType: 'Problem',
  CustomerID: 12345,
  EndUserID: 67890,
  TechnicianContactID: 11111,
  DueDate: '2024-02-16T17:00:00Z',
};

const { TicketTitle: _, ...untitled } = GOOD;

/** A typo in a word, a field that does not exist, and no title. */
const BAD = { ...untitled, TicketPriority: 'Hgih', TicketPrioritty: 'High' };

/** Enough that nothing is gained by remembering the last one; their texts are read, as from a form, not literals. */
const COUNT = 16;
const differing = (draft) =>
  Array.from({ length: COUNT }, (_, index) => JSON.parse(JSON.stringify({
    ...draft,
    ...(draft.TicketTitle && { TicketTitle: `${draft.TicketTitle} (${10 + index})` }),
    Description: `${draft.Description}, ${10 + index} calls so far`,
    EndUserID: draft.EndUserID + index,
  })));

export const drafts = { good: differing(GOOD), bad: differing(BAD) };
