// The types as a TypeScript project sees them, and that they name what is really there.
import assert from 'node:assert/strict';
import { cp, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { bin, createConsumer, root, run } from './consumer.mjs';

let consumer;
let programs;
before(async () => {
  consumer = await createConsumer();
  const types = join(root, 'tests/types');
  programs = (await readdir(types).catch(() => [])).filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'));
  for (const name of programs) await cp(join(types, name), join(consumer.folder, name));
});
after(() => consumer?.remove());

for (const [name, options] of Object.entries({
  nodenext: { module: 'nodenext', moduleResolution: 'nodenext' },
  bundler: { module: 'esnext', moduleResolution: 'bundler' },
})) {
  test(`tests/types compiles under ${name}`, async () => {
    assert.ok(programs.includes('usage.ts'), 'tests/types/usage.ts is missing');
    const project = join(consumer.folder, `tsconfig.${name}.json`);
    await writeFile(project, JSON.stringify({
      compilerOptions: {
        ...options,
        target: 'es2022', lib: ['es2022', 'esnext.disposable', 'dom', 'dom.iterable', 'dom.asynciterable'],
        strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, noEmit: true, types: [],
      },
      files: programs,
    }));
    await run(bin('tsc'), ['--project', project], { cwd: consumer.folder });
  });
}

/** The names of values, not types, that a declaration file exports. */
function declared(path) {
  const program = ts.createProgram([path], { module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2022, types: [] });
  const checker = program.getTypeChecker();
  const symbols = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(path)));
  const resolved = (symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol);
  return symbols.filter((symbol) => resolved(symbol).flags & ts.SymbolFlags.Value).map(({ name }) => name).sort();
}

for (const [types, modules] of Object.entries({
  'index.d.ts': ['index.js', 'node.js', 'node.cjs'],
  'full.d.ts': ['full.js'],
  'rules.d.ts': ['rules.js', 'rules.node.js', 'rules.node.cjs'],
  'sandbox.d.ts': ['sandbox.js', 'sandbox.node.js', 'sandbox.node.cjs'],
  'form.d.ts': ['form.js'],
  'form/check-host.d.ts': ['form/check-host.js'],
  'init.d.ts': ['init.js'],
  'inline.d.ts': ['inline.js'],
})) {
  test(`${types} names exactly what ${modules.join(', ')} export`, async () => {
    const expected = declared(join(consumer.installed, types));
    assert.ok(expected.length > 0);
    for (const module of modules) {
      const exported = Object.keys(await import(pathToFileURL(join(consumer.installed, module)).href));
      const names = exported.filter((name) => name !== 'default' && name !== 'module.exports').sort();
      assert.deepEqual(names, expected, module);
    }
  });
}
