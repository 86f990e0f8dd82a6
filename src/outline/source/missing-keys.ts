/** Lines that YAML cannot read as key and value: another colon, none, or a continued text that is indented too little. */

import type { Correction, IsField } from './correction.js';
import {
  contentOf,
  indentOf,
  isStructure,
  lineAbove,
  lineBelow,
  linesNear,
  type TextLine,
} from './lines.js';

const NO_KEY = 'This line has no key: a key ends with “:” and a space';

/** Corrections of lines near an error that have no key. */
export function missingKeyFaults(text: string, at: number, isField: IsField): Correction[] {
  const lines = linesNear(text, at);
  const keyless = lines.filter(({ text: line }) => !/:(\s|$)/.test(line));
  return [
    ...keyless.flatMap((line) => colonFault(line) ?? []),
    ...keyless.flatMap((line) => missingColon(line, isField) ?? []),
    ...lines.flatMap((line) => blockFault(text, line, isField) ?? []),
    ...lines.flatMap((line) => withoutSlides(text, line) ?? []),
  ];
}

/** `- kind: …` in a section that has no `slides:` above it. */
function withoutSlides(text: string, line: TextLine): Correction | undefined {
  const above = lineAbove(text, line);
  if (!/^ *- kind:/.test(line.text) || above === undefined) return undefined;
  const depth = contentOf(above);
  if (depth > indentOf(line)) return undefined;
  return {
    code: 'no_slides',
    message: 'A list is not allowed here',
    hint: `Write the key that it belongs to above it: ${depth} spaces and \`slides:\`.`,
    start: line.start + indentOf(line),
    end: line.end,
    edits: [{ at: line.start, remove: 0, insert: `${' '.repeat(depth)}slides:\n` }],
  };
}

/** Lines near an error whose intent is unknown are removed. */
export function strayFaults(text: string, at: number): Correction[] {
  return linesNear(text, at)
    .filter((line) => !isStructure(line))
    .map((line) => textAlone(text, line));
}

const COLON =
  /^(\s*(?:- +)*)([a-z][\w-]*(?=:(?!\/\/)|\s*[=＝])|[\p{L}\w-]+(?=：))(\s*[:：=＝])\s*(.*)$/iu;

/** `title：題`, `title:題` and `title = 題`. */
function colonFault({ text, start, end }: TextLine): Correction | undefined {
  const found = COLON.exec(text);
  if (found === null) return undefined;
  const [, before = '', key = '', colon = '', value = ''] = found;
  const at = start + before.length;
  const right = value === '' ? `${key}:` : `${key}: ${value}`;
  return {
    code: 'no_key',
    message: colon.includes('：')
      ? 'This line has no key: its colon “：” is full-width, and a key ends with “:” and a space'
      : NO_KEY,
    hint: `Write \`${right}\`.`,
    start: at,
    end,
    edits: [{ at, remove: end - at, insert: right }],
  };
}

/** `text Would you let her?`, where `text` is a field. */
function missingColon({ text, start, end }: TextLine, isField: IsField): Correction | undefined {
  const [, before = '', key = '', value = ''] = /^(\s*(?:- +)*)([a-z-]+) +(\S.*)$/.exec(text) ?? [];
  if (!isField(key)) return undefined;
  const at = start + before.length + key.length;
  return {
    code: 'no_key',
    message: NO_KEY,
    hint: `Write \`${key}: ${value}\`.`,
    start: start + before.length,
    end,
    edits: [{ at, remove: 0, insert: ':' }],
  };
}

/** The lines below `notes: |`, as far left as the key is. */
function blockFault(text: string, line: TextLine, isField: IsField): Correction | undefined {
  const above = lineAbove(text, line);
  if (above === undefined || !/[:-] +[|>][+-]?\d?\s*$/.test(above.text)) return undefined;
  const depth = contentOf(above) + 2;
  const lines: TextLine[] = [];
  for (
    let one: TextLine | undefined = line;
    one && !isFieldLine(one, isField);
    one = lineBelow(text, one)
  ) {
    lines.push(one);
  }
  const by = depth - Math.min(...lines.map(indentOf));
  if (lines.length === 0 || by <= 0) return undefined;
  return {
    code: 'block_not_indented',
    message: `The text below “${above.text.trim().at(-1)}” is not indented, so it is not part of it`,
    hint: `Write ${depth} spaces before ${lines.length === 1 ? 'it' : `each of its ${lines.length} lines`}.`,
    start: line.start + indentOf(line),
    end: line.end,
    edits: lines.map(({ start }) => ({ at: start, remove: 0, insert: ' '.repeat(by) })),
  };
}

function isFieldLine({ text }: TextLine, isField: IsField): boolean {
  const [, key = ''] = /^\s*(?:- +)*([\w-]+):(?:\s|$)/.exec(text) ?? [];
  return isField(key);
}

function textAlone(text: string, line: TextLine): Correction {
  const indent = indentOf(line);
  const at = line.start + indent;
  const isInList = /^\s*- /.test(lineAbove(text, line)?.text ?? '');
  return {
    code: 'no_key',
    message: NO_KEY,
    hint: /^\s*(?:\/\/|<!--)/.test(line.text)
      ? 'A comment begins with “#”.'
      : `${isInList ? 'Begin it with a hyphen and a space if it is an item' : 'Begin it with a key: `key: …`'}; to go on with the text above, indent it deeper.`,
    start: at,
    end: line.end,
    edits: [{ at, remove: line.end - at, insert: '' }],
    isRemoved: true,
  };
}
