import type { Deck, View, ViewMap } from './deck.js';

/** All texts of a deck's fields joined, with their marks, whether slides show them or not; no notes. */
export function textsIn({ slides, people }: Deck): string {
  const found = new Set<string>();
  const visit = (view: View): void => {
    if (typeof view !== 'object') return;
    for (const [key, value] of Object.entries(view as ViewMap)) {
      if (typeof value === 'string' && TEXT_KEYS.has(key)) found.add(value);
      else if (key !== 'place') visit(value);
    }
  };
  for (const { fields, citations } of slides) visit([fields, citations] as unknown as View);
  visit(people as unknown as View);
  return [...found].join('');
}

/** Other strings are file names, colours and the like. */
const TEXT_KEYS = new Set(['text', 'code', 'date', 'url']);
