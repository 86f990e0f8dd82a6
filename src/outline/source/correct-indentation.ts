/**
 * Finds lines that are indented wrongly: tries to move lines near an error, and takes the move that
 * leaves the fewest errors. YAML and the schema often report other lines, which only follow from these.
 */
import type { Problem } from '../../problem.js';
import type { Source } from '../../read/index.js';
import type { Edit } from './correction.js';
import {
  indentationProblem,
  type Move,
  movedLines,
  movesNear,
  rowsAround,
  rowsOf,
  type TextRow,
} from './indentation.js';
import { readYaml } from './read-yaml.js';

/** What was read from a text. */
export interface OutlineReading {
  readonly problems: readonly Problem[];
  /** True where YAML could not be read to its end. */
  readonly isBroken: boolean;
}

/** The largest number of blocks that are reported at once. */
const MAX_BLOCKS = 5;

/** The characters that may be read to find a block: about 100 ms. */
const MAX_TRIED = 30_000;

/** The characters that may be read to correct other faults, for each move. */
const TRIED_AGAIN = 6_000;

/** Longer texts are skipped: reading one again takes a second. */
const MAX_LENGTH = 200_000;

/** Codes of errors that wrong indentation may cause. */
const CAUSED =
  /^(?:yaml\/(?:tab_as_indent|bad_indent|no_slides|no_key|block_as_implicit_key|unexpected_token|missing_char|multiline_implicit_key|impossible)|outline\/(?:unknown-key|missing|empty|wrong-type|wrong-size|no-kind|stray-slide|mapping|key-twice|turn))$/;

/** The number of errors that are looked at, from the first on. */
const MAX_LOOKED_AT = 3;

/** The largest distance, in lines, of a field that is missing where it belongs. */
const FIELDS_AWAY = 20;

/** @param tried how many characters may be read besides, to correct other faults */
type ReadText<T> = (text: string, tried?: number) => T;

interface CorrectedReading<T> {
  /** What is read from the corrected text. */
  readonly reading: T;
  /** Places are those of the source. */
  readonly problems: readonly Problem[];
  /** What was moved, one block after the other. */
  readonly edits: readonly (readonly Edit[])[];
}

/** The problems with those that follow from wrong indentation as one, at the line that is to be moved. */
export function correctIndentation<T extends OutlineReading>(
  source: Source,
  first: T,
  read: ReadText<T>,
): CorrectedReading<T> {
  const corrections: Problem[] = [];
  const edits: Edit[][] = [];
  let { text } = source;
  let reading = first;
  while (corrections.length < MAX_BLOCKS && text.length < MAX_LENGTH) {
    const move = bestMove({ ...source, text }, reading, read);
    if (move === undefined) break;
    const lines = text.split('\n');
    const moved = movedLines(
      lines.map((line, at) => ({ at, text: line })),
      move,
    );
    const after = read(moved.join('\n'));
    if (!isBetter(after, reading, reading)) break;
    edits.push(editsBetween(lines, moved));
    corrections.push(indentationProblem({ ...source, text }, lines, move));
    [text, reading] = [moved.join('\n'), after];
  }
  if (corrections.length === 0) return { reading, problems: reading.problems, edits };
  const lines = source.text.split(/\r?\n/);
  const problems = [...corrections, ...reading.problems]
    .map((problem) => inSource(problem, source, lines))
    .toSorted(byLine);
  return { reading, problems, edits };
}

/** The best move near the first errors, as the lines around say. */
function bestMove(
  { path, text }: Source,
  { problems }: OutlineReading,
  read: ReadText<OutlineReading>,
): Move | undefined {
  const budget = { left: MAX_TRIED };
  const rows = rowsOf(text.split('\n'));
  const suspects = suspectLines(problems, path, rows);
  for (const line of suspects) {
    const around = rowsAround(rows, line);
    const readPart = (part: string): OutlineReading => {
      const reading = read(part, TRIED_AGAIN);
      return around.length === rows.length ? reading : withoutMissed(reading);
    };
    const near = suspects
      .map((one) => around.findIndex(({ at }) => at >= one))
      .filter((at) => at >= 0);
    const move = bestOf(around, near, readPart, budget);
    if (move) return move;
  }
  return undefined;
}

/** The indexes of the lines that errors of wrong indentation are at. */
function suspectLines(
  problems: readonly Problem[],
  path: string,
  rows: readonly TextRow[],
): number[] {
  const suspects = problems.flatMap((problem) =>
    problem.place?.file === path && isSuspect(problem, rows) ? [problem.place.line - 1] : [],
  );
  return [...new Set(suspects)].slice(0, MAX_LOOKED_AT);
}

