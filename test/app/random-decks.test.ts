/** Half of the first fifty of five hundred random outlines of all kinds; `test/long` has the others. */
import { expect, test } from 'vitest';
import { expectSound } from '../support/random-decks.js';

const SEEDS = Array.from({ length: 25 }, (_, index) => index + 1);

test('random outlines from 1 to 25 show all of their text and are sound, or are refused with a reason', {
  timeout: 600_000,
}, async () => {
  const { refused } = await expectSound(SEEDS, 'few');
  expect(refused).toBeLessThan(SEEDS.length / 5);
});
