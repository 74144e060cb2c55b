// What becomes of a submission: every state with everything that can happen to it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LONGEST_MS, PATIENCE_MS, TOKEN_MS, begin, meaningOf, next } from '../../pkg/form/queue-rules.js';

const HOUR = 3_600_000;
const NOW = 1_800_000_000_000;
const HALF = 0.5;

const answer = (status, more = {}) => ({ type: 'answer', status, code: null, retryAfterMs: null, isReceipt: false, isHeard: true, ...more });
const RECEIPT = answer(202, { isReceipt: true });
const turn = (age = 0) => ({ type: 'turn', tokenAt: NOW - age });
const waiting = { ...begin(NOW, true), triedAt: NOW };

test('what an answer means: by its code, then by its status', () => {
  const meanings = {
    accepted: [[200, null, true], [202, null, true]],
    early: [[403, 'too_fast']],
    stale: [[403, 'token_expired'], [403, 'token_invalid'], [403, 'token_required']],
    later: [
      [408, 'too_slow'], [425, null], [429, 'address_rate_limited'], [429, 'site_rate_limited'], [429, null],
      [500, null], [502, null], [503, 'unavailable'], [503, 'not_configured'], [503, 'challenge_unavailable'], [504, null], [599, null],
      // A network's own page, in place of the door's.
      [200, null], [202, null], [204, null], [301, null], [302, null], [304, null],
    ],
    wrong: [
      [400, 'unreadable_body'], [400, 'repeated_field'], [400, 'file_not_allowed'], [400, 'invalid_id'], [401, 'signature_required'],
      [403, 'origin_not_allowed'], [403, 'looks_automated'], [403, 'token_of_another'], [403, 'challenge_required'],
      [403, 'challenge_failed'], [403, 'challenge_elsewhere'], [404, null], [405, 'method_not_allowed'], [413, 'too_large'],
      [415, 'unsupported_media_type'], [422, 'invalid_input'], [422, 'id_reused'], [499, null],
    ],
  };
  for (const [meaning, answers] of Object.entries(meanings)) {
    for (const [status, code, isReceipt = false] of answers) assert.equal(meaningOf({ status, code, isReceipt }), meaning, `${status} ${code}`);
  }
  // A receipt counts where the door took it, and nowhere else.
  for (const status of [301, 400, 422, 500]) assert.notEqual(meaningOf({ status, code: null, isReceipt: true }), 'accepted');
});

/** What happened, whether it is on the disk → what is done, and the state then. */
const TABLE = [
  ['its turn', turn(), true, 'send', 'waiting'],
  ['its turn, not on the disk', turn(), false, 'send', 'waiting'],
  ['its turn, the token 23 hours old', turn(TOKEN_MS), true, 'send', 'waiting'],
  ['its turn, the token a moment older', turn(TOKEN_MS + 1), true, 'renew', 'waiting'],
  ['its turn, a token without a time', { type: 'turn', tokenAt: null }, true, 'send', 'waiting'],
  ['news of the line', { type: 'line' }, true, 'wait', 'waiting'],
  ['the line was cut', { type: 'lost', code: 'network' }, true, 'wait', 'waiting'],
  ['the line was cut, not on the disk', { type: 'lost', code: 'network' }, false, 'fail', 'gone'],
  ['no answer in time', { type: 'lost', code: 'timeout' }, true, 'wait', 'waiting'],
  ['accepted', RECEIPT, true, 'accept', 'gone'],
  ['accepted, not on the disk', RECEIPT, false, 'accept', 'gone'],
  ['a page in between', answer(200), true, 'wait', 'waiting'],
  ['too early', answer(403, { code: 'too_fast', retryAfterMs: 900 }), true, 'early', 'waiting'],
  ['too early, not on the disk', answer(403, { code: 'too_fast', retryAfterMs: 900 }), false, 'early', 'waiting'],
  ['the token expired', answer(403, { code: 'token_expired' }), true, 'renew', 'waiting'],
  ['the token of another secret', answer(403, { code: 'token_invalid' }), true, 'renew', 'waiting'],
  ['the door is down', answer(503, { code: 'unavailable' }), true, 'wait', 'waiting'],
  ['the door is down, not on the disk', answer(503, { code: 'unavailable' }), false, 'fail', 'gone'],
  ['to be corrected, and somebody sees it', answer(422, { code: 'invalid_input' }), true, 'refuse', 'gone'],
  ['to be corrected, and nobody sees it', answer(422, { code: 'invalid_input', isHeard: false }), true, 'refuse', 'refused'],
  ['a fresh token', { type: 'renewed' }, true, 'send', 'waiting'],
  ['no fresh token, the door is down', { type: 'unrenewed', status: 503, retryAfterMs: null }, true, 'wait', 'waiting'],
  ['no fresh token, too many requests', { type: 'unrenewed', status: 429, retryAfterMs: 10 }, true, 'wait', 'waiting'],
  ['no fresh token, a page in between', { type: 'unrenewed', status: 200, retryAfterMs: null }, true, 'wait', 'waiting'],
  ['no fresh token for this id', { type: 'unrenewed', status: 404, retryAfterMs: null }, true, 'fail', 'failed'],
  ['discarded', { type: 'discarded' }, true, 'forget', 'gone'],
];

for (const [name, event, isStored, step, phase] of TABLE) {
  test(`${name}: ${step}`, () => {
    const result = next({ ...waiting, isStored }, event, NOW, HALF);
    assert.deepEqual([result.step, result.state.phase], [step, phase]);
  });
}

