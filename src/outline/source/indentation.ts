/** Lines that are indented by a few blanks too many or too few, or by a tab. */

import type { Correction } from './correction.js';
import { indentOf, isStructure, lineAbove, lineAt, lineBelow, type TextLine } from './lines.js';

/** Who is farther off meant something else. */
const MAX_SHIFT = 4;

/** A block that was moved by mistake may begin so many lines above its error, and have so many. */
const MAX_BLOCK = 8;

/** Nobody moves more lines than a slide has by mistake. */
const MAX_MOVED = 40;

/** So many lines around tell which depths there are, besides those that the line is inside of. */
const NEIGHBOURS = 8;

/** Farther up nobody looks for these. */
const MAX_ABOVE = 500;

/** Lines near an error, moved to where they can stand; the fewest lines and blanks first. */
export function indentationFaults(text: string, at: number): Correction[] {
  const slips = startsNear(text, at).flatMap((line) => {
    const indent = indentOf(line);
    const levels = levelsAround(text, line).filter(
      (level) =>
        level !== indent && Math.abs(level - indent) <= MAX_SHIFT && canStand(text, line, level),
    );
    return levels.flatMap((level) =>
      blocksFrom(text, line).map((lines) => shifted(text, line, lines, level)),
    );
  });
  const width = ({ edits: [first] }: Correction): number =>
    (first?.insert.length ?? 0) + (first?.remove ?? 0);
  return slips.toSorted(
    (a, b) =>
      isOdd(text, a) - isOdd(text, b) || a.edits.length - b.edits.length || width(a) - width(b),
  );
}

/** Depths are even where people indent by two or four blanks. */
function isOdd(text: string, { start, edits: [first] }: Correction): number {
  return (indentOf(lineAt(text, start)) + (first?.insert.length ?? 0) - (first?.remove ?? 0)) % 2;
}

/** Where lines that were moved may begin: around the error, and at what these lines are inside of. */
function startsNear(text: string, at: number): TextLine[] {
  const starts = linesNear(text, at);
  let outermost = starts[0] ? indentOf(starts[0]) : 0;
  let above = lineAbove(text, lineAt(text, at));
  for (let count = 0; above && count < MAX_ABOVE; count++) {
    const indent = indentOf(above);
    if ((count > 0 && count < MAX_BLOCK) || (count >= MAX_BLOCK && indent < outermost))
      starts.push(above);
    outermost = Math.min(outermost, indent);
    above = lineAbove(text, above);
  }
  return starts.filter((line) => !isComment(line));
}

