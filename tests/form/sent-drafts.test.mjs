// Which draft is which submission.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSent } from '../../pkg/form/sent-drafts.js';

const FIELDS = { name: 'Ada', email: 'ada@nobody.example', description: 'It hums\nsince noon, and nothing comes out', impact: 'single', token: 't'.repeat(200), proof: '1'.repeat(200) };
const line = (name, value, nth = 0) => [name, nth, value];
const DESCRIPTION = line('description', FIELDS.description);

/** What the draft holds → whether it is that submission. */
const TABLE = [
  ['the same', [line('name', 'Ada'), DESCRIPTION], true],
  ['the same, with a choice', [DESCRIPTION, line('impact', true, 2)], true],
  ['the same, with the newlines of another system and room around it', [line('description', ' It hums\r\nsince noon, and nothing comes out ')], true],
  ['another text', [line('name', 'Ada'), line('description', 'It rattles')], false],
  ['one text the same, one another', [DESCRIPTION, line('name', 'Bo')], false],
  ['a name alone, which the next request has too', [line('name', 'Ada')], false],
  ['a field that was not sent', [DESCRIPTION, line('site', 'North')], false],
  ['a choice alone', [line('impact', true)], false],
  ['nothing', [], false],
];

for (const [name, lines, expected] of TABLE) test(`${name}: ${expected ? 'sent' : 'not sent'}`, () => assert.equal(isSent(lines, FIELDS), expected));
