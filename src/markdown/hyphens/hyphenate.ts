/** Soft hyphens in long words, by the patterns of TeX for their language. */

export const SOFT_HYPHEN = '\u00ad';

type Hyphenate = (text: string) => string;

/** By language; those of other languages than these are too large or for scripts that need no hyphens. */
const PATTERNS: Readonly<Record<string, () => Promise<{ readonly default: readonly unknown[] }>>> =
  {
    ca: () => import('hyphen/patterns/ca.js'),
    cs: () => import('hyphen/patterns/cs.js'),
    da: () => import('hyphen/patterns/da.js'),
    de: () => import('hyphen/patterns/de-1996.js'),
    el: () => import('hyphen/patterns/el-monoton.js'),
    en: () => import('hyphen/patterns/en-us.js'),
    'en-gb': () => import('hyphen/patterns/en-gb.js'),
    es: () => import('hyphen/patterns/es.js'),
    fi: () => import('hyphen/patterns/fi.js'),
    fr: () => import('hyphen/patterns/fr.js'),
    it: () => import('hyphen/patterns/it.js'),
    nb: () => import('hyphen/patterns/nb.js'),
    nl: () => import('hyphen/patterns/nl.js'),
    no: () => import('hyphen/patterns/nb.js'),
    pl: () => import('hyphen/patterns/pl.js'),
    pt: () => import('hyphen/patterns/pt.js'),
    ro: () => import('hyphen/patterns/ro.js'),
    ru: () => import('hyphen/patterns/ru.js'),
    sk: () => import('hyphen/patterns/sk.js'),
    sv: () => import('hyphen/patterns/sv.js'),
    tr: () => import('hyphen/patterns/tr.js'),
    uk: () => import('hyphen/patterns/uk.js'),
  };

const loaded = new Map<string, Promise<Hyphenate>>();

/**
 * A word with soft hyphens where it may break, at least three letters from its ends. The patterns of a
 * language are loaded with its first word; languages without patterns leave the word as it is.
 * @param lang of the word (BCP 47)
 */
export async function hyphenated(word: string, lang: string): Promise<string> {
  const tag = lang.toLowerCase();
  const name = tag in PATTERNS ? tag : (tag.split('-')[0] ?? '');
  const load = PATTERNS[name];
  if (load === undefined) return word;
  const hyphenate = loaded.get(name) ?? hyphenatorOf(load);
  loaded.set(name, hyphenate);
  return (await hyphenate)(word)
    .replace(/^(\S{1,2})\u00ad/u, '$1')
    .replace(/\u00ad([^\s\u00ad]{1,2})$/u, '$1');
}

async function hyphenatorOf(load: () => Promise<{ readonly default: readonly unknown[] }>) {
  const [{ default: create }, { default: patterns }] = await Promise.all([
    import('hyphen'),
    load(),
  ]);
  return create(patterns);
}
