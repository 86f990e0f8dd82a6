/** As `test/fit-random.test.ts`, of two hundred decks. */
import { expect, test } from 'vitest';
import { expectAllSeen } from '../fit-random.js';

const AT_ONCE = 50;

const starts = Array.from({ length: 4 }, (_, i) => i * AT_ONCE + 1);
test.each(starts)('random decks from %i on', { timeout: 600_000 }, async (start) => {
  const { refused } = await expectAllSeen(Array.from({ length: AT_ONCE }, (_, i) => start + i));
  expect(refused).toBeLessThan(AT_ONCE / 5);
});
