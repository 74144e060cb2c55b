// The page's show-if and the core's are two; one table holds both.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { shown } from '../../pkg/form/conditions.js';

const TABLE = JSON.parse(readFileSync(new URL('../fixtures/form-conditions.json', import.meta.url), 'utf8'));

for (const { name, fields, cases } of TABLE) {
  test(`show-if: ${name}`, () => {
    const schema = fields.map((field) => (typeof field === 'string' ? { name: field } : field));
    for (const { values, shown: expected } of cases) assert.deepEqual([...shown(schema, values)], expected, JSON.stringify(values));
  });
}
