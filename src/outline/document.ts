/** Parses YAML and explains its errors; after a common slip it goes on, to show the others too. */
import { type Document, parseDocument, type YAMLParseError } from 'yaml';
import type { Problem } from '../problem.js';
import type { Source } from '../read/source.js';
import { placeAt } from './place.js';

export interface Parsed {
  readonly document: Document;
  readonly problems: readonly Problem[];
}

/** So many slips are mended to look behind them; then the user has enough to do. */
const MAX_REPAIRS = 25;

/** A long file is not parsed as often; reading it once more takes a second a megabyte or two. */
const MAX_REPARSED = 1_000_000;

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
      logLevel: 'silent',
    });
    const [first] = document.errors;
    const mayRepair = repairs < MAX_REPAIRS && repairs * text.length < MAX_REPARSED;
    const repaired = first && mayRepair ? repair(text, first) : undefined;
    if (first === undefined || repaired === undefined) {
      const seen = new Set(problems.map((problem) => problem.place?.line));
      for (const error of document.errors) {
        const problem = explain(error, source);
        // One slip often makes several errors; the first on a line tells it.
        if (seen.has(problem.place?.line)) continue;
        seen.add(problem.place?.line);
        problems.push(problem);
      }
      return { document, problems };
    }
    problems.push(explain(first, source));
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
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY') {
    const colon = /:(?=\s|$)/m.exec(text.slice(at));
    return colon ? put(at + colon.index, '：') : undefined;
  }
  return undefined;
}

function explain(error: YAMLParseError, source: Source): Problem {
  const [start, end] = error.pos;
  const place = placeAt(source, start, end);
  const [message, hint] = words(error, place.lineText);
  return { severity: 'error', code: `yaml/${error.code.toLowerCase()}`, message, hint, place };
}

function words(error: YAMLParseError, line: string): [message: string, hint: string] {
  switch (error.code) {
    case 'BLOCK_AS_IMPLICIT_KEY': {
      const [, key = 'title', value = 'a: b'] = /^\s*(?:-\s+)?([^:]+):\s+(.*)$/.exec(line) ?? [];
      return [
        'A text with a colon and a blank after it is read as a key with its value',
        `Put it in quotes: ${key.trim()}: "${value.trim().replaceAll('"', '\\"')}"`,
      ];
    }
    case 'TAB_AS_INDENT':
      return ['This line is indented with a tab', 'Indent with blanks: two for each level.'];
    case 'BAD_INDENT':
      return [
        'This line does not stand under the one it belongs to',
        'Align it with its neighbours.',
      ];
    case 'BAD_ALIAS':
      return [
        'YAML reads “*” at the beginning as an alias, not as text',
        'Put the text in quotes: "*…" or "**…**".',
      ];
    case 'BAD_SCALAR_START':
      return ['A text cannot begin with this character', 'Put the text in quotes.'];
    case 'MISSING_CHAR':
      return [error.message, 'Close the quote or bracket, or put the text in quotes.'];
    default:
      return [error.message, 'Put a text with special characters in quotes: "…".'];
  }
}
