// The README's programs for React, Vue and Svelte, as they stand there, and the one script tag with its hash.
import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { compile } from 'svelte/compiler';
import { compileScript, parse } from 'vue/compiler-sfc';
import { expect, test } from './desk.mjs';
import { element, fill, send } from './embedded.mjs';

const ROOT = new URL('../../', import.meta.url);
const ADDRESS = 'https://ticket-intake.example.workers.dev';
const SCHEMA = { title: 'Ask Harbour Dental', fields: ['name', 'email', 'subject', 'description'] };

/** How a page starts each of them; `tell` notes where the receipt is. */
const STARTS = {
  react: `import { createElement } from 'react'; import { createRoot } from 'react-dom/client'; import { AskForHelp } from 'program.jsx';
    createRoot(document.getElementById('app')).render(createElement(AskForHelp, { schema, onTicket: tell }));`,
  vue: `import { createApp } from 'vue'; import AskForHelp from 'program.vue';
    createApp(AskForHelp, { schema, onTicket: tell }).mount('#app');`,
  svelte: `import { mount } from 'svelte'; import AskForHelp from 'program.svelte';
    mount(AskForHelp, { target: document.getElementById('app'), props: { schema, onticket: tell } });`,
};

/** By the name of the block in the README; what is no JavaScript is compiled as the framework's own tools do. */
const COMPILERS = {
  react: (source) => source,
  vue(source) {
    const { descriptor } = parse(source);
    const templateOptions = { compilerOptions: { isCustomElement: (tag) => tag.startsWith('atera-') } };
    return compileScript(descriptor, { id: 'help', inlineTemplate: true, templateOptions }).content;
  },
  svelte: (source) => compile(source, { generate: 'client' }).js.code,
};

async function bundle(name, intake) {
  const readme = await readFile(new URL('README.md', ROOT), 'utf8');
  const source = new RegExp(`\`\`\`${{ react: 'jsx react' }[name] ?? name}\\n([\\s\\S]*?)\`\`\``).exec(readme)[1].replace(ADDRESS, intake);
  expect(source).toContain(intake);
  const { outputFiles } = await build({
    stdin: {
      contents: `const schema = ${JSON.stringify(SCHEMA)}; const tell = (url) => { document.body.dataset.receipt = url; };\n${STARTS[name]}`,
      resolveDir: new URL('.', ROOT).pathname,
    },
    bundle: true, write: false, format: 'esm', jsx: 'automatic', conditions: ['browser'],
    define: { 'process.env.NODE_ENV': '"production"', __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' },
    logLevel: 'error',
    plugins: [{
      name: 'the program of the README',
      setup(building) {
        building.onResolve({ filter: /^program\./ }, ({ path }) => ({ path, namespace: 'readme' }));
        building.onLoad({ filter: /./, namespace: 'readme' }, () => ({ contents: COMPILERS[name](source), loader: 'jsx', resolveDir: new URL('.', ROOT).pathname }));
        building.onResolve({ filter: /^atera-wasm\/form\/define$/ }, () => ({ path: '/pkg/form/define.js', external: true }));
      },
    }],
  });
  return outputFiles[0].text;
}

const serve = (page, html) => page.route('**/form/framework.html', (route) => route.fulfill({ contentType: 'text/html', body: `<!doctype html><html lang="en"><title>Help</title><body>${html}` }));

const intakeOf = async (desk) => new URL((await fetch(`${desk}/demo/form`, { redirect: 'manual' })).headers.get('location')).origin;

for (const name of Object.keys(STARTS)) {
  test(`the form in ${name}`, async ({ page, desk, browserName }) => {
    test.skip(browserName !== 'chromium', 'one engine is enough for what is the framework\'s');
    const body = await bundle(name, await intakeOf(desk));
    await page.route('**/form/framework.js', (route) => route.fulfill({ contentType: 'text/javascript', body }));
    // A page that only the test serves is no page of this machine to Chromium, and may not ask the intake.
    await page.goto('/form/no-policy.html');
    await page.evaluate(() => {
      document.body.innerHTML = '<div id="app"></div>';
      document.body.append(Object.assign(document.createElement('script'), { type: 'module', src: '/form/framework.js' }));
    });
    // The schema came as a property: an attribute would be "[object Object]", and the form the intake's own.
    await expect(page.getByRole('form', { name: SCHEMA.title })).toBeVisible();
    await expect(page.getByRole('textbox')).toHaveCount(4);
    await fill(page, `Sent from ${name}`);
    await send(page).click();
    await expect(element(page)).toHaveAttribute('state', 'accepted');
    await expect(page.locator('body')).toHaveAttribute('data-receipt', /\/receipts\//);
  });
}

test.describe('by a script tag', () => {
  // It is meant to be refused once.
  test.use({ forgiven: 'hashes in the integrity attribute' });

  test('one script tag runs with its hash, and with another it does not', async ({ page, desk }) => {
    const { 'atera-form.js': hash } = JSON.parse(await readFile(new URL('pkg/embed/integrity.json', ROOT), 'utf8'));
    const tag = (integrity) => `<script type="module" src="/pkg/embed/atera-form.js" integrity="${integrity}" crossorigin="anonymous"></script>
      <atera-ticket-form action="${desk}/tickets"><script type="application/json">${JSON.stringify(SCHEMA)}</script></atera-ticket-form>`;
    await serve(page, tag(hash));
    await page.goto('/form/framework.html');
    await expect(element(page)).toHaveAttribute('state', 'ready');
    await send(page).click();
    await expect(element(page).locator('.atera-summary')).toBeFocused();
    await page.unrouteAll();
    await serve(page, tag(hash.replace(/.{4}$/, 'AAAA')));
    await page.goto('/form/framework.html');
    await page.waitForLoadState('networkidle');
    await expect(element(page)).not.toHaveAttribute('state');
  });
});
