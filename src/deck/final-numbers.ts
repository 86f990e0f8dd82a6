/** The unsplit deck with the slide numbers of the split one, for the handout. */
import type { Deck, SlideLink, View, ViewMap } from './deck.js';

/**
 * @param unsplit the deck as it was built first
 * @param shown the same deck with slides split; links lead to the first part
 */
export function withFinalNumbers(unsplit: Deck, shown: Deck): Deck {
  if (unsplit.slides.length === shown.slides.length) return unsplit;
  const numbers = new Map(
    shown.slides.filter(({ part }) => part === 1).map(({ entry, number }) => [entry, number]),
  );
  const numberOf = (old: number): number => {
    const entry = unsplit.slides[old - 1]?.entry;
    return (entry === undefined ? undefined : numbers.get(entry)) ?? old;
  };
  const renumbered = (view: View): View => {
    if (typeof view !== 'object') return view;
    if (Array.isArray(view)) return view.map(renumbered);
    const map = view as ViewMap;
    if (map.$role === 'link') return { ...map, number: numberOf(Number(map.number)) };
    // What has a role contains no links.
    if ('$role' in map) return view;
    return Object.fromEntries(Object.entries(map).map(([key, one]) => [key, renumbered(one)]));
  };
  return {
    ...unsplit,
    sections: unsplit.sections.map((section) => ({ ...section, first: numberOf(section.first) })),
    slides: unsplit.slides.map((slide) => ({
      ...slide,
      number: numberOf(slide.number),
      fields: renumbered(slide.fields) as ViewMap,
      answers: slide.answers.map(
        (link) => renumbered(link as unknown as View) as unknown as SlideLink,
      ),
    })),
  };
}
