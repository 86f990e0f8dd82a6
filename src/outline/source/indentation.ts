/** Ways to indent lines near an error otherwise: those that were moved by mistake can be moved back. */
import type { Problem } from '../../problem.js';
import type { Source } from '../../read/index.js';
import { placeAt } from '../diagnostics/place-at.js';
import { TABBED } from './character-faults.js';
import { isStructure } from './lines.js';

/** A line that is not blank. */
export interface TextRow {
  /** Its index in the text's lines. */
  readonly at: number;
  readonly text: string;
  /** Spaces before it, and where the text behind its hyphens begins. */
  readonly indent: number;
  readonly content: number;
}

/** Lines that are to be moved together. */
export interface Move {
  readonly first: TextRow;
  readonly last: TextRow;
  /** How deep the first one is then. */
  readonly level: number;
}

/** A line that is farther off is no typing error. */
const MAX_SHIFT = 4;

/** A block that was moved may begin so many lines above its error, and such blocks are tried by their length. */
const MAX_BLOCK = 8;

/** A slide has no more lines. */
const MAX_MOVED = 40;

/** The lines read on both sides of an error, besides those that enclose them. */
const LINES_AROUND = 8;

/** The lines read to find where a slide begins or ends. */
const MAX_SLIDE = 30;

/** Outlines up to this number of lines are read as a whole. */
const SHORT = 60;

export function rowsOf(lines: readonly string[]): TextRow[] {
  return lines.flatMap((text, at) => {
    if (text.trim() === '') return [];
    const [, spaces = '', hyphens = ''] = /^( *)\t*((?:- +)*)/.exec(text) ?? [];
    return [{ at, text, indent: spaces.length, content: spaces.length + hyphens.length }];
  });
}

/** @param rows all lines of a text, or some, by their numbers in it */
export function movedLines(
  rows: readonly Pick<TextRow, 'at' | 'text'>[],
  { first, last, level }: Move,
): string[] {
  const by = level - first.indent;
  return rows.map(({ at, text }) => {
    if (at < first.at || at > last.at || text.trim() === '') return text;
    if (isTabbed(first)) return ' '.repeat(level) + text.trimStart();
    return by > 0 ? ' '.repeat(by) + text : text.replace(new RegExp(`^ {0,${-by}}`), '');
  });
}

function isTabbed({ text }: TextRow): boolean {
  return /^ *\t/.test(text);
}

/**
 * What is reported of lines that are indented wrongly, and the hint that corrects them.
 * @param lines of the source
 */
export function indentationProblem(
  source: Source,
  lines: readonly string[],
  { first, last, level }: Move,
): Problem {
  const start = lines.slice(0, first.at).join('\n').length + (first.at > 0 ? 1 : 0) + first.indent;
  const end = start + first.text.length - first.indent;
  if (isTabbed(first)) {
    const code = `yaml/${TABBED.code}`;
    return { severity: 'error', ...TABBED, code, place: placeAt(source, start, end) };
  }
  const by = level - first.indent;
  const more = last.at - first.at;
  return {
    severity: 'error',
    code: 'yaml/indentation',
    message: `This line is indented by ${first.indent}, those around it by ${level}`,
    hint:
      more === 0
        ? `Write ${spaces(level)} before it.`
        : `Move it and the ${more === 1 ? 'line' : `${more} lines`} below it ${spaces(Math.abs(by))} to the ${by > 0 ? 'right' : 'left'}.`,
    place: placeAt(source, start, end),
  };
}

function spaces(count: number): string {
  return `${count === 0 ? 'no' : count} ${count === 1 ? 'space' : 'spaces'}`;
}

/**
 * The lines around a line up to where slides, people or sources begin and end, and those that they
 * are inside of; all of a short outline.
 */