test('what has ended does nothing any more but be discarded', () => {
  for (const phase of ['refused', 'failed', 'gone']) {
    const state = { ...waiting, phase };
    for (const [, event] of TABLE) {
      if (event.type !== 'discarded') assert.deepEqual(next(state, event, NOW, HALF), { state, step: 'nothing' });
    }
    assert.equal(next(state, { type: 'discarded' }, NOW, HALF).step, 'forget');
  }
});

test('pauses double from two seconds to five minutes, each between its half and its whole', () => {
  const whole = [2, 4, 8, 16, 32, 64, 128, 256, 300, 300].map((seconds) => seconds * 1_000);
  for (const [random, share] of [[0, 0.5], [0.5, 0.75], [1, 1]]) {
    let state = waiting;
    for (const pause of whole) {
      state = next(state, { type: 'lost', code: 'network' }, NOW, random).state;
      assert.equal(state.dueAt - NOW, pause * share);
    }
  }
  assert.ok(Number.isFinite(next({ ...waiting, attempts: 1e9 }, { type: 'lost', code: 'network' }, NOW, 1).state.dueAt));
});

test('a door is not asked before the time that it named, not even when the line is back', () => {
  const { state } = next(waiting, answer(429, { retryAfterMs: 60_000 }), NOW, HALF);
  assert.equal(state.dueAt, NOW + 60_000);
  assert.equal(next(state, { type: 'line' }, NOW + 1_000, HALF).state.dueAt, NOW + 60_000);
  assert.equal(next(state, turn(), NOW + 59_999, HALF).step, 'wait');
  assert.equal(next(state, turn(), NOW + 60_000, HALF).step, 'send');
  // A door that says a year means its own mistake.
  assert.equal(next(waiting, answer(503, { retryAfterMs: 365 * 24 * HOUR }), NOW, HALF).state.dueAt, NOW + 6 * HOUR);
});

test('when the line is back it goes at once, but not twice in two seconds', () => {
  const { state } = next({ ...waiting, attempts: 7 }, { type: 'lost', code: 'network' }, NOW, HALF);
  assert.equal(next(state, { type: 'line' }, NOW + 1_000, HALF).state.dueAt, NOW + 2_000);
  assert.equal(next(state, { type: 'line' }, NOW + 5_000, HALF).state.dueAt, NOW + 5_000);
  const due = { ...waiting, dueAt: NOW - 1 };
  assert.equal(next(due, { type: 'line' }, NOW, HALF).state.dueAt, NOW - 1);
});

test('too early is waited for as long as somebody would, and not for ever', () => {
  const early = (retryAfterMs) => next(waiting, answer(403, { code: 'too_fast', retryAfterMs }), NOW, HALF).state.dueAt - NOW;
  assert.deepEqual([0, 900, null, 1e9].map(early), [0, 900, 2_000, PATIENCE_MS]);
  let state = waiting;
  const steps = Array.from({ length: 7 }, () => {
    const result = next(state, answer(403, { code: 'too_fast', retryAfterMs: 1 }), NOW, HALF);
    state = result.state;
    return result.step;
  });
  assert.deepEqual(steps, ['early', 'early', 'early', 'early', 'early', 'wait', 'wait']);
});

test('a token is renewed twice in a row, then the door has its way', () => {
  let state = waiting;
  const steps = [];
  for (let time = 0; time < 3; time += 1) {
    const { step } = next(state, answer(403, { code: 'token_invalid' }), NOW, HALF);
    steps.push(step);
    state = next(state, { type: 'renewed' }, NOW, HALF).state;
  }
  assert.deepEqual(steps, ['renew', 'renew', 'refuse']);
  const rested = next(state, { type: 'lost', code: 'network' }, NOW, HALF).state;
  assert.equal(next(rested, answer(403, { code: 'token_expired' }), NOW, HALF).step, 'renew');
});

test('after fourteen days it is given up, and its text stays', () => {
  const old = (age) => next({ ...waiting, createdAt: NOW - age }, turn(), NOW, HALF);
  assert.equal(old(LONGEST_MS).step, 'send');
  const { step, state } = old(LONGEST_MS + 1);
  assert.deepEqual([step, state.phase, state.code], ['fail', 'failed', 'expired']);
});

test('a clock that was set back holds nothing for years', () => {
  const future = NOW + 1_000 * 24 * HOUR;
  const state = { ...waiting, createdAt: future, triedAt: future, dueAt: future, notBefore: future };
  const held = next(state, turn(), NOW, HALF).state;
  assert.deepEqual([held.createdAt, held.triedAt, held.dueAt, held.notBefore], [NOW, NOW, NOW + 6 * HOUR, NOW + 6 * HOUR]);
});

test('whatever happens in whatever order: nothing that waits is due never, and only four steps end it', () => {
  let seed = 5;
  const roll = () => { seed = (seed * 48_271) % 2_147_483_647; return seed / 2_147_483_647; };
  const events = TABLE.map(([, event]) => event).filter(({ type }) => type !== 'discarded');
  const ENDS = new Set(['accept', 'refuse', 'fail', 'forget']);
  for (let run = 0; run < 2_000; run += 1) {
    let state = begin(NOW, roll() < 0.7);
    let now = NOW;
    for (let happened = 0; happened < 30 && state.phase === 'waiting'; happened += 1) {
      now += Math.floor(roll() * HOUR * 2 - HOUR / 2);
      const result = next(state, events[Math.floor(roll() * events.length)], now, roll());
      assert.ok(Number.isFinite(result.state.dueAt));
      assert.equal(ENDS.has(result.step), result.state.phase !== 'waiting', result.step);
      assert.ok(state.isStored || result.state.phase === 'waiting' || result.state.phase === 'gone', 'what is not stored cannot stay');
      state = result.state;
    }
  }
});
