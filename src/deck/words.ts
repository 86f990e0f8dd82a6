/** The fixed words of a deck by language, and its numbers and lists as that language writes them. */
import ar from './locales/ar.json' with { type: 'json' };
import de from './locales/de.json' with { type: 'json' };
import en from './locales/en.json' with { type: 'json' };
import es from './locales/es.json' with { type: 'json' };
import fr from './locales/fr.json' with { type: 'json' };
import he from './locales/he.json' with { type: 'json' };
import ja from './locales/ja.json' with { type: 'json' };
import ko from './locales/ko.json' with { type: 'json' };
import zhHans from './locales/zh-hans.json' with { type: 'json' };
import zhHant from './locales/zh-hant.json' with { type: 'json' };

/** docs/words.md explains the keys that do not explain themselves. */
type WordList = typeof en;

/** The lists by language; Chinese has one by its script. The type requires each word. */
export const WORD_LISTS: Readonly<Record<string, WordList>> = {
  'zh-Hant': zhHant,
  'zh-Hans': zhHans,
  ...{ en, ja, ko, de, fr, es, he, ar },
};

type Patterns =
  | 'page'
  | 'pageOf'
  | 'part'
  | 'more'
  | 'oneMore'
  | 'moreSources'
  | 'oneMoreSource'
  | 'quotes'
  | 'see';

/** The list with its patterns as functions, and what `Intl` knows of the language. */
export interface Words extends Omit<WordList, Patterns> {
  /** The tag that it was asked for by. */
  readonly lang: string;
  readonly page: (number: number) => string;
  readonly pageOf: (number: number | string, count: number | string) => string;
  readonly part: (title: string, number: number, count: number) => string;
  /** Of people. */
  readonly more: (count: number) => string;
  readonly moreSources: (count: number) => string;
  readonly quotes: readonly string[];
  readonly see: readonly string[];
  /** The character before a number's fraction. */
  readonly decimal: string;
  /** Perhaps with a fraction: `6 min`, `7,5 Min.`, `6分鐘`. */
  readonly minutes: (count: number) => string;
  /** Several names in a row, plain or as HTML: `A, B und C`. */
  readonly list: (names: readonly string[]) => string;
}

/**
 * The words for a BCP 47 tag, the same object each time. A language without a list has English
 * words, but its own numbers and lists.
 */
export function wordsFor(lang: string): Words {
  const known = cache.get(lang);
  if (known) return known;
  const { oneMore, oneMoreSource, ...list } = listFor(lang);
  const minutes = new Intl.NumberFormat(lang, { style: 'unit', unit: 'minute' });
  const and = new Intl.ListFormat(lang);
  const words: Words = {
    ...list,
    lang,
    page: (number) => fill(list.page, { number }),
    pageOf: (number, count) => fill(list.pageOf, { number, count }),
    part: (title, number, count) => fill(list.part, { title, number, count }),
    more: (count) => fill(count === 1 ? oneMore : list.more, { count }),
    moreSources: (count) => fill(count === 1 ? oneMoreSource : list.moreSources, { count }),
    quotes: list.quotes.split('…'),
    see: list.see.split('…'),
    decimal: new Intl.NumberFormat(lang).format(0.5).replace(/\p{Nd}/gu, ''),
    // Pages space figures and ideographs by themselves.
    minutes: (count) => minutes.format(count).replace(/(?<=\d)\s(?=\p{Script=Han})/u, ''),
    list: (names) => {
      const last = names.at(-1) ?? '';
      const joined = (all: readonly string[]) => all.join(list.comma);
      // `et al.` is no name that “and” could join.
      if (names.length > 1 && OTHERS.test(last)) {
        return `${joined(names.slice(0, -1))}${/^[等ほ他]/.test(last) ? '' : ' '}${last}`;
      }
      return list.joins === 'comma' ? joined(names) : and.format(names);
    },
  };
  cache.set(lang, words);
  return words;
}

/** Replaces further authors, in the place of the last. */
const OTHERS = /^(?:et\.? al\.?|and others|u\. ?a\.|等人?|ほか|他)$/i;

const cache = new Map<string, Words>();

function fill(pattern: string, values: Readonly<Record<string, string | number>>): string {
  return pattern.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
}

function listFor(lang: string): WordList {
  const { language, script } = new Intl.Locale(lang).maximize();
  return (
    WORD_LISTS[language === 'zh' ? `zh-${script}` : language] ?? (language === 'zh' ? zhHant : en)
  );
}
