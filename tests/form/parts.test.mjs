// What of the element needs no browser.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { sentence } from '../../pkg/form/count.js';
import { countGraphemes } from '../../pkg/form/graphemes.js';
import { resolve } from '../../pkg/form/schema.js';
import words from '../../pkg/form/words/en.js';
import { SUBMISSION_FIELDS } from '../../pkg/intake/form-fields.js';
import { styleModule } from '../../tools/form-style.mjs';

const pkg = new URL('../../pkg/', import.meta.url);

test('characters are counted as people see them', () => {
  for (const [text, count] of [['', 0], ['abc', 3], ['👩‍👩‍👧‍👦', 1], ['e\u0301', 1], ['🇩🇪🇫🇷', 2], ['नि', 1]]) assert.equal(countGraphemes(text), count, text);
  assert.equal(sentence(words, 'abc', 10), '7 characters left');
  assert.equal(sentence(words, 'abc', 4), '1 character left');
  assert.equal(sentence(words, 'abcd', 3), '1 character too many');
});

test('the stylesheet in the script is the file', () => {
  assert.equal(readFileSync(new URL('form/style.js', pkg), 'utf8'), styleModule());
});

test('everything in the stylesheet is in one layer, and nothing in it needs a policy', () => {
  const css = readFileSync(new URL('form/style.css', pkg), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  assert.match(css.trim(), /^@layer atera-form \{[\s\S]*\}$/);
  let depth = 0;
  const ends = [...css.trim()].flatMap((letter, at) => {
    if (letter === '{') depth += 1;
    if (letter === '}') depth -= 1;
    return letter === '}' && depth === 0 ? [at] : [];
  });
  assert.deepEqual(ends, [css.trim().length - 1]);
  assert.doesNotMatch(css, /@import|url\(|(?:margin|padding|border|inset)-(?:left|right|top|bottom)|[^-](?:width|height):/);
  const offered = new Set([...css.matchAll(/var\((--atera-[a-z][a-z-]*)/g)].map(([, name]) => name).filter((name) => !name.startsWith('--atera-sure-')));
  assert.ok(offered.size >= 18 && offered.size <= 24, `${offered.size}: ${[...offered].join(' ')}`);
});

test('the package can be imported where there is no page, and registers nothing there', async () => {
  const { AteraTicketForm, AteraAcceptedEvent } = await import('../../pkg/form.js');
  await import('../../pkg/form/define.js');
  assert.equal(typeof AteraTicketForm, 'function');
  const event = new AteraAcceptedEvent({ id: 'i', receipt: 'r', url: 'u', name: 'Ada' });
  assert.deepEqual({ ...event }, { ...event, id: 'i', receipt: 'r', url: 'u' });
  assert.equal(event.bubbles && event.composed, true);
  assert.equal('name' in event, false);
});

test('a schema is resolved into one language, with the words that it leaves out', () => {
  const { fields, title, honeypot } = resolve({ fields: [
    'email', { name: 'site', choices: ['North', { value: 's', label: { de: 'Süden', en: 'South' } }] },
    { name: 'rack', type: 'yesno', label: { de: 'Im Schrank', 'en-GB': 'In the rack' }, hint: 'Look' },
  ] }, words);
  assert.equal(title, 'Ask for help');
  assert.equal(honeypot, 'website');
  assert.deepEqual(fields.map(({ name, type, label, required }) => [name, type, label, required]), [
    ['email', 'email', 'Your email address', true], ['site', 'options', 'Where it happens', false], ['rack', 'yesno', 'Im Schrank', false],
  ]);
  assert.deepEqual(fields[1].choices, [{ value: 'North', label: 'North' }, { value: 's', label: 'South' }]);
  assert.deepEqual(fields[2].choices.map(({ value }) => value), ['yes', 'no']);
  const all = resolve({}, words).fields;
  assert.deepEqual(Object.fromEntries(all.map(({ name, required }) => [name, required])), SUBMISSION_FIELDS);
});
