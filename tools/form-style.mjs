// pkg/form/style.js from pkg/form/style.css: the stylesheet as text, because a page's policy may forbid every other way.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';

const folder = fileURLToPath(new URL('../pkg/form/', import.meta.url));

/** The module's text. */
export function styleModule() {
  const { code } = transformSync(readFileSync(`${folder}style.css`, 'utf8'), { loader: 'css', minify: true, target: 'es2022' });
  return `// @ts-check\n// Made from style.css by tools/form-style.mjs.\nexport default ${JSON.stringify(code.trim())};\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(`${folder}style.js`, styleModule());
