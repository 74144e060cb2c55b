// The form's rules as a page calls them: the same judge, without a server; and what happens where it may not run.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url));
const fresh = (name) => import(`../../pkg/form/rules.js?${name}`);
const asked = [];

/** Serves the wasm as a server beside the script would, and minds the integrity as a browser does. */
globalThis.fetch = async (url, { integrity } = {}) => {
  asked.push(String(url));
  const bytes = read('pkg/wasm/form.wasm');
  if (integrity && integrity !== `sha384-${createHash('sha384').update(bytes).digest('base64')}`) throw new TypeError('integrity');
  return new Response(bytes, { headers: { 'content-type': 'application/wasm' } });
};

const GOOD = { name: 'Ada', email: 'ada@example.com', subject: 'Printer prints blank pages', description: 'x' };
const standard = ['name', 'email', 'subject', 'description'];

test('where a policy refuses WebAssembly it rejects, and nothing is fetched', async () => {
  const { Module } = WebAssembly;
  WebAssembly.Module = class { constructor() { throw new WebAssembly.CompileError('refused'); } };
  const { startRules } = await fresh('refused');
  await assert.rejects(startRules(), WebAssembly.CompileError);
  assert.deepEqual(asked, []);
  WebAssembly.Module = Module;
  await startRules();
  assert.equal(asked.length, 1);
  assert.ok(asked[0].endsWith('/pkg/wasm/form.wasm'), asked[0]);
});

test('an integrity is minded, and a failed start can be tried again', async () => {
  const { startRules } = await fresh('integrity');
  await assert.rejects(startRules({ integrity: 'sha384-AAAA' }), TypeError);
  const hash = createHash('sha384').update(read('pkg/wasm/form.wasm')).digest('base64');
  assert.equal((await startRules({ integrity: `sha384-${hash}` })).check({ fields: standard }, GOOD).ok, true);
});

test('every case of the table of conditions is shown as the table says', async () => {
  const rules = await (await fresh('shown')).startRules();
  let cases = 0;
  for (const { name, fields, cases: given } of JSON.parse(read('tests/fixtures/form-conditions.json'))) {
    for (const { values, shown } of given) {
      assert.deepEqual(rules.check({ fields }, values).shown, shown, `${name}: ${JSON.stringify(values)}`);
      cases += 1;
    }
  }
  assert.equal(cases, 25);
});

test('issues come in the order of the form, with reason, suggestion and what the sentence names', async () => {
  const rules = await (await fresh('issues')).startRules();
  const fields = [
    ...standard, { name: 'impact', required: true },
    { name: 'asset', type: 'text', maxLength: 3 }, { name: 'again', type: 'yesno' }, { name: 'seats', type: 'number', min: 1, max: 10 },
    { name: 'since', type: 'date', max: '2026-12-31' }, { name: 'device', type: 'options', choices: ['pc', { value: 'printer' }] },
    { name: 'model', type: 'dependent', dependsOn: 'device', choices: [{ value: 'x1', for: ['pc'] }, { value: 'p9', for: ['printer'] }] },
  ];
  const check = (values) => rules.check({ fields }, { ...GOOD, impact: 'outage', ...values }).issues;
  assert.deepEqual(check({ seats: '7,5', again: 'no', since: '2026-12-31', device: 'pc', model: 'x1', asset: 'é👩‍👩‍👧‍👦🇩🇪', token: 'x' }), []);
  assert.deepEqual(check({ model: 'p9', device: 'pc', since: '2027-01-01', seats: '11', again: 'maybe', asset: 'éßüä', email: 'ada@gmial.com', impact: '' }), [
    { path: 'email', code: 'doubtful_email', severity: 'warning', suggestion: 'ada@gmail.com' },
    { path: 'impact', code: 'required', severity: 'error' },
    { path: 'asset', code: 'too_long', severity: 'error', params: { limit: '3' } },
    { path: 'again', code: 'choice', severity: 'error' },
    { path: 'seats', code: 'number_most', severity: 'error', params: { limit: '10' } },
    { path: 'since', code: 'date_most', severity: 'error', params: { limit: '2026-12-31' } },
    { path: 'model', code: 'choice_of', severity: 'error', params: { parent: 'device' } },
  ]);
  assert.deepEqual(check({ email: 'ada@bücher..de', subject: 'help' }), [
    { path: 'email', code: 'invalid_email', reason: 'domain', severity: 'error', suggestion: 'ada@xn--bcher-kva.de' },
    { path: 'subject', code: 'vague_title', severity: 'warning' },
  ]);
  // Without a schema the form is the usual one.
  assert.deepEqual(rules.check({}, {}).issues.map(({ path }) => path), standard);
  assert.equal(rules.check({}, {}).ok, false);
});
