/** As `random-slides.test.ts`: the next hundred and fifty. */
import { expect, test } from 'vitest';
import { expectSound } from '../random-decks.js';

const AT_ONCE = 50;

const starts = [0, 1, 2].map((batch) => 251 + batch * AT_ONCE);
test.each(starts)('random outlines from %i on', { timeout: 600_000 }, async (start) => {
  const seeds = Array.from({ length: AT_ONCE }, (_, i) => start + i);
  const { refused } = await expectSound(seeds, 'few');
  expect(refused).toBeLessThan(AT_ONCE / 5);
});
