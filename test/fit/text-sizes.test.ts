/** Slides of a kind have one text size; a fuller one differs alone. */
import { expect, test } from 'vitest';
import { agreedSizes } from '../../src/fit/text-sizes.js';

const sizesOf = (sizes: readonly number[]): number[] =>
  agreedSizes(sizes.map((size) => ({ kind: 'points', size })));

test('slides that could be larger take the size that most can have', () => {
  expect(sizesOf([40, 34, 36, 38])).toEqual([36, 34, 36, 36]);
  expect(sizesOf([40, 36])).toEqual([36, 36]);
});

test('a full slide makes no other small', () => {
  expect(sizesOf([36, 22])).toEqual([36, 22]);
  expect(sizesOf([24, 23])).toEqual([24, 23]);
});

test('kinds agree each by itself', () => {
  const slides = [
    { kind: 'points', size: 40 },
    { kind: 'table', size: 30 },
    { kind: 'points', size: 38 },
  ];
  expect(agreedSizes(slides)).toEqual([38, 30, 38]);
});
