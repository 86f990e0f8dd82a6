/** The first hundred of five hundred random outlines: twenty whole decks, and eighty of a few slides. */
import { expect, test } from 'vitest';
import { expectSound } from '../support/random-decks.js';

test.each([
  [1, 50, 'few'],
  [51, 20, 'deck'],
  [71, 30, 'few'],
] as const)(
  'random outlines from %i on, %i, each a %s',
  {
    timeout: 600_000,
  },
  async (start, length, size) => {
    const seeds = Array.from({ length }, (_, i) => start + i);
    const { refused } = await expectSound(seeds, size);
    expect(refused).toBeLessThan(length / 5);
  },
);
