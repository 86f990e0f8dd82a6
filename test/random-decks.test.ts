/** The first fifty of five hundred random outlines of all kinds; `test/long` has the others. */
import { expect, test } from 'vitest';
import { expectSound } from './random-decks.js';

const SEEDS = Array.from({ length: 50 }, (_, index) => index + 1);

test.each([
  ['ten decks', SEEDS.slice(0, 10), 'deck'],
  ['forty of a few slides', SEEDS.slice(10), 'few'],
] as const)(
  '%s show all of their text and are sound, or are refused with a reason',
  {
    timeout: 600_000,
  },
  async (_, seeds, size) => {
    const { refused } = await expectSound(seeds, size);
    expect(refused).toBeLessThan(Math.max(3, seeds.length / 5));
  },
);
