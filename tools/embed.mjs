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

const hash = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

/** Name of a file → its hash. */
const integrity = {};
/** Source that is loaded later → the file that it became. */
const files = new Map();

function write(name, bytes) {
  integrity[name] = hash(bytes);
  writeFileSync(out + name, bytes);
  return name;
}

/** `import('./x.js')` of a source → the loading of the file that it became. */
const later = {
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
        return `load("./${file}", "${integrity[file]}")`;
      });
      return { contents: isLoading ? `import { load } from 'embed:load';\n${contents}` : contents, loader: 'js' };
    });
  },
};

const rulesSource = () =>
  `export const RULES = { url: new URL('./form.wasm', import.meta.url), integrity: '${integrity['form.wasm']}' };`;

/** One file from a source and all that it does not load later. */
async function bundle(source, name) {
  const { outputFiles: [{ contents }] } = await build({
    entryPoints: [`${root}${source}`],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'error',
    plugins: [later],
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
for (const part of ['contrast', 'challenge', 'rules', 'proof', 'queue', 'drafts', 'render', 'visit']) await bundle(`form/${part}.js`, `${part}.js`);
await bundle('form/define.js', ENTRY);
writeFileSync(`${out}integrity.json`, `${JSON.stringify(Object.fromEntries(Object.entries(integrity).sort()), null, 2)}\n`);
