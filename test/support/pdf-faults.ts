/** What an audience would miss on the pages of a deck: text missing, cut off, covered, too small. */
import { pdfWords, poppler, type Word } from './read-built.js';

/** Points of the page for one CSS pixel. */
const POINTS = 0.75;

/**
 * What is wrong with a deck's PDF.
 * @param outline as it was parsed
 */
export function pdfFaults(pdf: Uint8Array, outline: unknown) {
  const all = pdfWords(pdf);
  return {
    // In the order of the page's content, not in that of its columns.
    lost: lostFrom(
      outline,
      poppler('pdftotext', pdf, ['-raw'], ['-']).replace(/[\s*`\u00ad]/g, ''),
    ),
    outside: all.flatMap((words, page) =>
      words
        .filter(
          ({ left, right, top, bottom }) => left < 0 || top < -4 || right > 961 || bottom > 544,
        )
        .map(({ text }) => `${page + 1}: ${text}`),
    ),
    covered: all.flatMap((words, page) => coveredIn(words).map((text) => `${page + 1}: ${text}`)),
    small: all.flatMap((words, page) => smallIn(words).map((text) => `${page + 1}: ${text}`)),
  };
}

/** Words that overlap: fonts claim more height than they draw, so the middles count. */
function coveredIn(words: readonly Word[]): string[] {
  return words.flatMap((one, index) =>
    words.slice(index + 1).flatMap((other) => {
      const height = Math.min(one.bottom - one.top, other.bottom - other.top);
      const shared = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      // Full-width marks are set closer, by half of their width.
      return shared > height * 0.5 && across > height * 0.6 ? [`${one.text} / ${other.text}`] : [];
    }),
  );
}

/** Texts of the outline's slides that no page has. */
function lostFrom(outline: unknown, shown: string): string[] {
  const bare = (text: string): string =>
    text
      .replace(/\[([^\]]*)\](\([^)]*\)|\{[^}]*\})/g, '$1')
      .replace(/\*\*|\*|`/g, '')
      .replace(/\s/g, '');
  const texts: string[] = [];
  const collect = (value: unknown, key: string): void => {
    if (Array.isArray(value)) for (const one of value) collect(one, key);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, one] of Object.entries(value)) collect(one, name);
    } else if (
      typeof value === 'string' &&
      ['text', 'points', 'rows', 'turns', 'head'].includes(key)
    ) {
      // A split text goes on after its sentence, so sentences are looked for.
      texts.push(...bare(value).split(/(?<=[。.])/));
    }
  };
  collect((outline as { sections: unknown }).sections, '');
  return [...new Set(texts)].filter((text) => text !== '' && !shown.includes(text));
}

/** Below this no text of a slide's body may be, in CSS pixels. */
const LEAST = 17.5;
/** Where the foot begins, points from the top. */
const FOOT = 640 * POINTS;
/** Ascent and descent of Noto Sans, which claims the least height of our fonts, in ems. */
const HEIGHT = 1.362;

/** Words below the floor of secondary text; note numbers and the foot are smaller. */
function smallIn(words: readonly Word[]): string[] {
  return words.flatMap(({ text, top, bottom }) => {
    const size = (bottom - top) / POINTS / HEIGHT;
    return size < LEAST && top < FOOT && /\p{L}/u.test(text) ? [`${text} ${size}`] : [];
  });
}
