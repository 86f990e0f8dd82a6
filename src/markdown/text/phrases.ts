/** Where a title or a quote may break: between words, never inside one. */
import { hasIdeographs } from '../../ideographs.js';

/** Punctuation that stays with the word before it, and after it. */
const CLOSING = /^[\p{Pe}\p{Pf}\p{Po}—・：，。、；！？～％%…]/u;
const OPENING = /[\p{Ps}\p{Pi}]$/u;

/** Particles belong to the word before them; no line should begin with one. */
const PARTICLE = /^[的了嗎呢吧們个個之]$/u;

/** Suffixes that the segmenter separates from their word: 智商稅, 複雜度. */
const ENDING = /^[稅税費费率性化者型版級级界圈權权額额值量感度]$/u;

/** A run of single ideographs is a name or a word that the segmenter doesn't know. */
const LONGEST_RUN = 4;

const segmenters = new Map<string, Intl.Segmenter>();

/**
 * The pieces of a text between which a line may break.
 * @param names words that no dictionary has, such as people's names
 */
export function phrases(text: string, lang: string, names: readonly string[] = []): string[] {
  const pieces: string[] = [];
  let run = 0;
  for (const segment of words(text, lang, names)) {
    const last = pieces.at(-1);
    const isSingle = /^\p{Script=Han}$/u.test(segment);
    run = isSingle ? run + 1 : 0;
    const joins =
      last !== undefined &&
      (CLOSING.test(segment) ||
        OPENING.test(last) ||
        PARTICLE.test(segment) ||
        (ENDING.test(segment) && /\p{Script=Han}{2}$/u.test(last)) ||
        !hasIdeographs(last + segment) ||
        (run > 1 && run <= LONGEST_RUN));
    if (joins) pieces[pieces.length - 1] = last + segment;
    else pieces.push(segment);
    if (run > LONGEST_RUN) run = 1;
  }
  return pieces;
}

/** Marks between clauses: a title breaks after them first. */
const AFTER_CLAUSE = /(?<=[，、；：。！？—…][\p{Pe}\p{Pf}]*)(?![，、；：。！？—…\p{Pe}\p{Pf}])/u;
/** A shorter clause is no line of its own, in characters. */
const SHORT_CLAUSE = 4;

/** The clauses of a text, short ones with the one before. */
export function clauses(text: string): string[] {
  const found: string[] = [];
  for (const clause of text.split(AFTER_CLAUSE)) {
    const last = found.at(-1);
    const isShort = clause.length < SHORT_CLAUSE || (last?.length ?? 0) < SHORT_CLAUSE;
    if (last !== undefined && isShort) found[found.length - 1] = last + clause;
    else found.push(clause);
  }
  return found;
}

function words(text: string, lang: string, names: readonly string[]): string[] {
  let segmenter = segmenters.get(lang);
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(lang, { granularity: 'word' });
    segmenters.set(lang, segmenter);
  }
  const found: string[] = [];
  const name = names.find((one) => one !== '' && text.includes(one));
  if (name !== undefined) {
    for (const [index, part] of text.split(name).entries()) {
      if (index > 0) found.push(name);
      if (part !== '') found.push(...words(part, lang, names.slice(names.indexOf(name) + 1)));
    }
    return found;
  }
  for (const { segment } of segmenter.segment(text)) found.push(segment);
  return found;
}
