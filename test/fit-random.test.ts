/** Random decks of all kinds, up to four times too full: no text is cut off, covered or lost. */
import { expect, test } from 'vitest';
import { expectAllSeen } from './fit-random.js';

const SEEDS = Array.from({ length: 50 }, (_, index) => index + 1);

test('fifty random decks show all of their text, or are refused with a reason', {
  timeout: 600_000,
}, async () => {
  const { refused } = await expectAllSeen(SEEDS);
  expect(refused).toBeLessThan(SEEDS.length / 5);
});
