/** What is wrong within `{ }` and `[ ]` on a line: brackets without their partners, texts that need quotes. */
import { CST, Lexer } from 'yaml';
import { inQuotes } from '../diagnostics/quoting.js';
import type { Correction, IsField } from './correction.js';
import { indentOf, lineAbove, lineAt, lineBelow, type TextLine } from './lines.js';

/** YAML reports an open bracket some lines too late. */
const LINES_ABOVE = 3;

const OPENING = /^\s*(?:- +)*(?:[^\s"'#{[][^:#]*: +)?[[{]/;

/** The mistakes of braces and brackets that open on a line near an error. */
export function flowFaults(text: string, at: number, isField: IsField): Correction[] {
  const corrections: (Correction | undefined)[] = [];
  let line: TextLine | undefined = lineAt(text, at);
  for (let count = 0; line && count < LINES_ABOVE; count++) {
    const opening = OPENING.exec(line.text)?.[0].length;
    if (opening) corrections.push(faultIn(text, line, line.start + opening - 1, isField));
    line = lineAbove(text, line);
  }
  return corrections.filter((one) => one !== undefined);
}

const PARTNER: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

interface OpenBracket {
  readonly bracket: string;
  readonly at: number;
  /** Where the present item begins, and the value of the present pair. */
  item: number;
  value: number | undefined;
}

/** Lexemes of no length. */
const MARKERS: ReadonlySet<string> = new Set([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);

interface FlowReading {
  readonly text: string;
  readonly line: TextLine;
  readonly isField: IsField;
  /** The brackets that are open. */
  readonly stack: OpenBracket[];
}

/** Reads as YAML would, up to the first mistake. */
function faultIn(
  text: string,
  line: TextLine,
  from: number,
  isField: IsField,
): Correction | undefined {
  const stack: OpenBracket[] = [];
  let end = from;
  for (const lexeme of new Lexer().lex(text.slice(from, line.end))) {
    if (MARKERS.has(lexeme)) continue;
    const at = end;
    end += lexeme.length;
    const fault = faultAt({ text, line, isField, stack }, lexeme, at, end);
    if (fault) return fault;
    if (stack.length === 0) return behind(text, line, from, end);
  }
  return unclosed(text, line, stack);
}

function faultAt(
  { text, line, isField, stack }: FlowReading,
  lexeme: string,
  at: number,
  end: number,
): Correction | undefined {
  const open = stack.at(-1);
  const begins = open === undefined || text.slice(startOf(open), at).trim() === '';
  const isWhole = /^\s*(?:[,\]}:]|$)/.test(text.slice(end, line.end));
  if (lexeme in PARTNER) {
    stack.push({ bracket: lexeme, at, item: end, value: undefined });
    return begins ? undefined : textWithBrackets(text, open, line);
  }
  if (open === undefined) return undefined;
  switch (lexeme[0]) {
    case ']':
    case '}':
      if (lexeme !== PARTNER[open.bracket]) return wrongPartner(text, open, at);
      stack.pop();
      return isWhole ? undefined : textWithBrackets(text, stack.at(-1), line);
    case ',':
      open.item = end;
      open.value = undefined;
      return undefined;
    case ':':
      if (/\S/.test(text[end] ?? '')) return undefined;
      if (open.value !== undefined) return secondColon(text, open, at, line, isField);
      if (open.bracket === '{') open.value = end;
      return undefined;
    case '#':
      return quoting(text, open, line, 'A “#” after a space begins a comment');
    case '"':
    case "'":
      return begins && !isWhole ? quotesInside(text, open, at, line) : undefined;
    default:
      return undefined;
  }
}

/** Where the text begins that is read at present. */
function startOf({ item, value }: OpenBracket): number {
  return value ?? item;
}

/** The whole text of the present item in quotes: up to a comma or a bracket that closes none of its own. */
function quoting(text: string, open: OpenBracket, line: TextLine, message: string): Correction {
  const raw = text.slice(startOf(open), line.end);
  const start = startOf(open) + (raw.length - raw.trimStart().length);
  let depth = 0;
  let end = start;
  for (; end < line.end; end++) {
    const character = text[end] ?? '';
    if (/[[{(]/.test(character)) depth++;
    else if (depth > 0 && /[\]})]/.test(character)) depth--;
    else if (depth === 0 && /[,\]}]/.test(character)) break;
  }
  const words = text.slice(start, end).trimEnd();
  const insert = inQuotes(words);
  return {
    code: 'text_in_flow',
    message,
    hint: `Put the text in quotes: ${keyOf(text, open)}${insert}`,
    start,
    end: start + words.length,
    edits: [{ at: start, remove: words.length, insert }],
  };
}

