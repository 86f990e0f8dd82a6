/** What is wrong within `{ }` and `[ ]` on a line: brackets without their partners, texts that need quotes. */

import type { Correction, IsField } from './correction.js';
import {
  behind,
  type OpenBracket,
  PARTNER,
  partner,
  quotesInside,
  quoting,
  secondColon,
  startOf,
  unclosed,
} from './flow-quotes.js';
import { lineAbove, lineAt, type TextLine } from './lines.js';

/** YAML reports an open bracket some lines too late. */
const LINES_ABOVE = 3;

/** The mistakes of braces and brackets that open on a line near an error. */
export function flowFaults(text: string, at: number, isField: IsField): Correction[] {
  const corrections: Correction[] = [];
  let line: TextLine | undefined = lineAt(text, at);
  for (let count = 0; line && count < LINES_ABOVE; count++) {
    const opening = OPENING.exec(line.text);
    if (opening)
      corrections.push(...faultIn(text, line, line.start + opening[0].length - 1, isField));
    line = lineAbove(text, line);
  }
  return corrections;
}

const OPENING = /^\s*(?:- +)*(?:[^\s"'#{[][^:#]*: +)?[[{]/;

/** What is read at present. */
interface FlowReading {
  readonly text: string;
  readonly line: TextLine;
  readonly stack: OpenBracket[];
  readonly isField: IsField;
}

/** Reads as YAML would, up to the first mistake; none, or one. */
function faultIn(text: string, line: TextLine, from: number, isField: IsField): Correction[] {
  const reading: FlowReading = { text, line, stack: [], isField };
  let at = from;
  while (at < line.end) {
    if (at > from && reading.stack.length === 0) return behind(text, line, from, at);
    const next = step(reading, at);
    if (typeof next === 'object') return next;
    at = next;
  }
  return reading.stack.length > 0 ? unclosed(text, line, reading.stack) : [];
}

/** Reads on from an offset: where to go on, or what is found there. */
function step(reading: FlowReading, at: number): number | Correction[] {
  const { text, line, stack } = reading;
  const sign = text[at] ?? '';
  const open = stack.at(-1);
  const begins = open === undefined || isBlank(text, startOf(open), at);
  if ((sign === '"' || sign === "'") && begins) {
    const end = closingQuote(text, at, line.end);
    if (end === undefined) return [];
    const goesOn = open && !/^\s*(?:[,\]}:#]|$)/.test(text.slice(end + 1, line.end));
    return goesOn ? quotesInside(text, open, at, line) : end + 1;
  }
  if (sign in PARTNER && begins) {
    stack.push({ sign, at, item: at + 1, value: undefined });
    return at + 1;
  }
  if (open === undefined) return [];
  if (sign in PARTNER) return [brackets(reading, open)];
  if (sign === ']' || sign === '}') return closing(reading, open, at);
  if (sign === '#' && /\s/.test(text[at - 1] ?? '')) {
    return [quoting(text, open, line, 'A “#” after a space begins a comment')];
  }
  return parted(reading, open, at);
}

/** Commas begin another item, and colons the value of a key. */
function parted(
  { text, line, isField }: FlowReading,
  open: OpenBracket,
  at: number,
): number | Correction[] {
  if (text[at] === ',') {
    open.item = at + 1;
    open.value = undefined;
  } else if (text[at] === ':' && /^(\s|$)/.test(text.slice(at + 1, line.end))) {
    if (open.value !== undefined) return [secondColon(text, open, at, line, isField)];
    if (open.sign === '{') open.value = at + 1;
  }
  return at + 1;
}

function brackets({ text, line }: FlowReading, open: OpenBracket): Correction {
  const around = `${open.sign} ${PARTNER[open.sign]}`;
  return quoting(text, open, line, `Within \`${around}\` a text with brackets needs quotes`);
}

/** Behind a list or mapping inside of another no text can go on. */
function closing(reading: FlowReading, open: OpenBracket, at: number): number | Correction[] {
  const { text, line, stack } = reading;
  if (text[at] !== PARTNER[open.sign]) return [partner(text, open, at)];
  stack.pop();
  const outer = stack.at(-1);
  const next = text.slice(at + 1, line.end).trimStart()[0] ?? '';
  return outer && !/^[,\]}:]?$/.test(next) ? [brackets(reading, outer)] : at + 1;
}

function isBlank(text: string, from: number, to: number): boolean {
  return text.slice(from, to).trim() === '';
}

function closingQuote(text: string, open: number, end: number): number | undefined {
  const sign = text[open];
  for (let at = open + 1; at < end; at++) {
    if (sign === '"' && text[at] === '\\') at++;
    else if (text[at] === sign) {
      if (sign === '"' || text[at + 1] !== sign) return at;
      at++;
    }
  }
  return undefined;
}
