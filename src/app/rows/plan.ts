/** Joins data with the vars of an outline: what each row sets, and what its files are called. */
import { nearest } from '../../nearest.js';
import { unknownValues, type Values, type Var } from '../../outline/index.js';
import { BuildError, type Problem } from '../../problem.js';
import { nameProblems, namerOf } from './names.js';
import type { Row, Table } from './table.js';

/** A deck to make. */
export interface Job {
  readonly row: Row;
  readonly name: string;
  readonly set: Values;
}

export interface RowPlan {
  readonly jobs: readonly Job[];
  /** Rows that lack a value, each with what is wrong. */
  readonly lacking: readonly { readonly row: Row; readonly problems: readonly Problem[] }[];
  /** Warnings about the data. */
  readonly problems: readonly Problem[];
}

export interface PlanOptions {
  /** The path of the data, for messages. */
  readonly data: string;
  readonly table: Table;
  /** Undefined where the outline declares none. */
  readonly vars: readonly Var[] | undefined;
  /** What outweighs the data. */
  readonly set: Values;
  readonly pattern: string | undefined;
  /** The outline's name. */
  readonly base: string;
  /** The names of all files that come of a row's. */
  readonly filesOf: (name: string) => readonly string[];
}

/**
 * Plans the decks.
 * @throws BuildError if the data does not fit the outline, or two rows would be the same files
 */
export function planRows(options: PlanOptions): RowPlan {
  const { table, set, pattern, base, filesOf } = options;
  const vars = options.vars ?? [];
  const problems = [...fitProblems(options), ...unknownValues(options.vars, set)];
  if (problems.length > 0) throw new BuildError(problems);
  const columns = table.columns.map(({ name }) => name);
  const nameOf = namerOf({
    pattern,
    base,
    count: table.rows.length,
    names: [...new Set([...columns, ...vars.map(({ name }) => name)])],
  });
  const jobs: Job[] = [];
  const lacking: { row: Row; problems: Problem[] }[] = [];
  for (const row of table.rows) {
    const values = new Map<string, string>(row.values);
    for (const { name, fallback } of vars) {
      const value = Object.hasOwn(set, name) ? String(set[name]) : (values.get(name) ?? fallback);
      if (value !== undefined) values.set(name, value);
    }
    const missing = vars.filter(({ name }) => !values.has(name));
    if (missing.length > 0) {
      lacking.push({ row, problems: missing.map(({ name }) => noValue(name, row)) });
      continue;
    }
    const own = vars.map(({ name }): [string, string] => [name, values.get(name) ?? '']);
    jobs.push({
      row,
      name: nameOf({ number: row.number, values }),
      set: Object.fromEntries(own),
    });
  }
  const clashes = nameProblems(jobs, filesOf);
  if (clashes.length > 0) throw new BuildError(clashes);
  return { jobs, lacking, problems: strayColumns(options) };
}

/** Whether a deck can be made of a row at all. */
function fitProblems({ data, table, vars, set }: PlanOptions): Problem[] {
  const place = table.columns[0]?.place;
  const error = (code: string, message: string, hint: string): Problem => ({
    severity: 'error',
    code: `data/${code}`,
    message,
    hint,
    ...(place ? { place } : {}),
  });
  if (vars === undefined) {
    return [
      error(
        'no-vars',
        'The outline declares no `vars`, so every deck would be the same',
        `Write \`vars: {${table.columns[0]?.name ?? 'name'}: …}\` at its top, and the name in two braces where its value is to stand.`,
      ),
    ];
  }
  const columns = table.columns.map(({ name }) => name);
  const isThere = ({ name }: Var): boolean => columns.includes(name) || Object.hasOwn(set, name);
  const absent = vars.filter((one) => one.fallback === undefined && !isThere(one));
  const free = columns.filter((name) => !vars.some((one) => one.name === name));
  const lacks = absent.map(({ name }) => {
    const near = nearest(name, free);
    return error(
      'no-column',
      `${data} has no column “${name}”, which the outline wants a value of`,
      near ? `Is it “${near}”? Call both the same.` : `Its columns are: ${columns.join(', ')}.`,
    );
  });
  if (lacks.length > 0 || vars.some(({ name }) => columns.includes(name))) return lacks;
  return [
    error(
      'no-match',
      `No column of ${data} is a var of the outline, so every deck would be the same`,
      `The columns are ${columns.join(', ')}, the vars ${vars.map(({ name }) => name).join(', ')}.`,
    ),
  ];
}

/** Data may have columns that are for others; one that is nearly a var without a column is a slip. */
function strayColumns({ table, vars = [] }: PlanOptions): Problem[] {
  const columns = table.columns.map(({ name }) => name);
  const open = vars.map(({ name }) => name).filter((name) => !columns.includes(name));
  return table.columns.flatMap(({ name, place }): Problem[] => {
    const near = vars.some((one) => one.name === name) ? undefined : nearest(name, open);
    if (near === undefined) return [];
    return [
      {
        severity: 'warning',
        code: 'data/stray-column',
        message: `No var is called “${name}”, so this column is not used`,
        hint: `Did you mean \`${near}\`? Call both the same.`,
        place,
      },
    ];
  });
}

function noValue(name: string, { place }: Row): Problem {
  return {
    severity: 'error',
    code: 'data/no-value',
    message: `This row has no “${name}”, and the outline has no value for when there is none`,
    hint: `Fill the cell, or write one in the outline: vars: {${name}: …}.`,
    place,
  };
}
