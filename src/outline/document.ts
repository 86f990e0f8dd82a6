/** Parses YAML and explains its errors; after a common slip it goes on, to show the others too. */
import { type Document, parseDocument, visit, type YAMLParseError } from 'yaml';
import type { Place, Problem } from '../problem.js';
import type { Source } from '../read/source.js';
import { placeAt } from './place.js';

export interface Parsed {
  readonly document: Document;
  readonly problems: readonly Problem[];
  /** True where a slip could not be mended, so that what stands behind it may be lost. */
  readonly isBroken: boolean;
}

/** So many slips are mended to look behind them; then the user has enough to do. */
const MAX_REPAIRS = 25;

/** A long file is not parsed as often; reading it once more takes a second a megabyte or two. */
const MAX_REPARSED = 500_000;

/**
 * Parses the text with every plain scalar taken as text (`no`, `0123`, `1.10` stay as written).
 * A slip that would hide all that follows it (a tab, a second colon) is reported, mended by
 * characters of the same length, so that places hold, and the text is parsed again.
 */
export function parseYaml(source: Source): Parsed {
  const problems: Problem[] = [];
  let text = source.text;
  for (let repairs = 0; ; repairs++) {
    const document = parseDocument(text, {
      schema: 'failsafe',
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'error',
    });
    const [first] = document.errors;
    const mayRepair = repairs < MAX_REPAIRS && repairs * text.length < MAX_REPARSED;
    const repaired = first && mayRepair ? repair(text, first) : undefined;
    // One slip often makes several errors; the first on a line tells it.
    const seen = new Set(problems.map((problem) => problem.place?.line));
    for (const error of repaired === undefined ? document.errors : document.errors.slice(0, 1)) {
      const problem = explain(error, source, document);
      if (!seen.has(problem.place?.line)) problems.push(problem);
      seen.add(problem.place?.line);
    }
    if (repaired === undefined) return { document, problems, isBroken: first !== undefined };
    text = repaired;
  }
}

/** The text with the slip mended, of the same length; undefined where that cannot be done. */
function repair(text: string, error: YAMLParseError): string | undefined {
  const [at] = error.pos;
  const put = (offset: number, sign: string): string =>
    text.slice(0, offset) + sign + text.slice(offset + sign.length);
  if (error.code === 'TAB_AS_INDENT') {
    // Nobody knows how wide the tab was meant: the line is taken out.
    const lineStart = text.lastIndexOf('\n', at - 1) + 1;
    const lineEnd = text.indexOf('\n', at);
    const length = (lineEnd === -1 ? text.length : lineEnd) - lineStart;
    return put(lineStart, ' '.repeat(length));
  }
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY' && !isSequence(error)) {
    const colon = /:(?=\s|$)/m.exec(text.slice(at));
    return colon ? put(at + colon.index, '：') : undefined;
  }
  return undefined;
}

function isSequence(error: YAMLParseError): boolean {
  return error.message.startsWith('A block sequence');
}

function explain(error: YAMLParseError, source: Source, document: Document): Problem {
  const [start, end] = error.pos;
  const quote = error.code === 'MISSING_CHAR' ? openQuote(document, start) : undefined;
  const place = placeAt(source, quote ?? start, quote === undefined ? end : quote + 1);
  const [message, hint] = words(error, place);
  return { severity: 'error', code: `yaml/${error.code.toLowerCase()}`, message, hint, place };
}

const MARK = 'The sign with which this text begins means something else to YAML';

/** Where the quoted text begins that is still open at an offset. */
function openQuote(document: Document, offset: number): number | undefined {
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
  const sign = line[column - 1] ?? '';
  switch (error.code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
      if (isSequence(error)) {
        return ['A list cannot stand here', 'Write the key that it belongs to above it.'];
      }
      if (/^\?\s/.test(line.slice(column - 1))) return [MARK, quoted(line)];
      if (!/:(\s|$)/.test(line.slice(column - 1))) {
        return [
          'The next line is indented deeper, so it is read as more of this text',
          'Align the two, or put the whole text in quotes.',
        ];
      }
      return [
        'A text with a colon and a blank after it is read as a key with its value',
        quoted(line),
      ];
    case 'TAB_AS_INDENT':
      return ['This line is indented with a tab', 'Indent with blanks: two for each level.'];
    case 'BAD_INDENT':
      return [
        'This line does not stand under the one it belongs to',
        'Align it with its neighbours.',
      ];
    case 'BAD_ALIAS':
      return [`YAML reads “${sign}” at the beginning as a mark of its own`, quoted(line)];
    case 'BAD_SCALAR_START':
      return ['A text cannot begin with this character', quotedFrom(line, column)];
    case 'UNEXPECTED_TOKEN':
      return [MARK, quoted(line)];
    case 'MULTILINE_IMPLICIT_KEY':
    case 'MISSING_CHAR':
      return /quote$/.test(error.message)
        ? ['This quote is not closed', `Write ${sign} at the text’s end, too.`]
        : /^Tags/.test(error.message)
          ? [MARK, quoted(line)]
          : ['This line has no key: a key ends with “:” and a blank', withKey(line)];
    case 'BAD_DQ_ESCAPE':
      return [
        'In double quotes a backslash and this sign mean nothing to YAML',
        'Write two backslashes for one, or put the text in single quotes.',
      ];
    case 'MULTIPLE_DOCS':
      return ['“---” begins a second outline', 'One file is one outline: delete the line.'];
    case 'BLOCK_IN_FLOW':
      return [
        'Within `{ }` and `[ ]` a colon or a comma ends a text',
        'Put each text that has one in quotes, or write a line for each key.',
      ];
    default:
      return [error.message, 'Put a text with special characters in quotes: "…".'];
  }
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
  const text = value.trim().replaceAll('\\', '\\\\').replaceAll('"', '\\"');
  return `Put it in quotes: ${key}"${text}"`;
}

/** A full-width colon, or one without a blank, is what a Chinese keyboard gives. */
function withKey(line: string): string {
  const [, key, value] = /^\s*(?:-\s+)?([a-z]+)[:：]\s*(\S.*)$/i.exec(line) ?? [];
  return key === undefined ? 'Write `key: value`.' : `Write \`${key}: ${value}\`.`;
}
