// Gives the tests what the element will use, without the element.
import { attachDrafts } from '/pkg/form/drafts.js';
import { solve } from '/pkg/form/proof.js';
import { openQueue } from '/pkg/form/queue.js';
import { openStorage } from '/pkg/form/storage.js';

const asked = new URLSearchParams(location.search);
const door = asked.get('door');
const later = Number(asked.get('later') ?? 0);
const form = document.querySelector('form');
const events = [];

const lines = { events, solve, storage: openStorage() };

if (door) {
  const action = `${door}/tickets`;
  lines.queue = openQueue({ action, now: () => Date.now() + later, onEvent: (event) => events.push(event) });
  /** As the element does: with a token that the page got beforehand. */
  lines.send = async (subject) => {
    const { token, id } = await (await fetch(`${door}/form/token`)).json();
    const fields = { name: 'Ada Okafor', email: 'ada@nobody.example', subject, description: 'It hums, and nothing comes out.', language: 'en', website: '' };
    lines.sent = lines.queue.send({ id, token, fields });
    return id;
  };
  lines.answer = () => lines.sent;
}

if (asked.has('drafts')) {
  lines.restorations = 0;
  lines.drafts = attachDrafts({
    form,
    key: 'the form of the test',
    now: () => Date.now() + later,
    announce: (text) => { document.querySelector('#live').textContent = text; },
    say: (word) => ({ draftRestored: 'We put back what you typed', undone: 'It is as it was' })[word],
    onRestored: () => { lines.restorations += 1; },
  });
}

globalThis.lines = lines;
