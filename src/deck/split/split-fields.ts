/** Splits the fields of a slide among several slides, where its kind allows it. */
import type { Citation } from '../deck.js';
import type { Fineness } from '../plan.js';
import { citationPieces } from './citation-pieces.js';
import { partition, type WeightedItem } from './partition.js';
import { joinSentences, sentencesOf } from './sentences.js';
import { isCode, isText, weightOf, weightOfCode } from './weight.js';

/** Fields before or after references are resolved: texts, lists and maps look the same. */
type FieldValues = Readonly<Record<string, unknown>>;

export interface SlidePart<T> {
  readonly fields: T;
  /** The number of its first item or line in the whole, from 1, for numbered lists and code. */
  readonly from: number;
}

/** A value in one part. */
interface SplitValue {
  readonly value: unknown;
  readonly from: number;
}

/** The smallest piece: an item, one of its own items, a sentence. */
interface Atom extends WeightedItem {
  readonly item: number;
  readonly piece: number;
}

/** An item with only some of its pieces. */
type Rebuild = (item: unknown, from: number, to: number) => unknown;

/**
 * @param paths what may be split: `points`, or `columns.points` for the points of each column
 * @param lang BCP 47, for the ends of sentences
 * @returns undefined where nothing can be split into so many parts
 */
export function splitFields<T extends FieldValues>(
  fields: T,
  paths: readonly string[],
  count: number,
  fineness: Fineness,
  lang: string,
): readonly SlidePart<T>[] | undefined {
  if (count === 1) return [{ fields, from: 1 }];
  const parts = Array.from({ length: count }, () => ({
    fields: { ...fields } as FieldValues,
    from: 1,
  }));
  let isSplit = false;
  for (const path of paths) {
    const splits = splitAt(fields, path.split('.'), count, fineness, lang);
    if (splits === undefined) continue;
    isSplit = true;
    for (const [index, { value, from }] of splits.entries()) {
      const part = parts[index];
      if (part) parts[index] = { fields: { ...part.fields, ...(value as FieldValues) }, from };
    }
  }
  return isSplit ? (parts as unknown as SlidePart<T>[]) : undefined;
}

/** The value at a path in each part, inside the maps that contain it. */
function splitAt(
  map: FieldValues,
  [key = '', ...rest]: readonly string[],
  count: number,
  fineness: Fineness,
  lang: string,
): SplitValue[] | undefined {
  const value = map[key];
  if (rest.length === 0) {
    const splits = Array.isArray(value)
      ? splitList(value, count, fineness, lang)
      : isText(value)
        ? splitText(value, count, lang)
        : isCode(value)
          ? splitCode(value, count)
          : undefined;
    return splits?.map((split) => ({ ...split, value: { [key]: split.value } }));
  }
  if (!Array.isArray(value)) return undefined;
  const columns = value.map((one: FieldValues) => splitAt(one, rest, count, fineness, lang));
  if (columns.every((column) => column === undefined)) return undefined;
  // A column too short for so many parts has one item in each of the first ones.
  return Array.from({ length: count }, (_, part) => {
    const list = value.map((one: FieldValues, index) => ({
      ...one,
      ...((columns[index]?.[part]?.value ?? nthItem(one, rest, part)) as FieldValues),
    }));
    return { value: { [key]: list }, from: 1 };
  });
}

function nthItem(
  map: FieldValues,
  [key = '', ...rest]: readonly string[],
  index: number,
): FieldValues {
  const value = map[key];
  return rest.length === 0 && Array.isArray(value) ? { [key]: value.slice(index, index + 1) } : {};
}

function splitText(text: { text: string }, count: number, lang: string): SplitValue[] | undefined {
  const sentences = sentencesOf(text.text, lang);
  const weighted = sentences.map((sentence) => ({ weight: weightOfText(sentence), penalty: 0 }));
  const ends = partition(weighted, count);
  return ends?.map((end, index) => {
    const own = sentences.slice(ends[index - 1] ?? 0, end);
    return { value: { ...text, text: joinSentences(own) }, from: 1 };
  });
}

/** Rather between blocks than within one; `from` is the number of the first line. */
function splitCode(code: { code: string }, count: number): SplitValue[] | undefined {
  const lines = code.code.split('\n');
  const weighted = lines.map((line, index) => ({
    weight: weightOfCode(line),
    penalty: /^[\s)\]}]/.test(line) ? 3 : lines[index - 1]?.trim() === '' ? 0 : 1,
  }));
  const ends = partition(weighted, count);
  return ends?.map((end, index) => {
    const from = ends[index - 1] ?? 0;
    const own = lines.slice(from, end);
    const firstShown = own.findIndex((line) => line.trim() !== '');
    const shown = own.slice(Math.max(0, firstShown)).join('\n').trimEnd();
    return { value: { ...code, code: shown }, from: from + Math.max(0, firstShown) + 1 };
  });
}

function splitList(
  items: readonly unknown[],
  count: number,
  fineness: Fineness,
  lang: string,
): SplitValue[] | undefined {
  const rebuilds: Rebuild[] = [];
  const atoms = items.flatMap((item, index): Atom[] => {
    const { weights, rebuild } = piecesOf(item, fineness, lang);
    rebuilds.push(rebuild);
    // An item that continues on the next slide is worse than a little unevenness.
    return weights.map((weight, piece) => ({
      item: index,
      piece,
      weight,
      penalty: piece === 0 ? 0 : 1.5,
    }));
  });
  const ends = partition(atoms, count);
  return ends?.map((end, index) => {
    const own = atoms.slice(ends[index - 1] ?? 0, end);
    const numbers = [...new Set(own.map(({ item }) => item))];
    const value = numbers.map((number) => {
      const pieces = own.filter(({ item }) => item === number).map(({ piece }) => piece);
      return rebuilds[number]?.(items[number], pieces[0] ?? 0, (pieces.at(-1) ?? 0) + 1);
    });
    return { value, from: (numbers[0] ?? 0) + 1 };
  });
}

/** The weights of the pieces that an item may be split into. */
function piecesOf(
  item: unknown,
  fineness: Fineness,
  lang: string,
): { weights: readonly number[]; rebuild: Rebuild } {
  const whole = { weights: [weightOf(item)], rebuild: (one: unknown) => one };
  if (fineness === 'items' || typeof item !== 'object' || item === null) return whole;
  const own = (item as FieldValues).points;
  if (Array.isArray(own) && own.length > 1) {
    const head = weightOf({ ...item, points: undefined });
    return {
      weights: own.map((point, index) => weightOf(point) + (index === 0 ? head : 0)),
      rebuild: (one, from, to) => ({ ...(one as FieldValues), points: own.slice(from, to) }),
    };
  }
  if (fineness === 'sentences' && '$role' in item && item.$role === 'citation') {
    const { weights, rebuild } = citationPieces(item as Citation, lang);
    return { weights, rebuild: (one, from, to) => rebuild(one as Citation, from, to) };
  }
  const text = isText(item) ? item : (item as FieldValues).text;
  if (fineness !== 'sentences' || !isText(text)) return whole;
  const sentences = sentencesOf(text.text, lang);
  return {
    weights: sentences.map(weightOfText),
    rebuild: (one, from, to) => {
      const part = { ...text, text: joinSentences(sentences.slice(from, to)) };
      return isText(one) ? part : { ...(one as FieldValues), text: part };
    },
  };
}

function weightOfText(text: string): number {
  return weightOf({ $role: 'text', text });
}
