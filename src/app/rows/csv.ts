/** Reads rows of CSV, as Excel, Numbers and databases write it. */
import { type CsvError, parse } from 'csv-parse/sync';
import { placeAt } from '../../outline/index.js';
import type { Source } from '../../read/index.js';
import { type Column, lineAt, type Row, refuse, type Table } from './table.js';

/** Where Excel's lists are parted by semicolons it may say so in a line of its own. */
const SEPARATOR_LINE = /^sep=(.)\r?\n/i;

const SEPARATORS = [',', ';', '\t'];

/** One line of cells, and the offset at which it begins. */
interface Line {
  readonly cells: readonly string[];
  readonly offset: number;
}

/**
 * The first line names the columns; an empty cell is not there. Commas, semicolons or tabs part the
 * cells, whichever the first line has most of.
 * @throws BuildError with the line, if it is no CSV, a column has no name or two have the same
 */
export function readCsv(source: Source): Table {
  const [head, ...body] = linesOf(source);
  if (head === undefined) {
    return refuse(source, 0, {
      code: 'nothing',
      message: 'There is nothing in this file but blanks',
      hint: 'Its first line names the columns, each further line is a deck.',
    });
  }
  const columns = columnsOf(head, source);
  const rows = body.map(({ cells, offset }, index): Row => {
    const more = cells.slice(columns.length).some((cell) => cell.trim() !== '');
    if (more) {
      refuse(source, offset, {
        code: 'too-many-cells',
        message: `This line has ${cells.length} cells, and there are ${columns.length} columns`,
        hint: 'Put a cell with the separator in it in quotes: "…".',
      });
    }
    const values = columns.flatMap(({ name }, i): [string, string][] => {
      const cell = cells[i] ?? '';
      return cell.trim() === '' ? [] : [[name, cell]];
    });
    return { number: index + 1, values: new Map(values), place: lineAt(source, offset) };
  });
  return { columns, rows };
}

function linesOf(source: Source): Line[] {
  const said = SEPARATOR_LINE.exec(source.text);
  const start = said?.[0].length ?? 0;
  const text = source.text.slice(start);
  const delimiter = said?.[1] ?? separatorOf(text);
  try {
    const records = parse(text, {
      delimiter,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
    }) as unknown as { record: string[]; info: { bytes: number } }[];
    const bytes = Buffer.from(text);
    let at = 0;
    let offset = start;
    return records.flatMap(({ record, info }): Line[] => {
      const own = bytes.toString('utf8', at, info.bytes);
      const blanks = own.lastIndexOf('\n', Math.max(0, own.search(/\S/))) + 1;
      const line = { cells: record, offset: offset + blanks };
      at = info.bytes;
      offset += own.length;
      return record.every((cell) => cell.trim() === '') ? [] : [line];
    });
  } catch (error) {
    return explain(error as CsvError, source, text, start);
  }
}

/** The sign of which the first line has most, outside of quotes. */
function separatorOf(text: string): string {
  const counts = new Map(SEPARATORS.map((sign) => [sign, 0]));
  let isQuoted = false;
  // Not by a regular expression: a cell may be as long as the file, where a quote is never closed.
  for (const sign of text.trimStart()) {
    if (sign === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (sign === '\n') break;
    const count = counts.get(sign);
    if (count !== undefined) counts.set(sign, count + 1);
  }
  const most = Math.max(...counts.values());
  return SEPARATORS.find((sign) => counts.get(sign) === most) ?? ',';
}

function columnsOf({ cells, offset }: Line, source: Source): Column[] {
  const { line: number } = lineAt(source, offset);
  // Excel writes columns that were once used, and are empty, as empty cells.
  const used = cells.findLastIndex((cell) => cell.trim() !== '') + 1;
  const seen = new Set<string>();
  return cells.slice(0, used).map((cell, index) => {
    const name = cell.trim();
    if (name === '') {
      refuse(source, offset, {
        code: 'no-name',
        message: `Column ${index + 1} of ${used} has no name in line ${number}`,
        hint: 'The first line names the columns: write a name, or delete the column.',
      });
    }
    if (seen.has(name)) {
      refuse(source, offset, {
        code: 'column-twice',
        message: `Two columns are called “${name}”`,
        hint: 'Call one of them otherwise, or delete it.',
      });
    }
    seen.add(name);
    const at = source.text.indexOf(name, offset);
    return { name, place: placeAt(source, at, at + name.length) };
  });
}

/** csv-parse says at which line it gave up; for a quote that is never closed, that is the last. */
function explain(error: CsvError, source: Source, text: string, start: number): never {
  const { code, lines } = error as CsvError & { lines?: number };
  const isOpen = code === 'CSV_QUOTE_NOT_CLOSED';
  const line = isOpen ? openLine(text) : (lines ?? 1) - 1;
  const offset = start + text.split('\n').slice(0, line).join('\n').length + (line > 0 ? 1 : 0);
  const hint = 'Within quotes a quote is written twice: "she said ""yes""".';
  if (isOpen) {
    refuse(source, offset, { code: 'open-quote', message: 'A quote is never closed', hint });
  }
  refuse(source, offset, {
    code: 'quote',
    message: 'A quote stands in the middle of a cell',
    hint,
  });
}

/** The line on which the last cell in quotes begins, from 0. */
function openLine(text: string): number {
  let line = 0;
  let isOpen = false;
  let opened = 0;
  for (const sign of text) {
    if (sign === '\n') line++;
    if (sign !== '"') continue;
    isOpen = !isOpen;
    if (isOpen) opened = line;
  }
  return opened;
}
