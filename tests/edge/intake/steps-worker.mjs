// The Worker of the tests of steps and hooks: everything that can follow a ticket follows it, and hooks are heard.
import { createIntake } from 'atera-wasm/intake';

/** Heard here: a module is shared by the Worker and its objects, as long as the isolate lives. */
const told = [];
const hear = (hook) => (event) => { told.push({ hook, ...event }); };

const live = { dialect: 'live', timeZone: 'UTC', customValues: [{ from: 'category', target: 'contact', FieldName: 'Language' }], comment: { CommentText: 'We look at it', IsInternal: false, TechnicianContactID: 11111 } };
const guide = { customValues: [{ from: 'category', target: 'contact', FieldName: 'Language' }], comment: { CommentText: 'We look at it', IsInternal: false } };

export const build = (given) => {
  const { fetch: answer, ...intake } = createIntake({
    origins: ['https://www.example.com'],
    ratePerMinute: 60_000,
    perAddressPerMinute: 1_000_000,
    perSitePerMinute: 1_000_000,
    perReceiptPerMinute: 1_000_000,
    perVisitorPerMinute: 1_000_000,
    blindMs: 1_000,
    onAccepted: hear('accepted'),
    onCreated: hear('created'),
    onParked: hear('parked'),
    ...given,
  });
  return {
    ...intake,
    worker: {
      fetch: (request, env, context) =>
        (new URL(request.url).pathname === '/told' ? Response.json(told) : answer(request, env, context)),
    },
  };
};

export const OPTIONS = { live, guide };
