// Dependencies point one way, and JavaScript is known in one place.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, linesWith, tracked } from './tracked.mjs';

// What each module of the core may name. `error` carries what a check found, so it stands on `rules`.
const MAY_USE = {
  model: [],
  rules: ['model'],
  error: ['model', 'rules'],
  api: ['model', 'error', 'rules'],
  client: ['model', 'error', 'rules', 'api'],
  flow: ['model', 'error', 'rules', 'api', 'client'],
  form: ['model', 'rules', 'api'],
  intake: ['model', 'error', 'rules', 'api', 'client', 'form'],
  sandbox: ['model', 'error', 'rules', 'api'],
  web: ['model', 'error', 'rules', 'api', 'client', 'flow'],
  wasm: ['model', 'error', 'rules', 'api', 'client', 'flow', 'form', 'intake', 'sandbox'],
};

const rust = tracked('src').filter((path) => path.endsWith('.rs'));
const moduleOf = (path) => path.match(/^src\/([a-z_]+)/)[1];

/** The core's modules that a piece of Rust names: `crate::model::…` and `use crate::{error::…, model::…}`. */
function modulesNamed(code) {
  const single = [...code.matchAll(/\bcrate::([a-z_]+)/g)].map(([, name]) => name);
  const grouped = [...code.matchAll(/\bcrate::\{((?:[^{}]|\{[^{}]*\})*)\}/g)].flatMap(([, list]) =>
    list.replace(/\{[^{}]*\}/g, '').split(',').map((part) => part.trim().split('::')[0]));
  return [...single, ...grouped].filter((name) => name in MAY_USE);
}

test('every module of the core has its place in the order', () => {
  const unknown = rust.map(moduleOf).filter((name) => name !== 'lib' && !(name in MAY_USE));
  assert.deepEqual([...new Set(unknown)], []);
});

test('no module names one that stands above it', () => {
  const faults = rust.flatMap((path) => {
    const from = moduleOf(path);
    const allowed = [from, ...(MAY_USE[from] ?? Object.keys(MAY_USE))];
    return modulesNamed(codeOf(path)).filter((name) => !allowed.includes(name)).map((name) => `${path} uses ${name}`);
  });
  assert.deepEqual(faults, []);
});

test('only src/wasm and src/web name the bindings to JavaScript', () => {
  const outside = rust.filter((path) => !/^src\/(wasm|web)\//.test(path));
  const bindings = /\b(wasm_bindgen|wasm_bindgen_futures|js_sys|web_sys|gloo|gloo_net|gloo_timers|serde_wasm_bindgen|tsify)\b/;
  assert.deepEqual(linesWith(bindings, outside, codeOf), []);
});

test('no module of the core reads a clock, a random number or the network by itself', () => {
  const outside = rust.filter((path) => !path.startsWith('src/wasm/'));
  assert.deepEqual(linesWith(/\b(SystemTime|Instant::now|std::net|std::thread|thread::sleep)\b/, outside, codeOf), []);
});
