/** Checks language tags: a well-formed tag that names no language is a mistake, too. */
import { nearest } from '../../nearest.js';
import type { Place, Problem } from '../../problem.js';
import { outlineError } from '../diagnostics/outline-error.js';

/** Countries and words that are written for a language. */
const LIKELY: Readonly<Record<string, string>> = {
  ch: 'zh-Hans',
  chinese: 'zh-Hant',
  cn: 'zh-Hans',
  tw: 'zh-Hant',
  hk: 'zh-Hant',
  jp: 'ja',
  japanese: 'ja',
  korean: 'ko',
  english: 'en',
  uk: 'en',
  us: 'en',
  french: 'fr',
  german: 'de',
  spanish: 'es',
  hebrew: 'he',
  arabic: 'ar',
  il: 'he',
};

/** Languages of most outlines; suggested for mistyped tags. */
export const USUAL_LANGUAGES: readonly string[] = [
  ...['zh-Hant', 'zh-Hans', 'en', 'ja', 'ko', 'he', 'ar'],
  ...['fr', 'de', 'es', 'it', 'pt', 'ru', 'vi', 'id', 'th'],
];

/** An outline asks thousands of times for a handful of tags, and ICU is slow. */
function cached<T>(answer: (tag: string) => T): (tag: string) => T {
  const known = new Map<string, T>();
  return (tag) => {
    const before = known.get(tag);
    if (before !== undefined) return before;
    const found = answer(tag);
    // Keeps the cache small, whatever is written for a tag.
    if (tag.length > 40) return found;
    if (known.size > 500) known.clear();
    known.set(tag, found);
    return found;
  };
}

/** A part of a tag without a name is mistyped, such as `Hnat` for `Hant`. */
const NAMES = {
  language: lazyNames('language'),
  script: lazyNames('script'),
  region: lazyNames('region'),
} as const;

function lazyNames(type: 'language' | 'script' | 'region'): (code: string) => boolean {
  let names: Intl.DisplayNames | undefined;
  return (code) => {
    names ??= new Intl.DisplayNames('en', { type, fallback: 'none' });
    return names.of(code) !== undefined;
  };
}

/**
 * What is wrong with a BCP 47 tag; nothing for one that names a language. `tw` is one, Twi, but usually
 * a mistake.
 * @param known tags that are more likely than others, such as those of the outline
 */
export function languageProblem(
  tag: string,
  place: Place,
  known: Iterable<string> = [],
): Problem | undefined {
  const hint = languageHint(tag, known);
  if (hint) return outlineError('unknown-language', `“${tag}” names no language`, hint, place);
  if (tag.toLowerCase() !== 'tw') return undefined;
  return {
    severity: 'warning',
    code: 'outline/doubtful-language',
    message: `“${tag}” is Twi, a language of Ghana`,
    hint: 'Write `zh-Hant` for Chinese as in Taiwan, or `ak` for Twi.',
    place,
  };
}

/** What to write in the place of a tag that names no language; undefined for one that does. */
export function languageHint(tag: string, known: Iterable<string> = []): string | undefined {
  if (isLanguage(tag)) return undefined;
  const word = (tag.split(/[-_]/)[0] ?? '').toLowerCase();
  const likely = Object.hasOwn(LIKELY, word) ? LIKELY[word] : undefined;
  const dashed = tag.replaceAll('_', '-');
  const better = isLanguage(dashed)
    ? dashed
    : (likely ?? nearest(tag, known) ?? nearest(tag, USUAL_LANGUAGES));
  return better
    ? `Did you mean \`${better}\`?`
    : 'Write its BCP 47 tag, such as zh-Hant, zh-Hans, ja, en, fr or he.';
}

/** True for a well-formed BCP 47 tag whose language, script and region all have names. */
export const isLanguage = cached((tag: string): boolean => {
  try {
    const { language, script, region } = new Intl.Locale(tag);
    return (
      NAMES.language(language) &&
      (script === undefined || NAMES.script(script)) &&
      (region === undefined || NAMES.region(region))
    );
  } catch {
    return false;
  }
});

/**
 * The tag that matches another best: the same tag, the same language in full (`zh-TW`
 * is `zh-Hant`), or else the same language in the same script (`en-GB` is `en`).
 */
export function languageAmong(wanted: string, tags: Iterable<string>): string | undefined {
  const all = [...tags];
  return (
    all.find((tag) => tag === wanted) ??
    all.find((tag) => isSameLanguage(tag, wanted)) ??
    all.find((tag) => scripted(tag) === scripted(wanted))
  );
}

/** True where two tags are of one language, script and region, however they are written. */
export function isSameLanguage(one: string, other: string): boolean {
  return inFull(one) === inFull(other);
}

/** The script of a language, such as `Hant` or `Latn`; undefined for what is no language. */
export function scriptOf(tag: string): string | undefined {
  return scripted(tag).split('-')[1];
}

const inFull = cached((tag: string): string => {
  try {
    return new Intl.Locale(tag).maximize().baseName;
  } catch {
    return tag;
  }
});

function scripted(tag: string): string {
  return inFull(tag).split('-').slice(0, 2).join('-');
}

/** Where a text names the language of some of its words, `[…]{lang=fr}`, outside of its code. */
export function languagesIn(text: string): string[] {
  const bare = text.replace(/(`+)[^`]+\1/g, '');
  return [...bare.matchAll(/(?<!\\)\]\{lang=([^{}]*)\}/g)].map(([, tag = '']) => tag);
}
