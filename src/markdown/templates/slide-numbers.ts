/**
 * The numbers in a slide's Markdown: its own, the count, and those of slides it links to. Records which
 * are read: others may change without changing the slide (slide-cache.ts).
 */
import type { Deck, Slide, View } from '../../deck/index.js';
import type { Raw } from '../../outline/index.js';
import { headingsIn } from '../../outline/index.js';

export type NumberName = 'own' | 'count' | `#${string}`;

export interface SlideNumbers {
  /** The number by its name; undefined where no slide has that id. */
  of(slide: Slide, name: NumberName): number | undefined;
  /** The names read since the last call. */
  takeRead(): readonly NumberName[];
}

export function createSlideNumbers({ slides }: Deck): SlideNumbers {
  const byId = slideNumbers(slides);
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

/** By the slides' ids, and by the headings of raw Markdown, which Marp's links lead to. */
function slideNumbers(slides: readonly Slide[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const { fields, number } of slides) {
    for (const field of Object.values(fields)) {
      if (!isRaw(field)) continue;
      for (const heading of headingsIn(field.markdown)) {
        if (!numbers.has(heading)) numbers.set(heading, number);
      }
    }
  }
  for (const { id, number } of slides) if (id !== undefined) numbers.set(id, number);
  return numbers;
}

function isRaw(view: View): view is Raw {
  return typeof view === 'object' && '$role' in view && view.$role === 'markdown';
}
