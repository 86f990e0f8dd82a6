/** The talks that `fireside init` knows, and the languages in which it knows them. */

/** Each with what it is for, as the question says it. */
export const TALKS = {
  panel: 'several people discuss, and what they say is set side by side',
  keynote: 'one person speaks, others comment on it',
  interview: 'one asks, one answers',
  meeting: 'a team looks at what was done and decides',
} as const;

export type Talk = keyof typeof TALKS;

/** The first is the default. */
export const TALK_NAMES = [
  'panel',
  'keynote',
  'interview',
  'meeting',
] as const satisfies readonly Talk[];

export const TALK_LANGUAGES = ['en', 'zh-Hant'] as const;

export type TalkLanguage = (typeof TALK_LANGUAGES)[number];

/** The first talk's language for a locale: Chinese for any Chinese, otherwise English. */
export function talkLanguageFor(tag: string): TalkLanguage {
  return /^zh\b/i.test(tag) ? 'zh-Hant' : 'en';
}