export function rowsAround(rows: readonly TextRow[], line: number): readonly TextRow[] {
  if (rows.length <= SHORT) return rows;
  const found = rows.findIndex(({ at }) => at >= line);
  const middle = found < 0 ? rows.length - 1 : found;
  const begins = ({ indent, text }: TextRow): boolean => indent <= 2 || /^ *- kind:/.test(text);
  const [start, end] = [Math.max(0, middle - LINES_AROUND), middle + LINES_AROUND];
  const least = Math.max(0, start - MAX_SLIDE);
  const from = least + Math.max(0, rows.slice(least, start + 1).findLastIndex(begins));
  const next = rows.slice(end, end + MAX_SLIDE).findIndex(begins);
  const to = end + (next < 0 ? MAX_SLIDE : next);
  const around = rows.slice(from, to);
  for (let above = from - 1; above >= 0; above--) {
    const row = rows[above] as TextRow;
    if (row.indent < (around[0]?.indent ?? 0) && !/^\s*#/.test(row.text)) around.unshift(row);
  }
  return around;
}

/** The possible moves of lines near an error; even depths, few lines and short distances first. */
export function movesNear(rows: readonly TextRow[], errors: readonly number[]): Move[] {
  const depths = [...new Set(rows.flatMap(({ indent, content }) => [indent, content]))];
  const starts = new Set(errors.flatMap((error) => startsNear(rows, error)));
  const moves = [...starts].flatMap((start) => {
    const first = rows[start] as TextRow;
    const levels = depths.filter(
      (level) =>
        level !== first.indent &&
        (isTabbed(first) || Math.abs(level - first.indent) <= MAX_SHIFT) &&
        canStand(rows, start, level),
    );
    const ends = isTabbed(first) ? [start] : endsFrom(rows, start);
    return levels.flatMap((level) =>
      ends
        .filter((end) => leavesNext(rows, start, end, level))
        .map((end): Move => ({ first, last: rows[end] as TextRow, level })),
    );
  });
  const length = ({ first, last }: Move): number => last.at - first.at;
  const shift = ({ first, level }: Move): number => Math.abs(level - first.indent);
  return moves.toSorted(
    (a, b) => (a.level % 2) - (b.level % 2) || length(a) - length(b) || shift(a) - shift(b),
  );
}

/** The lines around an error, some above it, and all that these are inside of. */
function startsNear(rows: readonly TextRow[], error: number): number[] {
  const starts = [error, error + 1, error - 1];
  let outermost = rows[error]?.indent ?? 0;
  for (let at = error - 1; at >= 0; at--) {
    const { indent = 0 } = rows[at] ?? {};
    if (error - at > 1 && (error - at <= MAX_BLOCK || indent < outermost)) starts.push(at);
    outermost = Math.min(outermost, indent);
  }
  return starts.filter((at) => rows[at] !== undefined && !isComment(rows[at]));
}

/** Whether a line can have some depth: below a key without a value and as deep as what is there, or with an item's keys. */
function canStand(rows: readonly TextRow[], at: number, level: number): boolean {
  const row = rows[at] as TextRow;
  let first = row;
  let above = at - 1;
  for (; above >= 0; above--) {
    const one = rows[above] as TextRow;
    if (isComment(one)) continue;
    if (one.indent < level) break;
    first = one;
  }
  const parent = rows[above];
  if (!isStructure(row)) return parent !== undefined && BLOCK.test(parent.text);
  if (parent === undefined) return level === 0;
  const isOfItem = parent.content === level && row.content === row.indent;
  const isAligned = first === row || first.indent === level;
  return isOfItem || (isAligned && /:\s*(?:#.*)?$/.test(parent.text));
}

/** Whether the line after a block can keep its depth when the block is moved. */
function leavesNext(rows: readonly TextRow[], start: number, end: number, level: number): boolean {
  const next = rows[end + 1];
  if (next === undefined || !isStructure(next)) return true;
  const by = level - (rows[start]?.indent ?? 0);
  const moved = rows.map((row, at) => {
    if (at < start || at > end) return row;
    return { ...row, indent: Math.max(0, row.indent + by), content: Math.max(0, row.content + by) };
  });
  return canStand(moved, end + 1, next.indent);
}

/** A key or an item whose text is below it. */
const BLOCK = /[:-] +[|>][+-]?\d?\s*$/;

function isComment({ text }: TextRow): boolean {
  return /^\s*#/.test(text);
}

/** Where blocks end that begin with a line: what is deeper, what is as deep or deeper, and the next few lines. */
function endsFrom(rows: readonly TextRow[], start: number): number[] {
  const { indent, content } = rows[start] as TextRow;
  const end = (isTaken: (row: TextRow) => boolean): number => {
    let at = start;
    while (at - start < MAX_MOVED && rows[at + 1] && isTaken(rows[at + 1] as TextRow)) at++;
    return at;
  };
  const isOwn = (row: TextRow): boolean =>
    row.indent > content || (content > indent && row.indent === content && row.content === content);
  const ends = [
    end(isOwn),
    end((row) => row.indent >= indent),
    ...Array.from({ length: MAX_BLOCK }, (_, more) => start + more),
  ];
  return [...new Set(ends)].filter((at) => at < rows.length);
}
