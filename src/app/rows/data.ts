/** Reads data by what its file is called. */
import { extname } from 'node:path';
import { BuildError } from '../../problem.js';
import { readSource, type SourceRequest } from '../../read/index.js';
import { refuse, type Table } from './table.js';

/** Some hundred thousand rows; more than that no machine makes decks of. */
const DATA: SourceRequest = {
  noun: 'data',
  maxBytes: 20_000_000,
  hints: {
    missing: 'Name a file of data that exists, such as people.csv.',
    large: 'Part it into several files.',
    encoding: 'Save it as UTF-8 (in Excel: Save As, “CSV UTF-8”).',
    empty: 'Its first line names the columns, each further line is a deck.',
  },
};

/** The endings of data that can be read. */
const DATA_ENDINGS = ['.csv', '.tsv', '.json'] as const;

/** @throws BuildError if there is none, or it cannot be read, with the line */
export async function readData(path: string): Promise<Table> {
  const ending = extname(path).toLowerCase();
  if (!DATA_ENDINGS.some((one) => one === ending)) {
    throw new BuildError([
      {
        severity: 'error',
        code: 'data/ending',
        message: `${path} is neither CSV nor JSON by its name`,
        hint: `Name a file that ends in ${DATA_ENDINGS.join(', ')}; spreadsheets export CSV.`,
      },
    ]);
  }
  const source = await readSource(path, DATA);
  const { readCsv } = await import('./csv.js');
  const { readJson } = await import('./json.js');
  const table = ending === '.json' ? readJson(source) : readCsv(source);
  if (table.rows.length > 0) return table;
  return refuse(source, 0, {
    code: 'no-rows',
    message: `${path} has no row, so there is no deck to make`,
    hint: 'Each row makes a deck.',
  });
}
