/** Reads data by what its file is called. */
import { extname } from 'node:path';
import { BuildError } from '../../problem.js';
import { readSource, type SourceRequest } from '../../read/index.js';
import { type DataTable, linesOf } from './data-table.js';

/** Some hundred thousand rows; no machine makes decks of more. */
const DATA: SourceRequest = {
  noun: 'data',
  maxBytes: 20_000_000,
  hints: {
    missing: 'Name a data file that exists, such as people.csv.',
    large: 'Split it into several files.',
    encoding: 'Save it as UTF-8 (in Excel: Save As, “CSV UTF-8”).',
    empty: 'Its first line names the columns, each further line is a deck.',
  },
};

/** @throws BuildError if it does not exist or cannot be read, with the line */
export async function readData(path: string): Promise<DataTable> {
  const ending = extname(path).toLowerCase();
  if (!['.csv', '.tsv', '.json'].includes(ending)) {
    const message = `${path} is neither CSV nor JSON by its name`;
    const hint = 'Name a file that ends in .csv, .tsv or .json; spreadsheets export CSV.';
    throw new BuildError([{ severity: 'error', code: 'data/ending', message, hint }]);
  }
  const source = await readSource(path, DATA);
  const table =
    ending === '.json'
      ? (await import('./read-json.js')).readJson(source)
      : (await import('./read-csv.js')).readCsv(source);
  if (table.rows.length > 0) return table;
  const message = `${path} has no row, so there is no deck to make`;
  return linesOf(source).refuse(1, 'no-rows', message, 'Each row makes a deck.');
}
