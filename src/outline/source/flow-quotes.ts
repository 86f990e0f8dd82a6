/** The mistakes within `{ }` and `[ ]`, each with what makes it right. */

import { inQuotes } from '../diagnostics/quoting.js';
import type { Correction, IsField } from './correction.js';
import { indentOf, lineAt, lineBelow, type TextLine } from './lines.js';

export const PARTNER: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

/** A bracket that is open. */
export interface OpenBracket {
  readonly sign: string;
  readonly at: number;
  /** Where the text or the pair begins that is read at present. */
  item: number;
  /** Where the value of the present pair begins. */
  value: number | undefined;
}

/** Where the text begins that is read at present. */
export function startOf({ item, value }: OpenBracket): number {
  return value ?? item;
}

/** The whole text of the present item in quotes: up to a comma or a bracket that closes none of its own. */
export function quoting(
  text: string,
  open: OpenBracket,
  line: TextLine,
  message: string,
): Correction {
  const raw = text.slice(startOf(open), line.end);
  const start = startOf(open) + (raw.length - raw.trimStart().length);
  let depth = 0;
  let end = start;
  for (; end < line.end; end++) {
    const sign = text[end] ?? '';
    if (sign === '[' || sign === '{' || sign === '(') depth++;
    else if (depth > 0 && (sign === ']' || sign === '}' || sign === ')')) depth--;
    else if (depth === 0 && (sign === ',' || sign === ']' || sign === '}')) break;
  }
  const words = text.slice(start, end).trimEnd();
  return {
    code: 'text_in_flow',
    message,
    hint: `Put the text in quotes: ${keyOf(text, open)}${inQuotes(words)}`,
    start,
    end: start + words.length,
    edits: [{ at: start, remove: words.length, insert: inQuotes(words) }],
  };
}

function keyOf(text: string, { item, value }: OpenBracket): string {
  return value === undefined ? '' : `${text.slice(item, value).trim()} `;
}

/** `{ text: "She said "no" to me" }`: the quotes inside need a backslash. */
export function quotesInside(
  text: string,
  open: OpenBracket,
  at: number,
  line: TextLine,
): Correction[] {
  const rest = text.slice(at, line.end);
  const whole = (rest[0] === '"' ? /^"(.*)"(?=\s*[,\]}])/ : /^'(.*)'(?=\s*[,\]}])/).exec(rest);
  if (whole === null) return [];
  const right = inQuotes((whole[1] ?? '').replace(/\\"/g, '"').replaceAll("''", "'"));
  return [
    {
      code: 'quotes_inside',
      message: 'The quote with which this text begins ends before the text does',
      hint: `Put the whole text in quotes: ${keyOf(text, open)}${right}`,
      start: at,
      end: at + whole[0].length,
      edits: [{ at, remove: whole[0].length, insert: right }],
    },
  ];
}

/** `{ by: lin text: no }` lacks a comma if the second key is a field, otherwise quotes. */
export function secondColon(
  text: string,
  open: OpenBracket,
  at: number,
  line: TextLine,
  isField: IsField,
): Correction {
  const value = startOf(open);
  const [, words = '', spaces = '', key = ''] =
    /^(.*?)([，、]?\s*)([\w-]+)\s*$/.exec(text.slice(value, at)) ?? [];
  const isPair = isField(key) && words.trim() !== '' && spaces !== '';
  if (!isPair) {
    return quoting(text, open, line, 'Within `{ }` and `[ ]` a colon or a comma ends a text');
  }
  const start = value + words.length;
  const wide = spaces.trim();
  return {
    code: 'no_comma',
    message:
      wide === ''
        ? `Within \`{ }\` there is a comma between two keys, and none before \`${key}\``
        : `Within \`{ }\` the comma between two keys is “,”, not the full-width “${wide}”`,
    hint: `Write: ${text.slice(open.at, start)}, ${text.slice(start + spaces.length, line.end).trimEnd()}`,
    start: wide === '' ? start + spaces.length : start,
    end: wide === '' ? start + spaces.length + key.length : start + wide.length,
    edits: [{ at: start, remove: spaces.length, insert: ', ' }],
  };
}

/** `{ … ]`. */
export function partner(text: string, { sign, at: from }: OpenBracket, at: number): Correction {
  const right = PARTNER[sign] ?? '';
  return {
    code: 'wrong_bracket',
    message: `“${sign}” in column ${from - lineAt(text, from).start + 1} is closed by “${right}”, but here is “${text[at]}”`,
    hint: `Write “${right}” in its place.`,
    start: at,
    end: at + 1,
    edits: [{ at, remove: 1, insert: right }],
  };
}

/** The text after the last bracket: one bracket too many, or a comma that separates nothing. */
export function behind(text: string, line: TextLine, from: number, at: number): Correction[] {
  const rest = text.slice(at, line.end).trim();
  if (rest === '' || rest.startsWith('#') || !/^[\]},]+$/.test(rest)) return [];
  const start = text.indexOf(rest, at);
  const isComma = rest === ',';
  return [
    {
      code: isComma ? 'comma_behind' : 'bracket_too_many',
      message: isComma
        ? `A comma behind \`${text[from]} ${PARTNER[text[from] ?? '']}\` parts nothing: each item has a line of its own`
        : `Nothing is open here that “${rest}” could close`,
      hint: `Delete “${rest}”.`,
      start,
      end: start + rest.length,
      edits: [{ at: start, remove: rest.length, insert: '' }],
    },
  ];
}

/** An open bracket continues below only if the next line is deeper. */
export function unclosed(
  text: string,
  line: TextLine,
  stack: readonly OpenBracket[],
): Correction[] {
  const below = lineBelow(text, line);
  if (below && indentOf(below) > indentOf(line) && !/^\s*- /.test(line.text)) return [];
  const right = stack
    .toReversed()
    .map(({ sign }) => PARTNER[sign])
    .join('');
  const end = line.start + line.text.trimEnd().length;
  const first = stack[0];
  const shown = first ? text.slice(first.at, end) : '';
  return [
    {
      code: 'unclosed',
      message: `This “${first?.sign}” is not closed`,
      hint: `Write “${right}” at the end: ${shown}${shown.startsWith('{ ') ? ' ' : ''}${right}`,
      start: first?.at ?? end,
      end: (first?.at ?? end) + 1,
      edits: [{ at: end, remove: 0, insert: right }],
    },
  ];
}
