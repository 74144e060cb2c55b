// pkg/embed: the form for one script tag. A page names `atera-form.js` with its integrity, and that covers the rest: each
// file holds the hashes of the files that it loads later, and loads none that differs. integrity.json names them all.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, transformSync } from 'esbuild';

const root = fileURLToPath(new URL('../pkg/', import.meta.url));
const out = `${root}embed/`;
const ENTRY = 'atera-form.js';

/** Loads a part that hashes to what was built. A preload checks it, and the module that is imported then is that one. */
const LOADER = `
  export async function load(name, integrity) {
    const url = new URL(name, import.meta.url).href;
    const link = document.createElement('link');
    // Engines of before 2023 cannot check a module that a script asks for.
    if (integrity && link.relList.supports('modulepreload')) {
      await new Promise((resolve, reject) => {
        Object.assign(link, { rel: 'modulepreload', href: url, integrity, crossOrigin: 'anonymous', onload: resolve });
        link.onerror = () => reject(new Error(name + ' is missing, or not the one that was built'));
        document.head.append(link);
      });
    }
    return import(url);
  }
`;

const hash = (bytes, kind) => `${kind}-${createHash(kind).update(bytes).digest('base64')}`;

/** Name of a file → its hash, for people. */
const integrity = {};
/** The same for the files among themselves: shorter, because every visitor loads them. */
const inner = {};
/** Source that is loaded later → the file that it became. */
const files = new Map();

function write(name, bytes) {
  integrity[name] = hash(bytes, 'sha384');
  inner[name] = hash(bytes, 'sha256');
  writeFileSync(out + name, bytes);
  return name;
}

/** `import('./x.js')` of a source → the loading of the file that it became; nothing for what is left out. @param {RegExp} [left] */
const later = (left) => ({
  name: 'later',
  setup(bundle) {
    bundle.onResolve({ filter: /^embed:load$/ }, () => ({ path: 'load', namespace: 'embed' }));
    bundle.onLoad({ filter: /^load$/, namespace: 'embed' }, () => ({ contents: LOADER, loader: 'js' }));
    bundle.onLoad({ filter: /\/pkg\/form\/.*\.js$/ }, ({ path }) => {
      if (path.endsWith('/rules-source.js')) return { contents: rulesSource(), loader: 'js' };
      // Without its comments a source names a part only where it loads it.
      const { code } = transformSync(readFileSync(path, 'utf8'), { minifyWhitespace: false, legalComments: 'none' });
      let isLoading = false;
      const contents = code.replace(/\bimport\("(\.[^"]+)"\)/g, (whole, name) => {
        const part = fileURLToPath(new URL(name, `file://${path}`));
        const file = files.get(part);
        if (!file) return whole;
        isLoading = true;
        return left?.test(file) ? '0' : `load("./${file}", "${inner[file]}")`;
      });
      return { contents: isLoading ? `import { load } from 'embed:load';\n${contents}` : contents, loader: 'js' };
    });
  },
});

const rulesSource = () =>
  `export const RULES = { url: new URL('./form.wasm', import.meta.url), integrity: '${integrity['form.wasm']}' };`;

/** One file from a source and all that it does not load later. @param {string} source @param {string} name @param {RegExp} [left] */
async function bundle(source, name, left) {
  const { outputFiles: [{ contents }] } = await build({
    entryPoints: [`${root}${source}`],
    bundle: true,
    minify: true,
    write: false,
    // A module is UTF-8 whatever its server says, and escapes are longer.
    charset: 'utf8',
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'error',
    plugins: [later(left)],
  });
  files.set(`${root}${source}`, write(name, contents));
}

const { LANGUAGES } = await import(`${root}form/words/languages.js`);

rmSync(out, { recursive: true, force: true });
mkdirSync(out);
write('form.wasm', readFileSync(`${root}wasm/form.wasm`));
write('style.css', transformSync(readFileSync(`${root}form/style.css`, 'utf8'), { loader: 'css', minify: true }).code);
// From the leaves to the entry: a file can name only what is there.
for (const tag of Object.keys(LANGUAGES)) {
  await bundle(`form/words/${tag}.js`, `${tag}.js`);
  await bundle(`form/words/${tag}-answers.js`, `${tag}-answers.js`);
}
await bundle('form/proof-worker.js', 'proof-worker.js');
for (const part of ['contrast', 'challenge', 'rules', 'proof', 'queue', 'drafts', 'visit', 'unasked']) await bundle(`form/${part}.js`, `${part}.js`);
// Nobody is answered before he typed: the words for that, and their hashes, come with the visit.
await bundle('form/render.js', 'render.js', /-answers\.js$/);
await bundle('form/define.js', ENTRY);
writeFileSync(`${out}integrity.json`, `${JSON.stringify(Object.fromEntries(Object.entries(integrity).sort()), null, 2)}\n`);
