// The README's program for a page, as it stands there, in a page of the desk's origin and under its policy.
import { readFile } from 'node:fs/promises';
import { expect, test } from './desk.mjs';

test('the page example runs', async ({ page }) => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const program = readme.match(/```js page\n([\s\S]*?)```/)[1];
  // No bundler stands between: the bare name becomes the package's file.
  const body = program.replace("from 'atera-wasm'", "from '/pkg/index.js'");
  await page.route('**/example.js', (route) => route.fulfill({ contentType: 'text/javascript', body }));
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  await page.goto('/');
  await page.evaluate(() => import('/example.js'));
  await expect.poll(() => said.filter((text) => /^(false High|\[?.*Pending.*Resolved.*\]?|180)$/.test(text)).length).toBe(3);
});
