/** Lines that are indented by a few blanks too many or too few, or by a tab. */
import { indentOf, isStructure, type Line, lineAbove, lineAt, lineBelow } from './lines.js';
import type { IsField, Slip } from './mend.js';

/** Who is farther off meant something else. */
const MAX_SHIFT = 3;

/** Nobody moves more lines than a slide has by mistake. */
const MAX_MOVED = 40;

/** So many lines around tell which depths there are, besides those that the line is inside of. */
const NEIGHBOURS = 8;

/** Farther up nobody looks for these. */
const MAX_ABOVE = 500;

/** Lines near an error, moved to a depth that their neighbours have. */
export function indentationSlips(text: string, at: number, isField: IsField): Slip[] {
  const slips: Slip[] = [];
  for (const extent of [alone, withDeeper, withAllAsDeep]) {
    for (const line of linesNear(text, at).filter(isStructure)) {
      if (goesOn(text, line, isField)) continue;
      const indent = indentOf(line);
      const levels = levelsAround(text, line).filter(
        (level) => level !== indent && fits(text, line, level),
      );
      const moved = extent(text, line);
      if ((extent !== alone && moved.length === 1) || moved.length > MAX_MOVED) continue;
      for (const level of levels.filter((one) => Math.abs(one - indent) <= MAX_SHIFT)) {
        slips.push(shifted(line, moved, level));
      }
    }
  }
  return slips;
}

/** Whether a line can stand at a depth below the line above: neither swallowed by it nor lost to it. */
function fits(text: string, line: Line, level: number): boolean {
  const above = lineAbove(text, line);
  if (above === undefined) return true;
  const content = contentOf(above);
  // A key that has nothing on its line would stay without a value.
  if (/:\s*$/.test(above.text)) return level >= content;
  // What is deeper than a text goes on with it.
  const isItem = /^\s*-\s/.test(line.text);
  return level <= indentOf(above) || (level === content && !isItem);
}

/** `Then: ask`, deeper than the text above: a sentence that goes on, for all that is known. */
function goesOn(text: string, line: Line, isField: IsField): boolean {
  const above = lineAbove(text, line);
  const [, key = ''] = /^\s*([^\s:-][^:]*):/.exec(line.text) ?? [];
  const isDeeper = above !== undefined && indentOf(line) > contentOf(above);
  return isDeeper && key !== '' && !isField(key) && /:\s+[^\s{["'|>]/.test(above.text);
}

/** A line that begins with tabs, as deep as its neighbours; nobody knows how wide a tab was meant. */
export function tabSlips(text: string, at: number): Slip[] {
  return linesNear(text, at).flatMap((line) => {
    const blanks = /^[ \t]*/.exec(line.text)?.[0] ?? '';
    const tab = blanks.indexOf('\t');
    if (tab === -1) return [];
    return levelsAround(text, line).map((level): Slip => {
      return {
        code: 'tab_as_indent',
        message: 'This line is indented with a tab',
        hint: 'Indent with blanks: two for each level.',
        start: line.start + tab,
        end: line.start + blanks.length,
        edits: [{ at: line.start, remove: blanks.length, insert: ' '.repeat(level) }],
      };
    });
  });
}

/** The line of an error, the one below and the one above: YAML tells an error too early or too late. */
export function linesNear(text: string, at: number): Line[] {
  const line = lineAt(text, at);
  const near = [line, lineBelow(text, line), lineAbove(text, line)];
  return near.filter((one): one is Line => one !== undefined && one.text.trim() !== '');
}

/** The depths of lines around, the nearest first, and of what stands behind their hyphens. */
function levelsAround(text: string, line: Line): number[] {
  const levels = new Set<number>();
  const add = (one: Line): void => {
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

function alone(_: string, line: Line): Line[] {
  return [line];
}

/** With its own lines: of an item those of its keys, of a key what is deeper. */
function withDeeper(text: string, line: Line): Line[] {
  const depth = contentOf(line);
  const isItem = depth > indentOf(line);
  return taken(text, line, (one) => {
    const indent = indentOf(one);
    return indent > depth || (isItem && indent === depth && contentOf(one) === depth);
  });
}

function withAllAsDeep(text: string, line: Line): Line[] {
  return taken(text, line, (one) => indentOf(one) >= indentOf(line));
}

function taken(text: string, first: Line, isTaken: (line: Line) => boolean): Line[] {
  const lines = [first];
  let next = lineBelow(text, first);
  while (next && isTaken(next) && lines.length <= MAX_MOVED) {
    lines.push(next);
    next = lineBelow(text, next);
  }
  return lines;
}

/** Where the text behind hyphens begins. */
function contentOf({ text }: Line): number {
  return /^ *(?:- +)*/.exec(text)?.[0].length ?? 0;
}

function shifted(line: Line, lines: readonly Line[], level: number): Slip {
  const indent = indentOf(line);
  const by = level - indent;
  const more = lines.length - 1;
  const side = by > 0 ? 'right' : 'left';
  const count = `${Math.abs(by)} ${Math.abs(by) === 1 ? 'blank' : 'blanks'}`;
  return {
    code: 'indentation',
    message: `This line is indented by ${indent}, those around it by ${level}`,
    hint:
      more === 0
        ? `Write ${level} blanks before it.`
        : `Move it and the ${more === 1 ? 'line' : `${more} lines`} below it ${count} to the ${side}.`,
    start: line.start + indent,
    end: line.end,
    edits: lines.map(({ start }) =>
      by > 0
        ? { at: start, remove: 0, insert: ' '.repeat(by) }
        : { at: start, remove: -by, insert: '' },
    ),
  };
}
