/** Joins data with the vars of an outline: what each row sets, and what its files are called. */
import filenamify from 'filenamify';
import { nearest } from '../../nearest.js';
import { filledPlain, hint, unknownValues, type Values, type Var } from '../../outline/index.js';
import { BuildError, type Place, type Problem } from '../../problem.js';
import type { DataRow, DataTable } from './read-data.js';

/** A deck to make. */
export interface Job {
  readonly row: DataRow;
  readonly name: string;
  readonly set: Values;
}

export interface RowPlan {
  readonly jobs: readonly Job[];
  /** Rows without a value that they need. */
  readonly incomplete: readonly { readonly row: DataRow; readonly problems: readonly Problem[] }[];
  /** Warnings about the data. */
  readonly problems: readonly Problem[];
}

export interface PlanOptions {
  readonly table: DataTable;
  /** Undefined where the outline declares none. */
  readonly vars: readonly Var[] | undefined;
  /** Overrides the data. */
  readonly set: Values;
  /** What files are called, such as `{{id}}-{{name}}`. */
  readonly pattern: string | undefined;
  /** The outline's name. */
  readonly base: string;
  /** The beginnings of the files of a deck, one a language. */
  readonly stemsOf: (name: string) => readonly string[];
}

/** The row's number in a pattern, unless a column has this name. */
const NUMBER = 'row';

/** File systems take 255 bytes, three a character in Chinese; languages and endings are added. */
const MAX_NAME_LENGTH = 60;

/** @throws BuildError if the data does not fit the outline, or two rows would be the same files */
export function planRows({ table, vars, set, pattern, base, stemsOf }: PlanOptions): RowPlan {
  const { columns, rows } = table;
  if (vars === undefined) throw new BuildError([noVars(table)]);
  failIfAny([...misfitsOf(table, vars, set), ...unknownValues(vars, set)]);
  failIfAny(patternProblems(pattern ?? '', [...columns, ...vars.map(({ name }) => name), NUMBER]));
  const width = Math.max(3, String(rows.length).length);
  const jobs: Job[] = [];
  const incomplete: { row: DataRow; problems: Problem[] }[] = [];
  for (const row of rows) {
    const number = String(row.number).padStart(width, '0');
    const own = vars.map(({ name, fallback }): [string, string | undefined] => [
      name,
      Object.hasOwn(set, name) ? String(set[name]) : (row.values.get(name) ?? fallback),
    ]);
    const known = own.filter((entry): entry is [string, string] => entry[1] !== undefined);
    const missing = own.filter(([, value]) => value === undefined);
    if (missing.length > 0) {
      const problems = missing.map(([name]) => {
        const message = `This row has no “${name}”, and the outline has no default for it`;
        const advice = `Fill the cell, or write vars: {${name}: …}.`;
        return error('no-value', message, advice, row.place);
      });
      incomplete.push({ row, problems });
      continue;
    }
    const values = new Map([[NUMBER, number], ...row.values, ...known]);
    const name = pattern && filledPlain(pattern, (column) => values.get(column) ?? '');
    jobs.push({ row, name: safeName(name ?? `${base}-${number}`), set: Object.fromEntries(known) });
  }
  failIfAny(nameProblems(jobs, stemsOf));
  return { jobs, incomplete, problems: strayColumns(table, vars) };
}

/** A name that every file system takes, in the folder that it is for. Empty where nothing is left. */
export function safeName(text: string): string {
  const name = text.trim().replace(/^\.+/, '');
  return name && filenamify(name, { replacement: '-', maxLength: MAX_NAME_LENGTH });
}

function failIfAny(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new BuildError(problems);
}

function patternProblems(pattern: string, known: readonly string[]): Problem[] {
  const problems: Problem[] = [];
  filledPlain(pattern, (name, braces) => {
    if (!known.includes(name)) {
      const message = `--name has “${braces}”, which is neither a column nor a var`;
      problems.push(error('name-pattern', message, hint(name, known, '')));
    }
    return '';
  });
  return problems;
}

/** Names that are empty, or whose files are another row's: file systems may ignore case. */
function nameProblems(jobs: readonly Job[], stemsOf: PlanOptions['stemsOf']): Problem[] {
  const taken = new Map<string, DataRow>();
  return jobs.flatMap(({ row, name }): Problem[] => {
    const wanted = '--name "{{row}}-{{name}}"';
    if (name === '') {
      const message = `Row ${row.number} has no name for its files`;
      const advice = `Name files by columns that no row leaves empty: ${wanted}.`;
      return [error('no-file-name', message, advice, row.place)];
    }
    // The handout is beside the deck.
    const files = stemsOf(name).flatMap((stem) => [stem, `${stem}-handout`]);
    const clash = files.find((file) => taken.has(file.toLowerCase()));
    const other = clash && taken.get(clash.toLowerCase());
    for (const file of files) taken.set(file.toLowerCase(), row);
    if (!other) return [];
    const message = `Rows ${other.number} and ${row.number} would both be written to “${clash}”`;
    const advice = `Add a column that differs to --name, or the row's number: ${wanted}.`;
    return [error('name-twice', message, advice, row.place)];
  });
}

function noVars({ columns, head }: DataTable): Problem {
  const message = 'The outline declares no `vars`, so every deck would be the same';
  const advice = `Write \`vars: {${columns[0] ?? 'name'}: …}\` at its top, and the name in two braces where its value belongs.`;
  return error('no-vars', message, advice, head);
}

/** Why no row can become a deck. */
function misfitsOf({ columns, head }: DataTable, vars: readonly Var[], set: Values): Problem[] {
  const names = vars.map(({ name }) => name);
  const absent = vars.filter(
    ({ name, fallback }) =>
      fallback === undefined && !columns.includes(name) && !Object.hasOwn(set, name),
  );
  const others = columns.filter((column) => !names.includes(column));
  const missing = absent.map(({ name }) => {
    const near = nearest(name, others);
    const message = `${head.file} has no column “${name}”, which the outline needs a value of`;
    const advice = near
      ? `Is it “${near}”? Call both the same.`
      : `Its columns are: ${columns.join(', ')}.`;
    return error('no-column', message, advice, head);
  });
  if (missing.length > 0 || others.length < columns.length) return missing;
  const message = `No column of ${head.file} is a var of the outline, so every deck would be the same`;
  const advice = `The columns are ${columns.join(', ')}, the vars ${names.join(', ')}.`;
  return [error('no-match', message, advice, head)];
}

/** Data may have columns for others; one that is nearly a var without a column is a mistake. */
function strayColumns({ columns, head }: DataTable, vars: readonly Var[]): Problem[] {
  const names = vars.map(({ name }) => name);
  const open = names.filter((name) => !columns.includes(name));
  return columns.flatMap((column): Problem[] => {
    const near = names.includes(column) ? undefined : nearest(column, open);
    if (near === undefined) return [];
    const message = `No var is called “${column}”, so this column is not used`;
    const advice = `Did you mean \`${near}\`? Call both the same.`;
    return [{ ...error('stray-column', message, advice, head), severity: 'warning' }];
  });
}

function error(code: string, message: string, advice: string, place?: Place): Problem {
  const problem = { code: `data/${code}`, message, hint: advice };
  return { severity: 'error', ...problem, ...(place && { place }) };
}
