// Everything that follows a ticket, in both dialects, with replies lost on the way: each step once. And what hooks hear.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { eventually, startIntake } from './intake/start.mjs';
import { submissionOf } from './intake/submission.mjs';

const KNOWN = { email: 'John.Smith@acme.com', name: 'John Smith', category: 'English' };
const NEW = { email: 'newcomer@acme.com', name: 'Ada <b>Newcomer</b>', category: 'English' };
const STRANGER = { email: 'stranger@nowhere.example', name: 'A stranger', subject: 'Win a prize on floor 3 today' };

/** A fault that loses the reply after it took effect, once. */
const lost = (path, nth = 1) => ({ when: { method: 'POST', path, nth }, kind: 'drop_after' });

for (const dialect of ['guide', 'live']) {
  describe(dialect, () => {
    let intake;
    before(async () => {
      const worker = fileURLToPath(new URL(`intake/steps-${dialect}.mjs`, import.meta.url));
      intake = await startIntake({ worker, atera: { dialect } });
    });
    after(() => intake?.stop());

    const told = async () => (await intake.fetch('/told')).json();
    const created = async (submission) => {
      const { status, url } = await intake.submit(submission);
      assert.equal(status, 202);
      return eventually(async () => {
        const seen = await (await intake.fetch(url, { headers: { accept: 'application/json' } })).json();
        return seen.ticket?.comments.length > 0 && seen;
      }, 60_000);
    };
    /** The tickets with this subject. */
    const tickets = async (subject) =>
      (await intake.ask('/guide/api/v3/tickets?page=1&itemsInPage=50')).items.filter((ticket) => ticket.TicketTitle === subject);
    const comments = async (id) => (await intake.ask(`/guide/api/v3/tickets/${id}/comments`)).items;

    test('a known sender: ticket, value and comment, each once, though every reply is lost', async () => {
      const submission = { ...submissionOf(`steps-known-${dialect}-0000000001`), ...KNOWN };
      intake.atera.faults([lost('/tickets'), lost('/tickets', 2), { when: { method: dialect === 'live' ? 'PUT' : 'POST', path: '/customvalues', nth: 1 }, kind: 'drop_after' }]);
      const { ticketId } = await created(submission);
      intake.atera.faults([]);
      const [ticket, ...more] = await tickets(submission.subject);
      assert.deepEqual([ticket.TicketID, ticket.EndUserID, more.length], [ticketId, 67890, 0]);
      assert.equal((await comments(ticketId)).filter(({ CommentText }) => CommentText.startsWith('We look at it')).length, 1);
      await eventually(async () => (await told()).some(({ hook, ticket: id }) => hook === 'created' && id === ticketId));
    });

    test('a new sender of a known domain becomes a contact once', async () => {
      const submission = { ...submissionOf(`steps-new-${dialect}-000000000001`), ...NEW };
      intake.atera.faults([lost('/contacts')]);
      const { ticketId } = await created(submission);
      intake.atera.faults([]);
      const [{ EndUserID, CustomerID }] = await tickets(submission.subject);
      assert.equal(CustomerID, 12345);
      const contact = await intake.ask(`/guide/api/v3/contacts/${EndUserID}`);
      assert.deepEqual([contact.Email, contact.FirstName, contact.LastName], ['newcomer@acme.com', 'Ada', '<b>Newcomer</b>']);
      assert.ok(ticketId);
    });

    // In the guide nobody is looked up by a call of his own.
    test('an address that Atera refuses to look up waits for a person', { skip: dialect === 'guide' }, async () => {
      const submission = { ...submissionOf('steps-refused-live-0000000001'), email: 'refused@nowhere.example' };
      intake.atera.faults([{ when: { method: 'GET', path: '/contacts' }, kind: 'status', code: 400 }]);
      await intake.submit(submission);
      const { reason, ticket } = await eventually(async () => (await told()).find(({ hook, email }) => hook === 'parked' && email === submission.email));
      intake.atera.faults([]);
      assert.deepEqual([reason.split(':')[0], ticket], ['invalid_input', undefined]);
    });

    test('hooks hear each end once, and a stranger\'s words are not in it', async () => {
      const submission = { ...submissionOf(`steps-stranger-${dialect}-00000001`), ...STRANGER };
      const { url } = await intake.submit(submission);
      await eventually(async () => (await (await intake.fetch(url, { headers: { accept: 'application/json' } })).json()).state === 'parked');
      await eventually(async () => (await told()).some(({ hook }) => hook === 'parked'));
      const heard = await told();
      const about = (email) => heard.filter((event) => event.email === email);
      assert.deepEqual(about(STRANGER.email).map(({ hook, verified, reason }) => [hook, verified, reason]), [['accepted', false, undefined], ['parked', false, 'unknown_sender']]);
      assert.deepEqual(about(NEW.email).map(({ hook, verified }) => [hook, verified]), [['accepted', false], ['created', false]]);
      // Whoever was a contact before is told what he wrote; at the door nobody knows that yet.
      assert.deepEqual(about('John.Smith@acme.com').map(({ hook, verified, name }) => [hook, verified, name]), [['accepted', false, undefined], ['created', true, 'John Smith']]);
      const strangers = JSON.stringify([...about(STRANGER.email), ...about(NEW.email)]);
      for (const text of [STRANGER.subject, STRANGER.name, 'Newcomer', 'Since noon']) assert.ok(!strangers.includes(text), text);
    });
  });
}
