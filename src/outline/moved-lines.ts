/** Finds lines that are indented wrongly by what the whole outline says when they are moved. */
import type { Problem } from '../problem.js';
import type { Source } from '../read/index.js';
import { placeAt } from './diagnostics/place-at.js';
import type { Budget, Correction } from './source/correction.js';
import { edited } from './source/edits.js';
import { canStand, indentationFaults, tabFaults } from './source/indentation.js';
import { indentOf, isStructure, lineAbove, lineAt, lineBelow } from './source/lines.js';
import { readYaml } from './source/read-yaml.js';

/** What an outline says whose lines stand at another depth; a misspelt key is another matter. */
const CAUSED =
  /^(?:yaml\/(?:indentation|tab_as_indent|bad_indent|no_slides|block_as_implicit_key)|outline\/(?:unknown-key|missing|empty|wrong-type|no-kind|stray-slide|mapping|twice|.*item.*|turn))$/;

/** So many errors, from the first on, are looked at. */
const MAX_LOOKED_AT = 3;

/** Nor are more blocks looked for. */
const MAX_BLOCKS = 5;

/** So many characters are read to try: half a second at most. */
const MAX_TRIED = 400_000;

/** Of such a long outline none is. */
const MAX_LENGTH = 200_000;

/** So many lines on both sides of moved ones are read first, to see whether YAML can read them at all. */
const LINES_AROUND = 12;

/**
 * The problems with those that follow from wrong indentation as one, at the line that is to be moved:
 * the smallest move that leaves the fewest errors, and fewer than there were.
 * @param read the problems of another text
 */
export function withMovedLines(
  source: Source,
  found: readonly Problem[],
  read: (text: string) => readonly Problem[],
): readonly Problem[] {
  if (source.text.length > MAX_LENGTH) return found;
  const budget = { left: MAX_TRIED };
  const moved: Problem[] = [];
  let { text } = source;
  let problems = found;
  for (let blocks = 0; blocks < MAX_BLOCKS; blocks++) {
    const best = bestMove({ ...source, text }, problems, read, budget);
    if (best === undefined) break;
    const { code, message, hint, start, end } = best.slip;
    const place = placeAt({ ...source, text }, start, end);
    moved.push({ severity: 'error', code: `yaml/${code}`, message, hint, place });
    ({ text, problems } = best);
  }
  if (moved.length === 0) return found;
  const lines = source.text.split(/\r?\n/);
  return [...moved, ...problems]
    .map((problem) => asWritten(problem, source, lines))
    .toSorted(byLine);
}

interface Suspect {
  readonly at: number;
  readonly find: (text: string, at: number) => Correction[];
}

interface Move {
  readonly slip: Correction;
  readonly text: string;
  readonly problems: readonly Problem[];
}

function bestMove(
  source: Source,
  problems: readonly Problem[],
  read: (text: string) => readonly Problem[],
  budget: Budget,
): Move | undefined {
  let best: Move | undefined;
  let fewest = errorsIn(problems);
  const before = new Set(problems.map(lineAndWords));
  for (const [text, slip] of movesFrom(problems, source)) {
    if (!isReadable(text, slip, budget)) continue;
    // It is validated, too, which takes as long as to read it.
    budget.left -= 2 * text.length;
    if (budget.left < 0) return best;
    const after = read(text);
    // The move is itself told as one; one that makes another error hides what is there.
    const errors = errorsIn(after) + 1;
    if (after.some((one) => one.severity === 'error' && !before.has(lineAndWords(one)))) continue;
    if (errors < fewest || errors === 1) {
      [best, fewest] = [{ slip, text, problems: after }, errors];
      if (fewest === 1) return best;
    }
  }
  return best;
}

function lineAndWords({ message, place }: Problem): string {
  return `${place?.file}:${place?.line} ${message}`;
}

/** Each text that a move near an error makes, once. */
function movesFrom(problems: readonly Problem[], source: Source): Map<string, Correction> {
  const moves = new Map<string, Correction>();
  for (const { at, find } of placesOf(problems, source)) {
    for (const slip of find(source.text, at)) {
      const text = edited(source.text, slip.edits);
      if (!moves.has(text)) moves.set(text, slip);
    }
  }
  return moves;
}

/** Whether YAML can read the moved lines with those around them and what they are inside of. */
function isReadable(text: string, { start, edits }: Correction, budget: Budget): boolean {
  const grown = edits
    .slice(0, -1)
    .reduce((sum, { insert, remove }) => sum + insert.length - remove, 0);
  const end = lineAt(text, (edits.at(-1)?.at ?? start) + grown);
  const next = lineBelow(text, end);
  if (next && isStructure(next) && !canStand(text, next, indentOf(next))) return false;
  let first = lineAt(text, start);
  for (let lines = 0; lines < LINES_AROUND; lines++) first = lineAbove(text, first) ?? first;
  let last = end;
  for (let lines = 0; lines < LINES_AROUND; lines++) last = lineBelow(text, last) ?? last;
  const outer: string[] = [];
  let outermost = indentOf(first);
  for (let above = lineAbove(text, first); above && outermost > 0; above = lineAbove(text, above)) {
    if (indentOf(above) >= outermost || /^\s*#/.test(above.text)) continue;
    outer.unshift(above.text);
    outermost = indentOf(above);
  }
  const part = [...outer, text.slice(first.start, last.end)].join('\n');
  budget.left -= part.length;
  return budget.left > 0 && readYaml(part).errors.length === 0;
}

/** Where the first errors are that may follow from indentation, and what may have slipped there. */
function placesOf(problems: readonly Problem[], { path, text }: Source): Suspect[] {
  const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  return problems
    .filter(
      ({ severity, code, hint, place }) =>
        severity === 'error' &&
        CAUSED.test(code) &&
        !hint?.startsWith('Did you mean') &&
        place?.file === path,
    )
    .slice(0, MAX_LOOKED_AT)
    .map(({ code, place }) => ({
      at: (starts[(place?.line ?? 1) - 1] ?? 0) + (place?.column ?? 1) - 1,
      find: code === 'yaml/tab_as_indent' ? tabFaults : indentationFaults,
    }));
}

function errorsIn(problems: readonly Problem[]): number {
  return problems.filter(({ severity }) => severity === 'error').length;
}

/** With its place in the lines as they are in the file. */
function asWritten(problem: Problem, { path }: Source, lines: readonly string[]): Problem {
  const { place } = problem;
  if (place?.file !== path) return problem;
  const lineText = lines[place.line - 1] ?? '';
  const column = Math.max(1, place.column + lineText.length - place.lineText.length);
  return { ...problem, place: { ...place, column, lineText } };
}

function byLine(a: Problem, b: Problem): number {
  return a.place?.file === b.place?.file ? (a.place?.line ?? 0) - (b.place?.line ?? 0) : 0;
}
