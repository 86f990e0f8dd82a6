/** Reads data of which each row makes a deck: CSV or JSON, by what the file is called. */
import { extname } from 'node:path';
import {
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import { placeAt } from '../../outline/index.js';
import { buildError, type Place } from '../../problem.js';
import { DATA_FILE, parseCsv, readSource, type Source } from '../../read/index.js';

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

/** @throws BuildError if it does not exist or cannot be read, with the line */
export async function readData(path: string): Promise<DataTable> {
  const ending = extname(path).toLowerCase();
  if (!['.csv', '.tsv', '.json'].includes(ending)) {
    const hint = 'Name a file that ends in .csv, .tsv or .json; spreadsheets export CSV.';
    throw buildError('data/ending', `${path} is neither CSV nor JSON by its name`, hint);
  }
  const source = await readSource(path, DATA_FILE);
  const lines = source.text.split(/\r?\n/);
  const placeOf = (line: number): Place => {
    const lineText = lines[line - 1] ?? '';
    return { file: path, line, column: 1, length: Math.max(1, lineText.length), lineText };
  };
  const refuse: Refuse = (line, code, message, hint) => {
    throw buildError(`data/${code}`, message, hint, { place: placeOf(line) });
  };
  const { columns, headLine, records } =
    ending === '.json' ? readJson(source, refuse) : readCsv(source);
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

function readCsv(source: Source): Records {
  const { columns, headLine, rows } = parseCsv(source);
  const records = rows.map(({ line, cells }) => ({
    line,
    values: columns.map(({ text }, i) => [text, cells[i]?.text ?? ''] as const),
  }));
  return { columns: columns.map(({ text }) => text), headLine, records };
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
