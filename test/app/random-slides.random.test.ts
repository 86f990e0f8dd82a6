/** As `test/app/random-decks.long.test.ts`: outlines of a few slides. Two files share the cores. */
import { expect, test } from 'vitest';
import { expectSound } from '../support/random-decks.js';

const AT_ONCE = 50;

const starts = [0, 1, 2, 3].map((batch) => 101 + batch * AT_ONCE);
test.each(starts)('random outlines from %i on', { timeout: 600_000 }, async (start) => {
  const seeds = Array.from({ length: AT_ONCE }, (_, i) => start + i);
  const { refused } = await expectSound(seeds, 'few');
  expect(refused).toBeLessThan(AT_ONCE / 5);
});
