/** Reads CSV as Excel, Numbers and databases write it (RFC 4180, also with semicolons or tabs). */
import { buildError } from '../problem.js';
import { placeOnLine, readSourceSync, type Source, type SourceRequest } from './read-source.js';

/** A cell without the blanks around it, and from where to where the file has it. */
export interface CsvCell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface CsvTable {
  readonly source: Source;
  /** The names of the columns. */
  readonly columns: readonly CsvCell[];
  /** From 1. */
  readonly headLine: number;
  /** What is between cells. */
  readonly separator: string;
  /** Each with a cell for each column; blank lines are not there. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly CsvCell[] }[];
}

/** Some hundred thousand rows; no machine makes decks of more. */
export const DATA_FILE: SourceRequest = {
  maxBytes: 20_000_000,
  hints: () => ({
    missing: 'Name a data file that exists, such as people.csv.',
    'too-large': 'Split it into several files.',
    encoding: 'Save it as UTF-8 (in Excel: Save As, “CSV UTF-8”).',
    empty: 'Its first line names the columns, each further line is a row.',
  }),
};

/** @throws BuildError if it cannot be read, with the line where one is to blame */
export function readCsvFile(path: string): CsvTable {
  return parseCsv(readSourceSync(path, DATA_FILE));
}

/** @throws BuildError at the line that is to blame */
export function parseCsv(source: Source): CsvTable {
  const refuse = (line: number, code: string, message: string, hint: string): never => {
    const place = placeOnLine(source, line);
    throw buildError(`data/${code}`, message, hint, {
      place: { ...place, length: Math.max(1, place.lineText.length) },
    });
  };
  const { separator, lines } = linesOf(source, refuse);
  const [head, ...body] = lines.filter(({ cells }) => cells.some(({ text }) => text !== ''));
  if (head === undefined) {
    const hint = 'The first line names the columns, each further line is a row.';
    return refuse(1, 'nothing', 'This file has only spaces', hint);
  }
  // Excel writes columns that were emptied as empty cells.
  const columns = head.cells.slice(0, head.cells.findLastIndex(({ text }) => text !== '') + 1);
  for (const [i, { text }] of columns.entries()) {
    if (text === '') {
      const message = `Column ${i + 1} of ${columns.length} has no name in line ${head.line}`;
      const hint = 'The first line names the columns: write a name, or delete the column.';
      refuse(head.line, 'no-name', message, hint);
    }
    if (columns.findIndex((one) => one.text === text) < i) {
      const message = `Two columns are called “${text}”`;
      refuse(head.line, 'column-twice', message, 'Rename or delete one.');
    }
  }
  const rows = body.map(({ line, cells }) => {
    if (cells.slice(columns.length).some(({ text }) => text !== '')) {
      const message = `This line has ${cells.length} cells, and there are ${columns.length} columns`;
      const hint = 'Put a cell with the separator in it in quotes: "…".';
      refuse(line, 'too-many-cells', message, hint);
    }
    const end = cells.at(-1)?.end ?? 0;
    return { line, cells: columns.map((_, i) => cells[i] ?? { text: '', start: end, end }) };
  });
  return { source, columns, headLine: head.line, separator, rows };
}

/** Throws an error at a line. */
type Refuse = (line: number, code: string, message: string, hint: string) => never;

interface Line {
  readonly line: number;
  readonly cells: CsvCell[];
}

/** Excel may name the separator in a line of its own. */
const SEPARATOR_LINE = /^sep=(.)\r?\n/i;

function linesOf({ text }: Source, refuse: Refuse): { separator: string; lines: Line[] } {
  const [directive = '', named] = SEPARATOR_LINE.exec(text) ?? [];
  const separator = named ?? separatorOf(text.slice(directive.length));
  const blank = separator === '\t' ? /[^\S\t\n]*/y : /[^\S\n]*/y;
  const lines: Line[] = [];
  let at = directive.length;
  let line = directive === '' ? 1 : 2;

  const skipBlanks = (): void => {
    blank.lastIndex = at;
    at += blank.exec(text)?.[0].length ?? 0;
  };
  const isEnd = (): boolean => at >= text.length || text[at] === '\n' || text[at] === separator;

  const quotedCell = (first: number): CsvCell => {
    const start = at;
    let end = at;
    do {
      end = text.indexOf('"', end + 1);
      if (end < 0) refuse(first, 'open-quote', 'A quote is never closed', TWICE);
      // Two stand for one.
    } while (text[end + 1] === '"' && ++end);
    at = end + 1;
    skipBlanks();
    if (!isEnd()) refuse(first, 'quote', 'A quote is in the middle of a cell', TWICE);
    const inner = text
      .slice(start + 1, end)
      .replaceAll('""', '"')
      .replaceAll('\r\n', '\n');
    return { text: inner.trim(), start, end: end + 1 };
  };

  const bareCell = (first: number): CsvCell => {
    const start = at;
    while (!isEnd()) at++;
    const cell = text.slice(start, at).trimEnd();
    if (cell.includes('"')) refuse(first, 'quote', 'A quote is in the middle of a cell', TWICE);
    return { text: cell, start, end: start + cell.length };
  };

  while (at < text.length) {
    const cells: CsvCell[] = [];
    const first = line;
    const begin = at;
    do {
      skipBlanks();
      cells.push(text[at] === '"' ? quotedCell(first) : bareCell(first));
    } while (text[at++] === separator);
    line += text.slice(begin, at).split('\n').length - 1;
    lines.push({ line: first, cells });
  }
  return { separator, lines };
}

const TWICE = 'Within quotes a quote is written twice: "she said ""yes""".';

/** A comma, a semicolon or a tab: the one by which the first line has most cells. */
function separatorOf(text: string): string {
  const start = text
    .trimStart()
    .slice(0, 100_000)
    .replace(/"[^"]*"/g, '');
  const count = (separator: string): number => /^.*/.exec(start)?.[0].split(separator).length ?? 0;
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
}