/** Whether a line can have some depth: below a key without a value and as deep as what stands there, or with an item's key. */
export function canStand(text: string, line: TextLine, level: number): boolean {
  let above = lineAbove(text, line);
  let first = line;
  while (above && (indentOf(above) >= level || isComment(above))) {
    if (!isComment(above)) first = above;
    above = lineAbove(text, above);
  }
  if (!isStructure(line)) return above !== undefined && BLOCK.test(above.text);
  if (above === undefined) return level === 0;
  const isAligned = first === line || indentOf(first) === level;
  const isOfItem = contentOf(above) === level && !/^\s*-\s/.test(`${line.text} `);
  return isOfItem || (isAligned && /:\s*(?:#.*)?$/.test(above.text));
}

/** A key or an item of which the text stands below. */
const BLOCK = /[:-] +[|>][+-]?\d?\s*$/;

function isComment({ text }: TextLine): boolean {
  return /^\s*#/.test(text);
}

/** The blocks that begin with a line: alone, with what is deeper, with all as deep, and the next few lines. */
function blocksFrom(text: string, line: TextLine): TextLine[][] {
  const all = taken(text, line, () => true);
  const counts = [
    taken(text, line, isDeeper(line)).length,
    taken(text, line, (one) => indentOf(one) >= indentOf(line)).length,
    ...Array.from({ length: MAX_BLOCK }, (_, index) => index + 1),
  ];
  return [...new Set(counts)]
    .filter((count) => count <= all.length)
    .map((count) => all.slice(0, count));
}

/** A line that begins with tabs, as deep as its neighbours; nobody knows how wide a tab was meant. */
export function tabFaults(text: string, at: number): Correction[] {
  return linesNear(text, at).flatMap((line) => {
    const indent = /^[ \t]*/.exec(line.text)?.[0] ?? '';
    const tab = indent.indexOf('\t');
    if (tab === -1) return [];
    return levelsAround(text, line).map((level): Correction => {
      return {
        code: 'tab_as_indent',
        message: 'This line is indented with a tab',
        hint: 'Indent with blanks: two for each level.',
        start: line.start + tab,
        end: line.start + indent.length,
        edits: [{ at: line.start, remove: indent.length, insert: ' '.repeat(level) }],
      };
    });
  });
}

/** The line of an error, the one below and the one above: YAML tells an error too early or too late. */
export function linesNear(text: string, at: number): TextLine[] {
  const line = lineAt(text, at);
  const near = [line, lineBelow(text, line), lineAbove(text, line)];
  return near.filter((one): one is TextLine => one !== undefined && one.text.trim() !== '');
}

/** The depths of lines around, the nearest first, and of what stands behind their hyphens. */
function levelsAround(text: string, line: TextLine): number[] {
  const levels = new Set<number>();
  const add = (one: TextLine): void => {
    levels.add(indentOf(one)).add(contentOf(one));
  };
  let outermost = Number.POSITIVE_INFINITY;
  let above = lineAbove(text, line);
  for (let count = 0; above && count < MAX_ABOVE && outermost > 0; count++) {
    const indent = indentOf(above);
    if (count < NEIGHBOURS || indent < outermost) add(above);
    outermost = Math.min(outermost, indent);
    above = lineAbove(text, above);
  }
  let below = lineBelow(text, line);
  for (let count = 0; below && count < NEIGHBOURS; count++) {
    add(below);
    below = lineBelow(text, below);
  }
  const indent = indentOf(line);
  return [...levels].toSorted((a, b) => Math.abs(a - indent) - Math.abs(b - indent));
}

/** Tells a line's own: of an item those of its keys, of a key what is deeper. */
function isDeeper(line: TextLine): (one: TextLine) => boolean {
  const depth = contentOf(line);
  const isItem = depth > indentOf(line);
  return (one) =>
    indentOf(one) > depth || (isItem && indentOf(one) === depth && contentOf(one) === depth);
}

function taken(text: string, first: TextLine, isTaken: (line: TextLine) => boolean): TextLine[] {
  const lines = [first];
  let next = lineBelow(text, first);
  while (next && isTaken(next) && lines.length <= MAX_MOVED) {
    lines.push(next);
    next = lineBelow(text, next);
  }
  return lines;
}

/** Where the text behind hyphens begins. */
function contentOf({ text }: TextLine): number {
  return /^ *(?:- +)*/.exec(text)?.[0].length ?? 0;
}

function shifted(
  text: string,
  line: TextLine,
  lines: readonly TextLine[],
  level: number,
): Correction {
  const indent = indentOf(line);
  const by = level - indent;
  const more = text.slice(line.start, lines.at(-1)?.start).split('\n').length - 1;
  const side = by > 0 ? 'right' : 'left';
  return {
    code: 'indentation',
    message: `This line is indented by ${indent}, those around it by ${level}`,
    hint:
      more === 0
        ? `Write ${blanks(level)} before it.`
        : `Move it and the ${more === 1 ? 'line' : `${more} lines`} below it ${blanks(Math.abs(by))} to the ${side}.`,
    start: line.start + indent,
    end: line.end,
    edits: lines.map(({ start, text: one }) =>
      by > 0
        ? { at: start, remove: 0, insert: ' '.repeat(by) }
        : { at: start, remove: Math.min(-by, /^ */.exec(one)?.[0].length ?? 0), insert: '' },
    ),
  };
}

function blanks(count: number): string {
  return `${count === 0 ? 'no' : count} ${count === 1 ? 'blank' : 'blanks'}`;
}
