/** The language of each stretch of a text, as PowerPoint gives it while somebody types. */
import { type OfficeLanguage, officeLanguage } from './language.js';

export interface Stretch {
  readonly text: string;
  /** For `lang`: the language whose proofing and faces apply. */
  readonly lang: string;
  /** For `altLang`: that of the other script. */
  readonly altLang: string | undefined;
}

const ENGLISH = 'en-US';

/** Words in Latin letters, with what is within and between them; bare figures belong to neither. */
const WORDS = /[\p{Script=Latin}\d]+(?:[ .,'’&+/:@_-]+[\p{Script=Latin}\d]+)*/gu;
const HAS_LATIN = /\p{Script=Latin}/u;
const IDEOGRAPHS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}\u3000-\u303f\uff01-\uff65]+/gu;

const known = new Map<string, OfficeLanguage>();

function languageOf(tag: string): OfficeLanguage | undefined {
  const found = known.get(tag);
  if (found) return found;
  try {
    const language = officeLanguage(tag);
    known.set(tag, language);
    return language;
  } catch {
    return undefined;
  }
}

/**
 * Parts a run where its script changes: Latin words among ideographs are English, ideographs among
 * Latin words the deck's language. PowerPoint does the same as one types. With one language for
 * both, its spelling checker goes wrong, and a `zh-CN` on Latin words pulls them into the East
 * Asian face. Figures, spaces and marks stay with the run's own language: quotation marks and
 * dashes take their face, narrow or wide, from it.
 */
export function stretches(text: string, tag: string, deck: OfficeLanguage): Stretch[] {
  const own = languageOf(tag) ?? deck;
  const [inside, other] = own.script
    ? [WORDS, ENGLISH]
    : [IDEOGRAPHS, deck.script ? deck.run : 'zh-TW'];
  const plain = own.script ? ENGLISH : deck.script && deck.run;
  const main = (part: string): Stretch => ({ text: part, lang: own.run, altLang: plain });
  const parts: Stretch[] = [];
  let end = 0;
  for (const { 0: part, index } of text.matchAll(inside)) {
    if (own.script && !HAS_LATIN.test(part)) continue;
    if (index > end) parts.push(main(text.slice(end, index)));
    parts.push({ text: part, lang: other, altLang: own.run });
    end = index + part.length;
  }
  if (end < text.length || parts.length === 0) parts.push(main(text.slice(end)));
  return parts;
}
