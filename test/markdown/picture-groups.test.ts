/** Rows and columns of a gallery. */
import { expect, test } from 'vitest';
import { pictureGroups } from '../../src/markdown/templates/picture-groups.js';

const groupsOf = (...ratios: number[]) => {
  const { along, groups } = pictureGroups(ratios.map((ratio) => ({ ratio })));
  return [along, ...groups.map(({ pictures }) => pictures.map(({ ratio }) => ratio))];
};

test('two pictures stand side by side', () => {
  expect(groupsOf(1.5, 1.33)).toEqual(['columns', [1.5], [1.33]]);
});

test('of three photos the first is large, the others stand beside it', () => {
  expect(groupsOf(1.5, 1.5, 1.5)).toEqual(['columns', [1.5], [1.5, 1.5]]);
});

test('every picture is there once, in its order, and no group is empty', () => {
  for (const ratios of [
    [3, 0.5],
    [1, 1, 1, 1],
    [0.7, 0.7, 1.5, 1.5, 2],
    [1.5, 1.5, 1.5, 1.5, 1.5, 1.5],
  ]) {
    const [, ...groups] = groupsOf(...ratios);
    expect(groups.flat()).toEqual(ratios);
    expect(groups.every((one) => one.length > 0)).toBe(true);
  }
});
