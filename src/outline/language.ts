/** Checks the names of languages: a tag that is well formed and names none is a slip, too. */
import type { Place, Problem } from '../problem.js';

/** Countries and words that people write for a language. */
const MEANT: Readonly<Record<string, string>> = {
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
  hebrew: 'he',
  arabic: 'ar',
  il: 'he',
};

let names: Intl.DisplayNames | undefined;

/** What is wrong with a BCP 47 tag; nothing for one that names a language. */
export function languageProblem(tag: string, place: Place): Problem | undefined {
  if (isLanguage(tag)) return undefined;
  const meant = MEANT[(tag.split(/[-_]/)[0] ?? '').toLowerCase()];
  const dashed = tag.replaceAll('_', '-');
  const better = isLanguage(dashed) ? dashed : meant;
  return {
    severity: 'error',
    code: 'outline/unknown-language',
    message: `“${tag}” names no language`,
    hint: better
      ? `Did you mean \`${better}\`?`
      : 'Write its BCP 47 tag, such as zh-Hant, zh-Hans, ja, en, fr or he.',
    place,
  };
}

function isLanguage(tag: string): boolean {
  try {
    const { language } = new Intl.Locale(tag);
    names ??= new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
    return names.of(language) !== undefined;
  } catch {
    return false;
  }
}

/** Where a text names the language of some of its words, `[…]{lang=fr}`, outside of its code. */
export function languagesIn(text: string): string[] {
  const bare = text.replace(/(`+)[^`]+\1/g, '');
  return [...bare.matchAll(/(?<!\\)\]\{lang=([^{}]*)\}/g)].map(([, tag = '']) => tag);
}
