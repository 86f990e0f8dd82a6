/** Characters that look like YAML’s but are not: bullets, full-width characters, invisible spaces. */

import type { Fault } from '../../problem.js';
import type { Correction } from './correction.js';
import { contentOf, indentOf, lineAbove, lineBelow, linesNear, type TextLine } from './lines.js';

/** Lines near an error, with the character in the place of the one that looks like it. */
export function characterFaults(text: string, at: number): Correction[] {
  return linesNear(text, at)
    .flatMap((line) => [
      ...tabFaults(text, line),
      blankFault(line),
      bulletFault(text, line),
      braceFault(line),
      hyphensFault(text, line),
    ])
    .filter((correction) => correction !== undefined);
}

/** A line that is indented with a tab. */
export const TABBED: Fault = {
  code: 'tab_as_indent',
  message: 'This line is indented with a tab',
  hint: 'Indent with spaces: two for each level.',
};

/** A line that begins with tabs, as deep as one of its neighbours; the intended width of a tab is unknown. */
function tabFaults(text: string, line: TextLine): Correction[] {
  const indent = /^[ \t]*/.exec(line.text)?.[0] ?? '';
  const tab = indent.indexOf('\t');
  if (tab === -1) return [];
  const neighbours = [lineAbove(text, line), lineBelow(text, line)].flatMap((one) =>
    one ? [indentOf(one), contentOf(one)] : [],
  );
  return [...new Set([...neighbours, 2, 4, 6, 8, 10, 12, 0])].map((level) => ({
    ...TABBED,
    start: line.start + tab,
    end: line.start + indent.length,
    edits: [{ at: line.start, remove: indent.length, insert: ' '.repeat(level) }],
  }));
}

const INVISIBLE = /[\u00a0\u2000-\u200f\u202f\u2060\u3000\ufeff]/g;

const NAMES: Readonly<Record<string, string>> = {
  '\u00a0': 'a no-break space',
  '\u3000': 'a full-width space',
  '\u200b': 'a zero-width space',
  '\u2060': 'a zero-width character',
  '\ufeff': 'a zero-width character',
};

/** The first invisible character by its name and number; undefined where there is none. */
export function invisibleCharacter(text: string): string | undefined {
  const [character] = text.match(INVISIBLE) ?? [];
  if (character === undefined) return undefined;
  const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return `${NAMES[character] ?? 'an invisible character'} (U+${code})`;
}

export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}

/** Where a line's text does not begin yet: before and behind its hyphens, its key and its colon. */
const STRUCTURE =
  /^[\s\u200b-\u200f\u2060\ufeff]*(?:-[\s\u200b-\u200f\u2060\ufeff]+)*(?:[\p{L}\w\u200b-\u200f\u2060\ufeff-]+[\s\u200b-\u200f\u2060\ufeff]*:(?:[\s\u200b-\u200f\u2060\ufeff]+|$))?/u;

function blankFault({ text, start }: TextLine): Correction | undefined {
  const [structure = ''] = STRUCTURE.exec(text) ?? [];
  const edits = [...structure.matchAll(INVISIBLE)].map(({ 0: character, index }) => ({
    at: start + index,
    remove: 1,
    insert: insteadOf(character),
  }));
  const [first] = edits;
  if (first === undefined) return undefined;
  return {
    code: 'invisible-character',
    message: `There is ${invisibleCharacter(structure)} before the text of this line`,
    hint: 'Delete it, and write spaces of the usual kind.',
    start: first.at,
    end: first.at + 1,
    edits,
  };
}

/** Full-width spaces are two columns wide. */
function insteadOf(character: string): string {
  if (character === '\u3000') return '  ';
  return /[\u200b-\u200f\u2060\ufeff]/.test(character) ? '' : ' ';
}

const BULLET =
  /^(\s*)([•·‣◦▪●–—－*+]|--+|-(?=[^\s-])|\d+[.)、．]|[（(]?[一二三四五六七八九十]+[）)、])\s*(?=\S)/u;

/** A bullet beside items that have their hyphen, or below a key that has nothing else. */
function bulletFault(text: string, line: TextLine): Correction | undefined {
  const found = BULLET.exec(line.text);
  if (found === null) return undefined;
  const [whole, spaces = '', bullet = ''] = found;
  const isItem = (one: TextLine | undefined): boolean =>
    one?.text.startsWith(`${spaces}- `) || one?.text.startsWith(spaces + bullet) || false;
  let above = lineAbove(text, line);
  const isFirst = /:\s*$/.test(above?.text ?? '');
  while (above && indentOf(above) > spaces.length) above = lineAbove(text, above);
  if (!isFirst && !isItem(above) && !isItem(lineBelow(text, line))) return undefined;
  return {
    code: 'bullet',
    message: `An item begins with a hyphen and a space, not with “${bullet}”`,
    hint: `Write: - ${line.text.slice(whole.length)}`,
    start: line.start + spaces.length,
    end: line.end,
    edits: [{ at: line.start, remove: whole.length, insert: `${spaces}- ` }],
  };
}

const BRACES = /^(\s*(?:- +)*(?:[\w-]+: +)?)([（(｛]\s*)([\w-]+: .*?)(\s*[）)｝])\s*$/;

/** `（ by: lin ）`: keys on one line belong in braces. */
function braceFault({ text, start, end }: TextLine): Correction | undefined {
  const found = BRACES.exec(text);
  if (found === null) return undefined;
  const [, before = '', open = '', inside = '', close = ''] = found;
  const at = start + before.length;
  const insert = `{ ${inside} }`;
  return {
    code: 'brace',
    message: `Keys on one line belong in \`{ }\`, not in \`${open.trim()} ${close.trim()}\``,
    hint: `Write: ${insert}`,
    start: at,
    end,
    edits: [{ at, remove: end - at, insert }],
  };
}

/** `- - kind: …`, with the other keys as deep as the second hyphen. */
function hyphensFault(text: string, line: TextLine): Correction | undefined {
  const [, spaces] = /^( *)- - (?=[\w-]+:)/.exec(line.text) ?? [];
  const below = lineBelow(text, line);
  if (spaces === undefined || !below || indentOf(below) !== spaces.length + 2) return undefined;
  const start = line.start + spaces.length;
  return {
    code: 'two_hyphens',
    message: 'Two hyphens begin a list inside of a list',
    hint: 'Delete one of the two hyphens.',
    start,
    end: start + 3,
    edits: [{ at: start, remove: 2, insert: '' }],
  };
}
