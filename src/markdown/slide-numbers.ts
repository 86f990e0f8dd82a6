/**
 * The numbers that a slide's Markdown can hold: its own, the count, and those of slides it links to.
 * Which of them a slide used is recorded, since the others may change without changing the slide.
 */
import type { Deck, Slide } from '../deck/deck.js';

export type NumberName = 'own' | 'count' | `#${string}`;

export interface SlideNumbers {
  /** The number by its name; undefined where no slide has that id. */
  of(slide: Slide, name: NumberName): number | undefined;
  /** The names that were read since this was called last. */
  takeRead(): readonly NumberName[];
}

export function createSlideNumbers({ slides }: Deck): SlideNumbers {
  const byId = new Map(slides.map(({ id, number }) => [id, number]));
  let read = new Set<NumberName>();
  return {
    of(slide, name) {
      read.add(name);
      if (name === 'own') return slide.number;
      return name === 'count' ? slides.length : byId.get(name.slice(1));
    },
    takeRead() {
      const names = [...read];
      read = new Set();
      return names;
    },
  };
}