function keyOf(text: string, { item, value }: OpenBracket): string {
  return value === undefined ? '' : `${text.slice(item, value).trim()} `;
}

function textWithBrackets(
  text: string,
  open: OpenBracket | undefined,
  line: TextLine,
): Correction | undefined {
  if (open === undefined) return undefined;
  const around = `${open.bracket} ${PARTNER[open.bracket]}`;
  return quoting(text, open, line, `Within \`${around}\` a text with brackets needs quotes`);
}

/** `{ text: "She said "no" to me" }`: the quotes inside need a backslash. */
function quotesInside(
  text: string,
  open: OpenBracket,
  at: number,
  line: TextLine,
): Correction | undefined {
  const [whole, , inner] = /^(["'])(.*)\1(?=\s*[,\]}])/.exec(text.slice(at, line.end)) ?? [];
  if (whole === undefined || inner === undefined) return undefined;
  const insert = inQuotes(inner.replace(/\\"/g, '"').replaceAll("''", "'"));
  return {
    code: 'quotes_inside',
    message: 'The quote with which this text begins ends before the text does',
    hint: `Put the whole text in quotes: ${keyOf(text, open)}${insert}`,
    start: at,
    end: at + whole.length,
    edits: [{ at, remove: whole.length, insert }],
  };
}

/** `{ by: lin text: no }` lacks a comma if the second key is a field, otherwise quotes. */
function secondColon(
  text: string,
  open: OpenBracket,
  at: number,
  line: TextLine,
  isField: IsField,
): Correction {
  const value = startOf(open);
  const [, words = '', between = '', key = ''] =
    /^(.*?)([，、]?\s*)([\w-]+)\s*$/.exec(text.slice(value, at)) ?? [];
  if (!isField(key) || words.trim() === '' || between === '') {
    return quoting(text, open, line, 'Within `{ }` and `[ ]` a colon or a comma ends a text');
  }
  const start = value + words.length;
  const next = start + between.length;
  const wide = between.trim();
  return {
    code: 'no_comma',
    message:
      wide === ''
        ? `Within \`{ }\` there is a comma between two keys, and none before \`${key}\``
        : `Within \`{ }\` the comma between two keys is “,”, not the full-width “${wide}”`,
    hint: `Write: ${text.slice(open.at, start)}, ${text.slice(next, line.end).trimEnd()}`,
    ...(wide === ''
      ? { start: next, end: next + key.length }
      : { start, end: start + wide.length }),
    edits: [{ at: start, remove: between.length, insert: ', ' }],
  };
}

/** `{ … ]`. */
function wrongPartner(text: string, { bracket, at: from }: OpenBracket, at: number): Correction {
  const insert = PARTNER[bracket] ?? '';
  const column = from - lineAt(text, from).start + 1;
  return {
    code: 'wrong_bracket',
    message: `“${bracket}” in column ${column} is closed by “${insert}”, but here is “${text[at]}”`,
    hint: `Write “${insert}” in its place.`,
    start: at,
    end: at + 1,
    edits: [{ at, remove: 1, insert }],
  };
}

/** The text after the last bracket: one bracket too many, or a comma that separates nothing. */
function behind(text: string, line: TextLine, from: number, at: number): Correction | undefined {
  const rest = text.slice(at, line.end).trim();
  if (!/^[\]},]+$/.test(rest)) return undefined;
  const start = text.indexOf(rest, at);
  const isComma = rest === ',';
  return {
    code: isComma ? 'comma_behind' : 'bracket_too_many',
    message: isComma
      ? `A comma behind \`${text[from]} ${PARTNER[text[from] ?? '']}\` parts nothing: each item has a line of its own`
      : `Nothing is open here that “${rest}” could close`,
    hint: `Delete “${rest}”.`,
    start,
    end: start + rest.length,
    edits: [{ at: start, remove: rest.length, insert: '' }],
  };
}

/** An open bracket continues below only if the next line is deeper. */
function unclosed(
  text: string,
  line: TextLine,
  stack: readonly OpenBracket[],
): Correction | undefined {
  const [first] = stack;
  if (first === undefined) return undefined;
  const below = lineBelow(text, line);
  if (below && indentOf(below) > indentOf(line) && !/^\s*- /.test(line.text)) return undefined;
  const insert = stack
    .map(({ bracket }) => PARTNER[bracket])
    .toReversed()
    .join('');
  const end = line.start + line.text.trimEnd().length;
  const shown = text.slice(first.at, end);
  return {
    code: 'unclosed',
    message: `This “${first.bracket}” is not closed`,
    hint: `Write “${insert}” at the end: ${shown}${shown.startsWith('{ ') ? ' ' : ''}${insert}`,
    start: first.at,
    end: first.at + 1,
    edits: [{ at: end, remove: 0, insert }],
  };
}
