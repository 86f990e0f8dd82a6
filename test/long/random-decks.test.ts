/** As `test/random-decks.test.ts`: a hundred whole decks. */
import { expect, test } from 'vitest';
import { expectSound } from '../random-decks.js';

const AT_ONCE = 50;
const COUNT = 100;

const starts = Array.from({ length: COUNT / AT_ONCE }, (_, i) => i * AT_ONCE + 1);
test.each(starts)('random outlines from %i on', { timeout: 600_000 }, async (start) => {
  const seeds = Array.from({ length: AT_ONCE }, (_, i) => start + i);
  const { refused } = await expectSound(seeds, 'deck');
  expect(refused).toBeLessThan(AT_ONCE / 5);
});
