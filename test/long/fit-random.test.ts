/** As `test/fit-random.test.ts`, of five hundred outlines: fifty whole decks, the others shorter. */
import { expect, test } from 'vitest';
import { expectAllSeen } from '../fit-random.js';

const AT_ONCE = 50;
const COUNT = 500;

const starts = Array.from({ length: COUNT / AT_ONCE }, (_, i) => i * AT_ONCE + 1);
test.each(starts)('random decks from %i on', { timeout: 600_000 }, async (start) => {
  const seeds = Array.from({ length: AT_ONCE }, (_, i) => start + i);
  const { refused } = await expectAllSeen(seeds, start === 1 ? 'deck' : 'few');
  expect(refused).toBeLessThan(AT_ONCE / 5);
});
