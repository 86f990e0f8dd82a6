/** Numbers the sources in the order of their first use. */
import type { OutlineSource } from '../outline/index.js';
import { dateInWords } from './dates.js';
import type { Citation } from './deck.js';

export interface Citations {
  /** The first call for a source gives it its number. */
  cite(key: string): Citation;
  /** What has been cited so far, by number. */
  all(): readonly Citation[];
}

/** @param lang the deck's (BCP 47), for dates */
export function createCitations(sources: readonly OutlineSource[], lang: string): Citations {
  const byKey = new Map(sources.map((source) => [source.key, source]));
  const cited = new Map<string, Citation>();
  return {
    cite(key) {
      const known = cited.get(key);
      if (known) return known;
      const source = byKey.get(key);
      if (source === undefined) throw new Error(`the outline let an unknown source pass: ${key}`);
      const citation: Citation = {
        $role: 'citation',
        key,
        number: cited.size + 1,
        title: source.title,
        publisher: source.publisher,
        authors: source.authors,
        date: source.date && dateInWords(source.date, lang),
        url: source.url,
        times: [],
        at: source.at,
        place: source.place,
      };
      cited.set(key, citation);
      return citation;
    },
    all: () => [...cited.values()],
  };
}
