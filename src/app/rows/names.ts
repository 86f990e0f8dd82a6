/** What the files of each row are called: names that every system can hold, no two alike. */
import { filledPlain, hint } from '../../outline/index.js';
import { BuildError, type Problem } from '../../problem.js';
import type { Row } from './table.js';

/** In a pattern: the number of the row, unless a column is called so. */
const NUMBER = 'row';

/** File systems hold 255 bytes; endings, and the names of files that are half written, want some. */
const MAX_BYTES = 180;

/** What no file of Windows may have in its name, and what would lead to another folder. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}/\\:*?"<>|]+/gu;

/** Devices of Windows, whatever their ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

export interface Naming {
  /** With names in braces, such as `{{id}}-{{name}}`; without one rows are numbered. */
  readonly pattern: string | undefined;
  /** The outline's, for rows that are numbered. */
  readonly base: string;
  /** Of all rows, for the width of their numbers. */
  readonly count: number;
  /** The columns, and the vars that have a value without one. */
  readonly names: readonly string[];
}

/**
 * Gives what names a row by its values.
 * @throws BuildError if the pattern names what is neither a column nor a var
 */
export function namerOf({ pattern, base, count, names }: Naming): (row: RowName) => string {
  const width = Math.max(3, String(count).length);
  const text = pattern ?? `${base.replaceAll('{{', '\\{{')}-{{${NUMBER}}}`;
  const isNumbered = pattern === undefined || !names.includes(NUMBER);
  const lookUp =
    ({ number, values }: RowName) =>
    (name: string): string =>
      name === NUMBER && isNumbered
        ? String(number).padStart(width, '0')
        : (values.get(name) ?? '');
  const problems: Problem[] = [];
  filledPlain(text, (name, braces) => {
    if (!names.includes(name) && !(name === NUMBER && isNumbered)) {
      problems.push({
        severity: 'error',
        code: 'data/name-pattern',
        message: `--name has “${braces}”, which is neither a column nor a var`,
        hint: hint(name, [...names, NUMBER], ''),
      });
    }
    return '';
  });
  if (problems.length > 0) throw new BuildError(problems);
  return (row) => safeName(filledPlain(text, lookUp(row)));
}

/** A row's number with all that a pattern may name. */
export interface RowName {
  readonly number: number;
  readonly values: ReadonlyMap<string, string>;
}

/**
 * The text as the name of a file in the folder that it is for: what no system takes becomes a
 * hyphen; undefined characters, dots at either end and what is too long go. Empty where nothing is
 * left.
 */
export function safeName(text: string): string {
  const name = text
    .normalize('NFC')
    .replace(UNSAFE, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .replace(DEVICE, '$&-');
  return shortened(name).replace(/[. ]+$/, '');
}

/** Cut between what a reader takes for characters. */
function shortened(name: string): string {
  if (Buffer.byteLength(name) <= MAX_BYTES) return name;
  let short = '';
  for (const { segment } of new Intl.Segmenter().segment(name)) {
    if (Buffer.byteLength(short + segment) > MAX_BYTES) break;
    short += segment;
  }
  return short;
}

/**
 * What is wrong with the names of rows: some that are empty, some that are those of others. File
 * systems of macOS and Windows take `Lin` and `lin` for the same.
 * @param filesOf the names of all files that come of a name
 */
export function nameProblems(
  rows: readonly { readonly row: Row; readonly name: string }[],
  filesOf: (name: string) => readonly string[],
): Problem[] {
  const taken = new Map<string, Row>();
  return rows.flatMap(({ row, name }): Problem[] => {
    if (name === '') {
      return [
        {
          severity: 'error',
          code: 'data/no-file-name',
          message: `Row ${row.number} has no name for its files`,
          hint: 'Name files by columns that no row leaves empty: --name "{{row}}-{{name}}".',
          place: row.place,
        },
      ];
    }
    const files = filesOf(name).map((file) => file.normalize('NFC').toLowerCase());
    const other = files.map((file) => taken.get(file)).find((one) => one !== undefined);
    if (other) {
      return [
        {
          severity: 'error',
          code: 'data/name-twice',
          message: `Rows ${other.number} and ${row.number} would both be written to “${name}”`,
          hint: 'Add a column that tells them apart to --name, or the number: --name "{{row}}-{{name}}".',
          place: row.place,
        },
      ];
    }
    for (const file of files) taken.set(file, row);
    return [];
  });
}
