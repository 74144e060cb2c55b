// The shell renames as the core's tables say: every line of the fixture was read by the tables' other interpreter.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readAs } from '../../pkg/objects.js';

const TICKET = 2;

test('both interpreters read alike', () => {
  const lines = JSON.parse(readFileSync(new URL('../fixtures/readings.json', import.meta.url), 'utf8'));
  assert.ok(lines.length > 700);
  for (const { reading, sent, read } of lines) {
    const before = JSON.stringify(sent);
    assert.deepEqual(readAs(sent, reading), read, before);
    assert.equal(JSON.stringify(sent), before, 'what came is not changed');
  }
});

test('a field of any name is kept, and changes nothing else', () => {
  const sent = JSON.parse('{"TicketID":7,"__proto__":{"polluted":true},"constructor":1,"toString":null}');
  const read = readAs(sent, TICKET);
  assert.deepEqual(Object.keys(read).sort(), ['TicketID', '__proto__', 'constructor', 'toString']);
  assert.equal(Object.getPrototypeOf(read), Object.prototype);
  assert.equal(read.polluted, undefined);
});

test('what takes a day and more, or crosses midnight, is counted too', () => {
  const WORK = 4;
  for (const [StartWorkHour, EndWorkHour, Duration] of [
    ['2026-02-15T10:00:00', '2026-02-15T10:00:01', 1],
    ['2026-02-15T23:30:00Z', '2026-02-16T00:30:00Z', 3600],
    ['2026-02-15T10:00:00+02:00', '2026-02-15T10:00:00+01:00', 3600],
    ['2026-02-15T10:00:00', '2026-02-15T11:00:00Z', null],
    ['2026-02-15T11:00:00Z', '2026-02-15T10:00:00Z', -3600],
    ['2026-02-15Taa:00:00Z', '2026-02-15T10:00:00Z', null],
  ]) {
    assert.equal(readAs({ StartWorkHour, EndWorkHour }, WORK).Duration, Duration, `${StartWorkHour} ${EndWorkHour}`);
  }
});
