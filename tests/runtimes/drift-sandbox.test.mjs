// The drift watch and the sandbox were made from the same document by different hands: they have to agree.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const path = (name) => fileURLToPath(new URL(`../../pkg/${name}`, import.meta.url));
const KEY = 'c0ffee00c0ffee00c0ffee00c0ffee00';

/** Runs the watch against a sandbox of its own, whose data lead up to now. */
async function watch(dialect, words = []) {
  const sandbox = execFile(process.execPath, [path('sandbox-cli.js'), '--port', '0', '--api-key', KEY, '--dialect', dialect, '--epoch', new Date().toISOString()]);
  try {
    const [line] = await once(sandbox.stdout, 'data');
    const [url] = String(line).match(/http:\S+/);
    return await new Promise((done) => {
      execFile(process.execPath, [path('cli.js'), 'drift', '--base-url', url, ...words], { env: { ...process.env, ATERA_API_KEY: KEY } },
        (error, stdout, stderr) => done({ code: error?.code ?? 0, stdout, stderr }));
    });
  } finally {
    sandbox.kill();
  }
}

test('the live sandbox is as the document says', async () => {
  const { code, stdout, stderr } = await watch('live', ['--json', '--probe-rate']);
  assert.equal(code, 0, stdout + stderr);
  const { drift, reads, errors, rate } = JSON.parse(stdout);
  assert.deepEqual([drift, reads.filter((read) => read.unread || read.status !== 200)], [[], []]);
  // What has no items was not compared.
  assert.deepEqual(reads.filter((read) => read.items === 0).map((read) => read.path), ['/tickets/{ticketId}/attachments']);
  assert.deepEqual(errors, ['GET /tickets/999999999999 answers 404, ProblemDetails (application/problem+json)']);
  // 700 in any minute, less what the watch asked before.
  assert.match(rate[0], /^682 calls of \/account were answered in \d+ s, then a 429 came$/);
  assert.equal(rate[1], 'a 429 came: ProblemDetails (application/problem+json), headers about it: retry-after');
});

test('the guide sandbox is not', async () => {
  const { code, stdout } = await watch('guide');
  assert.equal(code, 1);
  for (const told of ['/customers: Website is a field that is not known (string)', '/contacts: FirstName is a field', '/customers: the envelope has totalItems']) {
    assert.ok(stdout.includes(told), stdout);
  }
});
