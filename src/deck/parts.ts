/** Cuts the fields of a slide into those of several slides, at the places that its kind allows. */
import { citationPieces } from './citation-pieces.js';
import type { Citation } from './deck.js';
import { partition, type Weighted } from './partition.js';
import type { Fineness } from './plan.js';
import { joinSentences, sentencesOf } from './sentences.js';
import { isCode, isText, weightOf, weightOfCode } from './weight.js';

/** Fields before or behind the resolving of references: texts, lists and maps look the same. */
type Fields = Readonly<Record<string, unknown>>;

export interface Part<T> {
  readonly fields: T;
  /** The number of its first item or line in the whole, from 1, for what counts. */
  readonly from: number;
}

/** What cannot be parted further: an item, one of its own items, a sentence. */
interface Atom extends Weighted {
  readonly item: number;
  readonly piece: number;
}

/** Makes of one item and the numbers of its pieces what stands in a part. */
type Rebuild = (item: unknown, from: number, to: number) => unknown;

/**
 * @param paths what may be cut, such as `points`, or `columns.points` for the points of each column
 * @param lang BCP 47, for the ends of sentences
 * @returns undefined where nothing can be cut into so many parts so finely
 */
export function partsOf<T extends Fields>(
  fields: T,
  paths: readonly string[],
  count: number,
  fineness: Fineness,
  lang: string,
): readonly Part<T>[] | undefined {
  if (count === 1) return [{ fields, from: 1 }];
  const parts = Array.from({ length: count }, () => ({ fields: { ...fields } as Fields, from: 1 }));
  let isCut = false;
  for (const path of paths) {
    const cuts = cutAt(fields, path.split('.'), count, fineness, lang);
    if (cuts === undefined) continue;
    isCut = true;
    for (const [index, { value, from }] of cuts.entries()) {
      const part = parts[index];
      if (part) parts[index] = { fields: { ...part.fields, ...(value as Fields) }, from };
    }
  }
  return isCut ? (parts as unknown as Part<T>[]) : undefined;
}

interface Cut {
  readonly value: unknown;
  readonly from: number;
}

/** The value at a path in each part, in the maps that hold it. */
function cutAt(
  holder: Fields,
  [key = '', ...rest]: readonly string[],
  count: number,
  fineness: Fineness,
  lang: string,
): Cut[] | undefined {
  const value = holder[key];
  if (rest.length === 0) {
    const cuts = Array.isArray(value)
      ? cutList(value, count, fineness, lang)
      : isText(value)
        ? cutText(value, count, lang)
        : isCode(value)
          ? cutCode(value, count)
          : undefined;
    return cuts?.map((cut) => ({ ...cut, value: { [key]: cut.value } }));
  }
  if (!Array.isArray(value)) return undefined;
  const columns = value.map((one: Fields) => cutAt(one, rest, count, fineness, lang));
  if (columns.every((column) => column === undefined)) return undefined;
  // A column too short for so many parts stands in the first ones, item by item.
  return Array.from({ length: count }, (_, part) => {
    const list = value.map((one: Fields, index) => ({
      ...one,
      ...((columns[index]?.[part]?.value ?? shortCut(one, rest, part)) as Fields),
    }));
    return { value: { [key]: list }, from: 1 };
  });
}

function shortCut(holder: Fields, [key = '', ...rest]: readonly string[], part: number): Fields {
  const value = holder[key];
  return rest.length === 0 && Array.isArray(value) ? { [key]: value.slice(part, part + 1) } : {};
}

function cutText(text: { text: string }, count: number, lang: string): Cut[] | undefined {
  const sentences = sentencesOf(text.text, lang);
  const atoms = sentences.map((sentence, piece) => ({
    item: 0,
    piece,
    weight: weightOf({ $role: 'text', text: sentence }),
    penalty: 0,
  }));
  const ends = partition(atoms, count);
  return ends?.map((end, index) => {
    const own = sentences.slice(ends[index - 1] ?? 0, end);
    return { value: { ...text, text: joinSentences(own) }, from: 1 };
  });
}

/** At its lines, rather between blocks than within one; `from` is the number of the first line. */
function cutCode(code: { code: string }, count: number): Cut[] | undefined {
  const lines = code.code.split('\n');
  const atoms = lines.map((line, index) => ({
    weight: weightOfCode(line),
    penalty: /^[\s)\]}]/.test(line) ? 3 : lines[index - 1]?.trim() === '' ? 0 : 1,
  }));
  const ends = partition(atoms, count);
  return ends?.map((end, index) => {
    const from = ends[index - 1] ?? 0;
    const own = lines.slice(from, end);
    const blank = own.findIndex((line) => line.trim() !== '');
    const shown = own.slice(Math.max(0, blank)).join('\n').trimEnd();
    return { value: { ...code, code: shown }, from: from + Math.max(0, blank) + 1 };
  });
}

function cutList(
  items: readonly unknown[],
  count: number,
  fineness: Fineness,
  lang: string,
): Cut[] | undefined {
  const rebuilds: Rebuild[] = [];
  const atoms = items.flatMap((item, index): Atom[] => {
    const { weights, rebuild } = piecesOf(item, fineness, lang);
    rebuilds.push(rebuild);
    return weights.map((weight, piece) => ({
      item: index,
      piece,
      weight,
      // An item that goes on, on the next slide, is worse than a little unevenness.
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

/** The pieces that an item may be parted into, by their weights. */
function piecesOf(
  item: unknown,
  fineness: Fineness,
  lang: string,
): { weights: readonly number[]; rebuild: Rebuild } {
  const whole = { weights: [weightOf(item)], rebuild: (one: unknown) => one };
  if (fineness === 'items' || typeof item !== 'object' || item === null) return whole;
  const own = (item as Fields).points;
  if (Array.isArray(own) && own.length > 1) {
    const head = weightOf({ ...item, points: undefined });
    return {
      weights: own.map((point, index) => weightOf(point) + (index === 0 ? head : 0)),
      rebuild: (one, from, to) => ({ ...(one as Fields), points: own.slice(from, to) }),
    };
  }
  if (fineness === 'sentences' && isCitation(item)) {
    const { weights, rebuild } = citationPieces(item, lang);
    return { weights, rebuild: (one, from, to) => rebuild(one as Citation, from, to) };
  }
  const text = isText(item) ? item : (item as Fields).text;
  if (fineness !== 'sentences' || !isText(text)) return whole;
  const sentences = sentencesOf(text.text, lang);
  return {
    weights: sentences.map((sentence) => weightOf({ $role: 'text', text: sentence })),
    rebuild: (one, from, to) => {
      const part = { ...text, text: joinSentences(sentences.slice(from, to)) };
      return isText(one) ? part : { ...(one as Fields), text: part };
    },
  };
}

function isCitation(item: object): item is Citation {
  return '$role' in item && item.$role === 'citation';
}
