/** Characters that look like YAML’s but are not: bullets, full-width characters, invisible spaces. */

import type { Correction } from './correction.js';
import { indentOf, lineAbove, lineBelow, linesNear, type TextLine } from './lines.js';

/** Lines near an error, with the character in the place of the one that looks like it. */
export function characterFaults(text: string, at: number): Correction[] {
  return linesNear(text, at).flatMap((line) => [
    ...tabFaults(text, line),
    ...[
      blankFault(line),
      bulletFault(text, line),
      braceFault(line),
      hyphensFault(text, line),
    ].filter((correction) => correction !== undefined),
  ]);
}

/** A line that begins with tabs, as deep as one of its neighbours; the intended width of a tab is unknown. */
function tabFaults(text: string, line: TextLine): Correction[] {
  const indent = /^[ \t]*/.exec(line.text)?.[0] ?? '';
  const tab = indent.indexOf('\t');
  if (tab === -1) return [];
  const neighbours = [lineAbove(text, line), lineBelow(text, line)].flatMap((one) =>
    one ? [indentOf(one), /^ *(?:- +)*/.exec(one.text)?.[0].length ?? 0] : [],
  );
  return [...new Set([...neighbours, 2, 4, 6, 8, 10, 12, 0])].map((level) => ({
    code: 'tab_as_indent',
    message: 'This line is indented with a tab',
    hint: 'Indent with spaces: two for each level.',
    start: line.start + tab,
    end: line.start + indent.length,
    edits: [{ at: line.start, remove: indent.length, insert: ' '.repeat(level) }],
  }));
}

const NAMES: Readonly<Record<string, string>> = {
  '\u00a0': 'a no-break space',
  '\u3000': 'a full-width space',
  '\u200b': 'a zero-width space',
  '\u2060': 'a zero-width character',
  '\ufeff': 'a zero-width character',
};

/** An invisible character by its name and number; undefined for visible ones. */
export function invisibleCharacter(
  text: string,
): { readonly sign: string; readonly name: string } | undefined {
  const sign = /[\u00a0\u2000-\u200f\u202f\u2060\u3000\ufeff]/.exec(text)?.[0];
  if (sign === undefined) return undefined;
  const code = (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return { sign, name: `${NAMES[sign] ?? 'an invisible character'} (U+${code})` };
}

/** A text without invisible characters. */
export function withoutInvisible(text: string): string {
  return text.replace(/[\u00a0\u2000-\u200f\u202f\u2060\u3000\ufeff]/g, '');
}

/** Where a line's text does not begin yet: before and behind its hyphens, its key and its colon. */
const STRUCTURE =
  /^[\s\u200b-\u200f\u2060\ufeff]*(?:-[\s\u200b-\u200f\u2060\ufeff]+)*(?:[\p{L}\w\u200b-\u200f\u2060\ufeff-]+[\s\u200b-\u200f\u2060\ufeff]*:(?:[\s\u200b-\u200f\u2060\ufeff]+|$))?/u;

function blankFault({ text, start }: TextLine): Correction | undefined {
  const [structure = ''] = STRUCTURE.exec(text) ?? [];
  const found = invisibleCharacter(structure);
  if (found === undefined) return undefined;
  const at = structure.indexOf(found.sign);
  const edits = [...structure.matchAll(/[\u00a0\u2000-\u200f\u202f\u2060\u3000\ufeff]/g)].map(
    ({ 0: sign, index }) => ({ at: start + index, remove: 1, insert: insteadOf(sign) }),
  );
  return {
    code: 'invisible-character',
    message: `There is ${found.name} before the text of this line`,
    hint: 'Delete it, and write spaces of the usual kind.',
    start: start + at,
    end: start + at + 1,
    edits,
  };
}

/** Full-width spaces are two columns wide. */
function insteadOf(sign: string): string {
  if (sign === '\u3000') return '  ';
  return /[\u200b-\u200f\u2060\ufeff]/.test(sign) ? '' : ' ';
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
  const from = start + before.length;
  return {
    code: 'brace',
    message: `Keys on one line belong in \`{ }\`, not in \`${open.trim()} ${close.trim()}\``,
    hint: `Write: { ${inside} }`,
    start: from,
    end,
    edits: [
      { at: from, remove: open.length, insert: '{ ' },
      { at: from + open.length + inside.length, remove: close.length, insert: ' }' },
    ],
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
