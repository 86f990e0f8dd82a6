/** The deck with no slide cut, its slides called by the numbers that they have where some are. */
import type { Deck, SlideLink, View, ViewMap } from './deck.js';

/**
 * @param uncut the deck as it was built first
 * @param shown the same deck as it is shown; the first part of a slide has its links
 */
export function withFinalNumbers(uncut: Deck, shown: Deck): Deck {
  if (uncut.slides.length === shown.slides.length) return uncut;
  const numbers = new Map(
    shown.slides.filter(({ part }) => part === 1).map(({ entry, number }) => [entry, number]),
  );
  const numberOf = (old: number): number => {
    const entry = uncut.slides[old - 1]?.entry;
    return (entry === undefined ? undefined : numbers.get(entry)) ?? old;
  };
  const moved = (view: View): View => {
    if (typeof view !== 'object') return view;
    if (Array.isArray(view)) return view.map(moved);
    const map = view as ViewMap;
    if (map.$role === 'link') return { ...map, number: numberOf(Number(map.number)) };
    // Only plain maps hold other fields; what has a role holds no links.
    if ('$role' in map) return view;
    return Object.fromEntries(Object.entries(map).map(([key, one]) => [key, moved(one)]));
  };
  return {
    ...uncut,
    sections: uncut.sections.map((section) => ({ ...section, first: numberOf(section.first) })),
    slides: uncut.slides.map((slide) => ({
      ...slide,
      number: numberOf(slide.number),
      fields: moved(slide.fields) as ViewMap,
      answers: slide.answers.map((link) => moved(link as unknown as View) as unknown as SlideLink),
    })),
  };
}
