/** As `random-decks.test.ts`, which runs beside it. */
import { expect, test } from 'vitest';
import { expectSound } from '../support/random-decks.js';

const SEEDS = Array.from({ length: 25 }, (_, index) => index + 26);

test('random outlines from 26 to 50 show all of their text and are sound, or are refused with a reason', {
  timeout: 600_000,
}, async () => {
  const { refused } = await expectSound(SEEDS, 'few');
  expect(refused).toBeLessThan(SEEDS.length / 5);
});
