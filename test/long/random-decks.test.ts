/** As `test/random-decks.test.ts`, which has the first fifty of five hundred: fifty whole decks. */
import { expect, test } from 'vitest';
import { expectSound } from '../random-decks.js';

test('random decks from 51 on', { timeout: 600_000 }, async () => {
  const seeds = Array.from({ length: 50 }, (_, i) => 51 + i);
  const { refused } = await expectSound(seeds, 'deck');
  expect(refused).toBeLessThan(seeds.length / 5);
});
