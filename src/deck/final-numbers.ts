/** The unsplit deck with the slide numbers of the split one, for the handout. */
import { type Deck, mapView, type SlideLink, type ViewMap } from './deck.js';

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
  const renumbered = (link: SlideLink): SlideLink => ({ ...link, number: numberOf(link.number) });
  return {
    ...unsplit,
    sections: unsplit.sections.map((section) => ({ ...section, first: numberOf(section.first) })),
    slides: unsplit.slides.map((slide) => ({
      ...slide,
      number: numberOf(slide.number),
      fields: mapView(slide.fields, (one) =>
        one.$role === 'link' ? renumbered(one) : one,
      ) as ViewMap,
      answers: slide.answers.map(renumbered),
    })),
  };
}
