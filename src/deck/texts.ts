/** All that a deck's fields say, whether its slides show it or not. */
import type { Deck, View, ViewMap } from './deck.js';

/** The texts one behind the other, with their marks; no notes. */
export function textsIn({ slides, people }: Deck): string {
  const found = new Set<string>();
  const visit = (view: View): void => {
    if (typeof view !== 'object') return;
    for (const [key, value] of Object.entries(view as ViewMap)) {
      if (typeof value === 'string' && SAID.has(key)) found.add(value);
      else if (key !== 'place') visit(value);
    }
  };
  for (const { fields, citations } of slides) visit([fields, citations] as unknown as View);
  visit(people as unknown as View);
  return [...found].join('');
}

/** What holds words; other strings are names of files, colours and the like. */
const SAID = new Set(['text', 'code', 'date', 'url']);