/** An empty list in brackets and a field that is nowhere near have other causes. */
function isSuspect(
  { severity, code, missing = '', place }: Problem,
  rows: readonly TextRow[],
): boolean {
  if (severity !== 'error' || !CAUSED.test(code)) return false;
  if (code === 'outline/empty') return /:\s*$/.test(place?.lineText ?? '');
  if (code !== 'outline/missing') return true;
  const line = place?.line ?? 0;
  return rows.some(
    ({ at, text }) => Math.abs(at - line) < FIELDS_AWAY && text.includes(`${missing}:`),
  );
}

/** The move of some lines that leaves the fewest errors. */
function bestOf(
  rows: readonly TextRow[],
  errors: readonly number[],
  read: (text: string) => OutlineReading,
  budget: { left: number },
): Move | undefined {
  const text = rows.map((row) => row.text).join('\n');
  const before = read(text);
  const stop = firstError(text);
  let best: { readonly move: Move; readonly reading: OutlineReading } | undefined;
  for (const move of movesNear(rows, errors)) {
    const moved = movedLines(rows, move).join('\n');
    const next = firstError(moved);
    budget.left -= moved.length / 4;
    if (next < stop || (next === stop && errors.includes(stop))) continue;
    // Correcting another fault as well takes as long as three readings.
    budget.left -= next === Number.POSITIVE_INFINITY ? moved.length : 3 * moved.length;
    if (budget.left < 0) break;
    const reading = read(moved);
    if (!isBetter(reading, before, best?.reading ?? before)) continue;
    best = { move, reading };
    if (errorsIn(reading).length === 0) break;
  }
  return best?.move;
}

/** The index of the line at which YAML stops. */
function firstError(text: string): number {
  const [error] = readYaml(text).errors;
  return error ? text.slice(0, error.pos[0]).split('\n').length - 1 : Number.POSITIVE_INFINITY;
}

function withoutMissed({ problems, isBroken }: OutlineReading): OutlineReading {
  const isOfPart = ({ code, missing = '' }: Problem): boolean =>
    UNKNOWN.test(code) || (code === 'outline/missing' && PARTS.has(missing));
  return { problems: problems.filter((problem) => !isOfPart(problem)), isBroken };
}

/** What is missing only because some lines are read by themselves. */
const UNKNOWN = /^outline\/unknown-(?:person|source|slide|var)$/;
const PARTS: ReadonlySet<string> = new Set(['deck', 'people', 'sources', 'sections']);

/**
 * Whether a move leaves fewer errors, itself counted as one, than there were, and than the best so far.
 * One that causes another error is rejected, unless the lines after it could not be read before.
 */
function isBetter(after: OutlineReading, before: OutlineReading, best: OutlineReading): boolean {
  const count = errorsIn(after).length;
  if (before.isBroken) {
    const [end, most] = [endOf(after), endOf(best)];
    return end > most || (end === most && best !== before && count < errorsIn(best).length);
  }
  const known = new Set(errorsIn(before).map(lineAndWords));
  if (after.isBroken || !errorsIn(after).every((one) => known.has(lineAndWords(one)))) return false;
  const fewest = errorsIn(best).length;
  return best === before ? count === 0 || count + 1 < fewest : count < fewest;
}

/** The line after which nothing could be read. */
function endOf({ problems, isBroken }: OutlineReading): number {
  if (!isBroken) return Number.POSITIVE_INFINITY;
  return Math.max(...problems.map(({ code, place }) => (/^yaml/.test(code) && place?.line) || 0));
}

function errorsIn({ problems }: OutlineReading): readonly Problem[] {
  return problems.filter(({ severity }) => severity === 'error');
}

function lineAndWords({ message, place }: Problem): string {
  return `${place?.file}:${place?.line} ${message}`;
}

/** Lines differ in their indentation alone. */
function editsBetween(before: readonly string[], after: readonly string[]): Edit[] {
  let next = 0;
  return before.flatMap((line, index) => {
    const [at, moved = ''] = [next, after[index]];
    next += line.length + 1;
    const text = line.trimStart().length;
    const insert = moved.slice(0, moved.length - text);
    return moved === line ? [] : [{ at, remove: line.length - text, insert }];
  });
}

/** With its place in the lines as they are in the file. */
function inSource(problem: Problem, { path }: Source, lines: readonly string[]): Problem {
  const { place } = problem;
  if (place?.file !== path) return problem;
  const lineText = lines[place.line - 1] ?? '';
  const column = Math.max(1, place.column + lineText.length - place.lineText.length);
  return { ...problem, place: { ...place, column, lineText } };
}

function byLine(a: Problem, b: Problem): number {
  return a.place?.file === b.place?.file ? (a.place?.line ?? 0) - (b.place?.line ?? 0) : 0;
}
