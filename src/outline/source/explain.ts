/** Says in a person's words what YAML's parser found. */
import { type Document, visit, type YAMLParseError } from 'yaml';
import type { Place, Problem } from '../../problem.js';
import type { Source } from '../../read/index.js';
import { placeAt } from '../diagnostics/place-at.js';
import { asWritten, inQuotes } from '../diagnostics/quoting.js';
import { TABBED } from './character-faults.js';
import { indentOf, lineAt, lineBelow } from './lines.js';

/** @param document whose nodes have their places in the source */
export function explain(error: YAMLParseError, source: Source, document: Document): Problem {
  const [start, end] = error.pos;
  const quote = isOpenQuote(error) ? openQuote(document, start) : undefined;
  const place =
    quote === undefined ? placeOf(source, start, end) : placeAt(source, quote, quote + 1);
  const [message, hint] = words(error, place);
  const code = quote === undefined ? error.code.toLowerCase() : 'unclosed';
  return { severity: 'error', code: `yaml/${code}`, message, hint, place };
}

/** An error on a blank line belongs to the next line. */
function placeOf(source: Source, start: number, end: number): Place {
  const line = lineAt(source.text, start);
  const below = line.text.trim() === '' ? lineBelow(source.text, line) : undefined;
  if (below === undefined) return placeAt(source, start, end);
  return placeAt(source, below.start + indentOf(below), below.end);
}

const MARK = 'The first character of this text is special in YAML';

/** Where the quoted text begins that is still open at an offset. */
export function openQuote(document: Document, offset: number): number | undefined {
  let found: number | undefined;
  visit(document, {
    Scalar(_, { type, range }) {
      const isOpen = range && type?.startsWith('QUOTE') && range[0] < offset && range[1] >= offset;
      if (isOpen) found = range[0];
    },
  });
  return found;
}

function words(error: YAMLParseError, place: Place): [message: string, hint: string] {
  const { lineText: line, column } = place;
  const character = line[column - 1] ?? '';
  switch (error.code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
      if (isSequence(error)) {
        return ['A list is not allowed here', 'Write the key that it belongs to above it.'];
      }
      if (/^\?\s/.test(line.slice(column - 1))) return [MARK, quoted(line)];
      if (!/:(\s|$)/.test(line.slice(column - 1))) {
        return [
          'The next line is indented deeper, so it is read as more of this text',
          'Align the two, or put the whole text in quotes.',
        ];
      }
      return [
        'A text with a colon and a space after it is read as a key with its value',
        quoted(line),
      ];
    case 'TAB_AS_INDENT':
      return [TABBED.message, TABBED.hint];
    case 'BAD_INDENT':
      return [
        'This line is not indented like the lines it belongs to',
        'Align it with its neighbours.',
      ];
    case 'BAD_ALIAS':
      return [`YAML reads “${character}” at the beginning as a special character`, quoted(line)];
    case 'BAD_SCALAR_START':
      return ['A text cannot begin with this character', quotedFrom(line, column)];
    case 'UNEXPECTED_TOKEN':
      return behindText(line, column) ?? [MARK, quoted(line)];
    case 'MULTILINE_IMPLICIT_KEY':
    case 'MISSING_CHAR':
      return isOpenQuote(error)
        ? ['This quote is not closed', `Write ${character} at the text’s end, too.`]
        : /^Tags/.test(error.message)
          ? [MARK, quoted(line)]
          : ['This line has no key: a key ends with “:” and a space', withKey(line)];
    case 'BAD_DQ_ESCAPE':
      return [
        'In double quotes a backslash before this character means nothing to YAML',
        'Write two backslashes for one, or put the text in single quotes.',
      ];
    case 'MULTIPLE_DOCS':
      return ['“---” begins a second outline', 'One file is one outline: delete the line.'];
    case 'RESOURCE_EXHAUSTION':
      return [
        error.message,
        'A talk has far less: is this the right file, and does each quote and bracket end?',
      ];
    case 'BLOCK_IN_FLOW':
      return [
        'Within `{ }` and `[ ]` a colon or a comma ends a text',
        'Put each text that has one in quotes, or write a line for each key.',
      ];
    default:
      return [error.message, 'Put a text with special characters in quotes: "…".'];
  }
}

const VALUE = /^\s*(?:-\s+)*((?:[^\s:"'[{]+:\s+)?)(["'|])(.*)$/;

/** `'The door's locked'`, `"…",` with a comma that separates nothing, and `notes: | Say hello.` */
function behindText(line: string, column: number): [message: string, hint: string] | undefined {
  const [, key = '', mark = '', value = ''] = VALUE.exec(line.trimEnd()) ?? [];
  if (mark === '|') {
    const text = value.trim();
    if (key === '' || text === '') return undefined;
    return [
      'Behind “|” the text begins on the next line',
      `Write \`${key}${asWritten(text)}\`; or leave “|” alone on its line, and write the text below it, indented. If “|” is to be shown: ${key}${inQuotes(`| ${text}`)}`,
    ];
  }
  if (mark === '') return undefined;
  const rest = line.slice(column - 1).trim();
  if (rest === ',') return ['A comma behind a quoted text parts nothing', 'Delete the comma.'];
  const inner = value.slice(0, -1).replace(mark === '"' ? /\\(["\\])/g : /(')'/g, '$1');
  return [
    `The quote with which this text begins ends before “${rest}”`,
    `Put the whole text in quotes: ${key}${inQuotes(value.endsWith(mark) ? inner : mark + value)}`,
  ];
}

/** Within `{ }` and `[ ]` it is one text of the line that is to be put in quotes. */
function quotedFrom(line: string, column: number): string {
  if (!/[[{]/.test(line.slice(0, column - 1))) return quoted(line);
  const [text = ''] = /^[^,\]}]*/.exec(line.slice(column - 1)) ?? [];
  return `Put it in quotes: "${text.trim()}"`;
}

/** The line's text in quotes, behind its key. */
function quoted(line: string): string {
  const [, key = '', value = ''] = /^\s*(?:-\s+)?((?:[^\s:"'[{]+:\s+)?)(.*)$/.exec(line) ?? [];
  return `Put it in quotes: ${key}${inQuotes(value.trim())}`;
}

/** The line with the space behind its colon, or with a colon that is not full-width. */
function withKey(line: string): string {
  const [, key, value] = /^\s*(?:-\s+)?([a-z]+)[:：]\s*(\S.*)$/i.exec(line) ?? [];
  return key === undefined ? 'Write `key: value`.' : `Write \`${key}: ${value}\`.`;
}

/** True if a quoted text runs to the end of the file. */
export function isOpenQuote({ code, message }: YAMLParseError): boolean {
  return code === 'MISSING_CHAR' && message.endsWith('quote');
}

export function isSequence(error: YAMLParseError): boolean {
  return error.message.startsWith('A block sequence');
}
