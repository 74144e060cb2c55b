// What can be read on a host's colours.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contrast, luminance, parse, readable, readableOn } from '../../pkg/form/contrast.js';

const BLACK = [0, 0, 0];
const WHITE = [1, 1, 1];
const hex = (text) => [1, 3, 5].map((at) => Number.parseInt(text.slice(at, at + 2), 16) / 255);

test('contrast as WCAG defines it', () => {
  assert.equal(contrast(BLACK, WHITE), 21);
  assert.equal(contrast(WHITE, WHITE), 1);
  // Known pairs: the grey that just passes on white, and the one that just does not.
  assert.ok(contrast(hex('#767676'), WHITE) >= 4.5);
  assert.ok(contrast(hex('#777777'), WHITE) < 4.5);
  assert.equal(contrast(hex('#ff0000'), WHITE).toFixed(2), '4.00');
  assert.equal(luminance(hex('#0000ff')).toFixed(4), '0.0722');
});

test('text on any colour is black or white, and passes', () => {
  const steps = [0, 0.2, 0.4, 0.45, 0.5, 0.6, 0.8, 1];
  for (const red of steps) for (const green of steps) for (const blue of steps) {
    const colour = [red, green, blue];
    assert.ok(contrast(readableOn(colour), colour) >= 4.5, colour.join());
  }
  assert.deepEqual(readableOn(hex('#0b5cad')), WHITE);
  assert.deepEqual(readableOn(hex('#e2b93b')), BLACK);
});

test('a colour that cannot be read goes towards what can, and no further than it must', () => {
  for (const background of [WHITE, BLACK, hex('#16191d'), hex('#f4efe6'), hex('#777777')]) {
    for (const colour of ['#e2b93b', '#b3261e', '#ff9a91', '#0b5cad', '#ffffff', '#000000'].map(hex)) {
      const found = readable(colour, background);
      assert.ok(contrast(found, background) >= 4.5 || contrast(found, background) === Math.max(contrast(BLACK, background), contrast(WHITE, background)));
      if (contrast(colour, background) >= 4.5) assert.deepEqual(found, colour);
    }
  }
});

test('colours as browsers write them', () => {
  assert.deepEqual(parse('rgb(255, 0, 51)'), [1, 0, 0.2]);
  assert.deepEqual(parse('rgba(255, 0, 51, 0.5)'), [1, 0, 0.2]);
  assert.deepEqual(parse('color(srgb 1 0.5 -0.01)'), [1, 0.5, 0]);
  assert.deepEqual(parse('color(srgb 1 0.5 0 / 0.3)'), [1, 0.5, 0]);
  for (const text of ['', 'red', 'color(display-p3 1 0 0)', 'rgb(none 0 0)', 'var(--x)']) assert.equal(parse(text), undefined, text);
});
