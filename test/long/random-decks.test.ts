/** As `test/random-decks.test.ts`: fifty whole decks, and the last hundred outlines of a few slides. */
import { expect, test } from 'vitest';
import { expectSound } from '../random-decks.js';

const AT_ONCE = 50;

test.each([
  [51, 'deck'],
  [401, 'few'],
  [451, 'few'],
] as const)('random outlines from %i on, each a %s', { timeout: 600_000 }, async (start, size) => {
  const seeds = Array.from({ length: AT_ONCE }, (_, i) => start + i);
  const { refused } = await expectSound(seeds, size);
  expect(refused).toBeLessThan(AT_ONCE / 5);
});
