/** Reads rows of CSV, as Excel, Numbers and databases write it. */
import { CsvError, type Options, parse } from 'csv-parse/sync';
import type { Source } from '../../read/index.js';
import { type DataLines, type DataRow, type DataTable, linesOf } from './data-table.js';

/** Excel may name the separator in a line of its own. */
const SEPARATOR_LINE = /^sep=(.)\r?\n/i;

/** The first line names the columns; what separates its cells is a comma, a semicolon or a tab. */
const SEPARATORS = [',', ';', '\t'];

const OPTIONS: Options = { trim: true, relax_column_count: true };

interface Line {
  readonly cells: readonly string[];
  /** From 1. */
  readonly line: number;
}

/** @throws BuildError with the line, if it is not CSV, a column has no name or two have the same */
export function readCsv(source: Source): DataTable {
  const lines = linesOf(source);
  const [head, ...body] = recordsOf(source, lines);
  if (head === undefined) {
    const hint = 'The first line names the columns, each further line is a deck.';
    return lines.refuse(1, 'nothing', 'This file has only spaces', hint);
  }
  const columns = columnsOf(head, lines);
  const rows = body.map(({ cells, line }, index): DataRow => {
    if (cells.slice(columns.length).some((cell) => cell !== '')) {
      const message = `This line has ${cells.length} cells, and there are ${columns.length} columns`;
      const hint = 'Put a cell with the separator in it in quotes: "…".';
      lines.refuse(line, 'too-many-cells', message, hint);
    }
    const values = columns.map((name, i) => [name, cells[i] ?? ''] as const);
    return {
      number: index + 1,
      values: new Map(values.filter(([, value]) => value !== '')),
      place: lines.placeOf(line),
    };
  });
  return { columns, head: lines.placeOf(head.line), rows };
}

/** All lines that are not blank. */
function recordsOf({ text: whole }: Source, lines: DataLines): Line[] {
  const [directive = '', named] = SEPARATOR_LINE.exec(whole) ?? [];
  // csv-parse counts a line break of Windows within quotes twice.
  const text = whole.slice(directive.length).replaceAll('\r\n', '\n');
  const before = directive === '' ? 0 : 1;
  const records: Line[] = [];
  let line = before + 1;
  try {
    parse(text, {
      ...OPTIONS,
      delimiter: named ?? separatorOf(text),
      on_record(cells: string[], context) {
        if (cells.some((cell) => cell !== '')) records.push({ cells, line });
        line = before + context.lines + 1;
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const isOpen = error.code === 'CSV_QUOTE_NOT_CLOSED';
    const message = isOpen ? 'A quote is never closed' : 'A quote is in the middle of a cell';
    const hint = 'Within quotes a quote is written twice: "she said ""yes""".';
    lines.refuse(line, isOpen ? 'open-quote' : 'quote', message, hint);
  }
  return records;
}

/** The one by which the first line has most cells. */
function separatorOf(text: string): string {
  const start = text.trimStart().slice(0, 100_000);
  const counts = SEPARATORS.map((delimiter) => {
    try {
      const [head] = parse(start, { ...OPTIONS, delimiter, to: 1 }) as string[][];
      return head?.length ?? 0;
    } catch {
      return 0;
    }
  });
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}

function columnsOf({ cells, line }: Line, { refuse }: DataLines): readonly string[] {
  // Excel writes columns that were emptied as empty cells.
  const used = cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
  for (const [i, name] of used.entries()) {
    if (name === '') {
      const message = `Column ${i + 1} of ${used.length} has no name in line ${line}`;
      const hint = 'The first line names the columns: write a name, or delete the column.';
      refuse(line, 'no-name', message, hint);
    }
    if (used.indexOf(name) < i) {
      refuse(line, 'column-twice', `Two columns are called “${name}”`, 'Rename or delete one.');
    }
  }
  return used;
}
