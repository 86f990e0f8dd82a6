/** How many slides the decks of a build have. */
import type { BuiltDeck } from '../app/index.js';

/** `36 slides`, or `36 slides in zh-Hant, 38 in en` of several languages; nothing of none. */
export function formatDecks(decks: readonly BuiltDeck[]): string {
  const [first, ...others] = decks;
  if (first === undefined) return '';
  const slides = `${first.slides} slide${first.slides === 1 ? '' : 's'}`;
  if (others.length === 0) return slides;
  const last = others.map((deck) => `${deck.slides} in ${deck.lang}`);
  return [`${slides} in ${first.lang}`, ...last].join(', ');
}
