/** Reads data of which each row makes a deck: CSV or JSON, by what the file is called. */
import { extname } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import {
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import { placeAt } from '../../outline/index.js';
import { buildError, type Place } from '../../problem.js';
import { readSource, type Source, type SourceRequest } from '../../read/index.js';

export interface DataTable {
  readonly columns: readonly string[];
  /** Where the columns are named. */
  readonly head: Place;
  readonly rows: readonly DataRow[];
}

export interface DataRow {
  /** From 1; the line that names the columns is not counted. */
  readonly number: number;
  /** By column; an empty cell is not there. */
  readonly values: ReadonlyMap<string, string>;
  readonly place: Place;
}

/** Some hundred thousand rows; no machine makes decks of more. */
const DATA: SourceRequest = {
  maxBytes: 20_000_000,
  hints: () => ({
    missing: 'Name a data file that exists, such as people.csv.',
    'too-large': 'Split it into several files.',
    encoding: 'Save it as UTF-8 (in Excel: Save As, “CSV UTF-8”).',
    empty: 'Its first line names the columns, each further line is a deck.',
  }),
};

/** @throws BuildError if it does not exist or cannot be read, with the line */
export async function readData(path: string): Promise<DataTable> {
  const ending = extname(path).toLowerCase();
  if (!['.csv', '.tsv', '.json'].includes(ending)) {
    const hint = 'Name a file that ends in .csv, .tsv or .json; spreadsheets export CSV.';
    throw buildError('data/ending', `${path} is neither CSV nor JSON by its name`, hint);
  }
  const source = await readSource(path, DATA);
  const lines = source.text.split(/\r?\n/);
  const placeOf = (line: number): Place => {
    const lineText = lines[line - 1] ?? '';
    return { file: path, line, column: 1, length: Math.max(1, lineText.length), lineText };
  };
  const refuse: Refuse = (line, code, message, hint) => {
    throw buildError(`data/${code}`, message, hint, { place: placeOf(line) });
  };
  const { columns, headLine, records } =
    ending === '.json' ? readJson(source, refuse) : readCsv(source, refuse);
  if (records.length === 0) {
    refuse(1, 'no-rows', `${path} has no row, so there is no deck to make`, 'Each row is a deck.');
  }
  const rows = records.map(({ line, values }, index): DataRow => {
    const filled = values.filter(([, value]) => value.trim() !== '');
    return { number: index + 1, values: new Map(filled), place: placeOf(line) };
  });
  return { columns, head: placeOf(headLine), rows };
}

/** Throws an error at a line. */
type Refuse = (line: number, code: string, message: string, hint: string) => never;

/** Rows with their lines from 1, as CSV or JSON has them. */
interface Records {
  readonly columns: readonly string[];
  readonly headLine: number;
  readonly records: readonly {
    readonly line: number;
    readonly values: readonly (readonly [column: string, value: string])[];
  }[];
}

/** Excel may name the separator in a line of its own. */
const SEPARATOR_LINE = /^sep=(.)\r?\n/i;

/** CSV as Excel, Numbers and databases write it. */
function readCsv({ text: whole }: Source, refuse: Refuse): Records {
  const [directive = '', named] = SEPARATOR_LINE.exec(whole) ?? [];
  // csv-parse counts a line break of Windows within quotes twice.
  const text = whole.slice(directive.length).replaceAll('\r\n', '\n');
  const before = directive === '' ? 0 : 1;
  /** All lines that are not blank. */
  const found: { readonly cells: readonly string[]; readonly line: number }[] = [];
  let line = before + 1;
  try {
    parse(text, {
      trim: true,
      relax_column_count: true,
      delimiter: named ?? separatorOf(text),
      on_record(cells: string[], context) {
        if (cells.some((cell) => cell !== '')) found.push({ cells, line });
        line = before + context.lines + 1;
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const isOpen = error.code === 'CSV_QUOTE_NOT_CLOSED';
    const message = isOpen ? 'A quote is never closed' : 'A quote is in the middle of a cell';
    const hint = 'Within quotes a quote is written twice: "she said ""yes""".';
    refuse(line, isOpen ? 'open-quote' : 'quote', message, hint);
  }
  const [head, ...body] = found;
  if (head === undefined) {
    const hint = 'The first line names the columns, each further line is a deck.';
    return refuse(1, 'nothing', 'This file has only spaces', hint);
  }
  // Excel writes columns that were emptied as empty cells.
  const columns = head.cells.slice(0, head.cells.findLastIndex((cell) => cell !== '') + 1);
  for (const [i, name] of columns.entries()) {
    if (name === '') {
      const message = `Column ${i + 1} of ${columns.length} has no name in line ${head.line}`;
      const hint = 'The first line names the columns: write a name, or delete the column.';
      refuse(head.line, 'no-name', message, hint);
    }
    if (columns.indexOf(name) < i) {
      const message = `Two columns are called “${name}”`;
      refuse(head.line, 'column-twice', message, 'Rename or delete one.');
    }
  }
  const records = body.map((row) => {
    if (row.cells.slice(columns.length).some((cell) => cell !== '')) {
      const message = `This line has ${row.cells.length} cells, and there are ${columns.length} columns`;
      const hint = 'Put a cell with the separator in it in quotes: "…".';
      refuse(row.line, 'too-many-cells', message, hint);
    }
    const values = columns.map((name, i) => [name, row.cells[i] ?? ''] as const);
    return { line: row.line, values };
  });
  return { columns, headLine: head.line, records };
}

/** A comma, a semicolon or a tab: the one by which the first line has most cells. */
function separatorOf(text: string): string {
  const start = text
    .trimStart()
    .slice(0, 100_000)
    .replace(/"[^"]*"/g, '');
  const count = (separator: string): number => /^.*/.exec(start)?.[0].split(separator).length ?? 0;
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
}

/** Texts, numbers, `true` and `false` are values; `null` is an empty one. */
function readJson(source: Source, refuse: Refuse): Records {
  const lineOf = ({ offset }: Pick<Node, 'offset'>): number => placeAt(source, offset).line;
  const errors: ParseError[] = [];
  const root = parseTree(source.text, errors, { disallowComments: true });
  const [wrong] = errors;
  if (wrong) {
    const what = printParseErrorCode(wrong.error)
      .replace(/(?=[A-Z])/g, ' ')
      .toLowerCase();
    const hint = 'Put commas between items but not after the last, and names in quotes.';
    refuse(lineOf(wrong), 'json', `This is not JSON:${what}`, hint);
  }
  if (root?.type !== 'array') {
    const hint = 'Write [{"name": "…"}, {"name": "…"}]: a mapping for each deck.';
    return refuse(1, 'no-list', 'Data in JSON is a list of mappings, and this is not', hint);
  }
  const items = root.children ?? [];
  const records = items.map((item, index) => {
    const line = lineOf(item);
    if (item.type !== 'object') {
      const message = `Row ${index + 1} is not a mapping of names to values`;
      refuse(line, 'no-mapping', message, 'Write {"name": "…"} for it.');
    }
    const values = Object.entries(getNodeValue(item)).map(([name, value]) => {
      if (typeof value === 'object' && value !== null) {
        const hint = 'Write a text or a number: a var is one of these.';
        refuse(line, 'no-value', `“${name}” of row ${index + 1} is a list or a mapping`, hint);
      }
      return [name.trim(), String(value ?? '')] as const;
    });
    return { line, values };
  });
  const columns = new Set(records.flatMap(({ values }) => values.map(([name]) => name)));
  return { columns: [...columns], headLine: lineOf(items[0] ?? root), records };
}
