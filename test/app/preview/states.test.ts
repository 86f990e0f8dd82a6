/** The states of a preview: what a click opens while the deck changes. */
import { expect, it } from 'vitest';
import { createStates } from '../../../src/app/preview/states.js';
import type { RenderedDeck } from '../../../src/fit/index.js';

const place = { file: 'outline.yaml', line: 10, column: 10, length: 1, text: '' };

/** A deck of one slide, of which the preview needs no more. */
function drawnAs(html: string): RenderedDeck {
  const slide = { html, place, lang: 'en', notes: '', kind: 'points', title: 'A' };
  const rendered = { title: 'A', width: 1280, height: 720, slideCss: '', slides: [slide] };
  const deck = { slides: [{ place, part: 1, number: 1 }] };
  return { rendered, deck } as unknown as RenderedDeck;
}

it('opens the place of a click on the deck before, whose successor was just published', () => {
  const states = createStates();
  const others = { problems: [], themes: [], progress: 'drawn' } as const;
  const keys = ['<p>1', '<p>2', '<p>3'].map((html) => {
    states.publishDeck(drawnAs(html), '', others);
    return states.latest.deck?.slides[0]?.key ?? '';
  });
  expect(new Set(keys).size).toBe(3);
  expect(keys.map((slide) => states.placeOf({ slide })?.line)).toEqual([undefined, 10, 10]);
});
