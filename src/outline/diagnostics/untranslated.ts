/** Texts in Chinese, Japanese or Korean characters in a deck in another language. */
import { IDEOGRAPHS } from '../../ideographs.js';
import type { Place } from '../../problem.js';
import type { UntranslatedText } from '../outline.js';
import { scriptOf } from '../values/language.js';
import type { Path } from '../values/path.js';

export interface UntranslatedTexts {
  /** Takes note of a text that holds for all languages. */
  note(text: string, path: Path, place: Place): void;
  /** @param value the whole outline, as it was read */
  found(value: unknown): UntranslatedText[];
}

/**
 * @param own the deck's own language: if it is none of the three, such characters are intended
 * @param chosen the language that is read
 */
export function createUntranslatedTexts(own: string, chosen: string): UntranslatedTexts {
  const isForeign = isIdeographic(own) && !isIdeographic(chosen);
  const notes: (UntranslatedText & { readonly path: Path })[] = [];
  return {
    note(text, path, place) {
      if (isForeign && hasIdeographs(text)) notes.push({ text, place, path });
    },
    found: (value) =>
      notes
        .filter(({ path }) => !isOfItsOwnLanguage(value, path))
        .map(({ text, place }) => ({ text, place })),
  };
}

const CHARACTER = new RegExp(`[${IDEOGRAPHS}\\p{Script=Hangul}]`, 'u');

/** Words that are marked as another language are intended. */
function hasIdeographs(text: string): boolean {
  return CHARACTER.test(text.replace(/\[[^[\]]*\]\{lang=[^{}]*\}/g, ''));
}

function isIdeographic(tag: string): boolean {
  return /^(Han[st]|Jpan|Kore)$/.test(scriptOf(tag) ?? '');
}

/** A slide may say that it is in such a language; what the deck says does not count. */
function isOfItsOwnLanguage(value: unknown, path: Path): boolean {
  let at = value;
  for (const [depth, step] of path.entries()) {
    if (typeof at !== 'object' || at === null) return false;
    at = (at as Record<string | number, unknown>)[step];
    const { lang } = (at ?? {}) as { lang?: unknown };
    if (depth > 0 && typeof lang === 'string' && isIdeographic(lang)) return true;
  }
  return false;
}
