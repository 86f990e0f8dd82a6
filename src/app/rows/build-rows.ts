/** Builds a deck for each row, in parallel, and writes each as it is done. */
import { availableParallelism, totalmem } from 'node:os';
import { basename, extname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Tinypool } from 'tinypool';
import { removeOrphans } from '../../files/index.js';
import { joinFiles, parseYaml, varsIn } from '../../outline/index.js';
import { PACKAGE_ROOT } from '../../package-root.js';
import { BuildError, hasErrors, type Place, type Problem } from '../../problem.js';
import { readSource } from '../../read/index.js';
import { ALL_LANGUAGES, type BuildOptions, languagesOf, stemOf } from '../index.js';
import { planRows } from './plan-rows.js';
import { readData } from './read-data.js';
import type { RowOutcome, RowTask } from './worker.js';

export interface RowsOptions extends Omit<BuildOptions, 'onStep' | 'onRead'> {
  /** The data's path: CSV whose first line names the columns, or JSON, a list of mappings. */
  readonly data: string;
  /** The folder that the files go to. */
  readonly out: string;
  /** What files are called, such as `{{id}}-{{name}}`; the outline's name and the row's number. */
  readonly name?: string | undefined;
  /** How many are built at a time; as many as the machine has cores and memory for. */
  readonly jobs?: number | undefined;
  /** Ends the work: files that have been written stay, and are whole. */
  readonly signal?: AbortSignal | undefined;
  /** Called as rows are done. */
  readonly onRow?: ((progress: RowsProgress) => void) | undefined;
}

export interface RowsProgress {
  readonly done: number;
  readonly failed: number;
  readonly of: number;
}

/** `ok` if its files were written; otherwise `problems` say why, or else they are warnings. */
export interface BuiltRow extends Omit<RowOutcome, 'isFatal'> {
  /** From 1. */
  readonly number: number;
  /** Where the data has it. */
  readonly place: Place;
  /** What its files are called; empty where it lacks a value. */
  readonly name: string;
}

export interface RowsResult {
  /** In the order of the data; where it was ended early, those that were done. */
  readonly rows: readonly BuiltRow[];
  /** Warnings about the data. */
  readonly problems: readonly Problem[];
  readonly isInterrupted: boolean;
}

/** A browser with the process beside it takes about half of that. */
const MEMORY_PER_JOB = 1e9;

/**
 * Builds a deck for each row and writes it.
 * @throws BuildError if data and outline do not fit or two rows would be the same files, then
 *   nothing is written; or if the machine lacks something
 */
export async function buildRows(options: RowsOptions): Promise<RowsResult> {
  const { data, out, set = {}, name: pattern, jobs: limit, env, signal, onRow, ...given } = options;
  const table = await readData(data);
  const source = await readSource(given.outline);
  const joined = joinFiles(source, parseYaml(source));
  if (hasErrors(joined.problems)) throw new BuildError(joined.problems);
  const base = basename(given.outline, extname(given.outline));
  const isAll = given.lang === ALL_LANGUAGES;
  const [, ...others] = isAll ? await languagesOf(given.outline) : [];
  const stemsOf = (name: string) =>
    ['', ...others].map((lang) => stemOf({ name, audience: given.audience ?? false }, lang));
  const plan = planRows({ table, vars: varsIn(joined), set, pattern, base, stemsOf });

  const rows = plan.incomplete.map(({ row: { number, place }, problems }): BuiltRow => {
    return { number, place, name: '', ok: false, slides: 0, files: [], problems };
  });
  const progress = (): void => {
    const failed = rows.filter(({ ok }) => !ok).length;
    onRow?.({ done: rows.length, failed, of: table.rows.length });
  };
  progress();
  const texts = [
    ...joined.sources.map(({ text }) => text),
    ...plan.jobs.flatMap((job) => Object.values(job.set).map(String)),
  ];
  const common = { options: given, out, characters: [...new Set(texts.join(''))].join('') };
  const count = Math.min(limit ?? jobsOfMachine(), plan.jobs.length);
  const pool = startPool(count, env ?? process.env);
  const queue = plan.jobs.values();
  const work = async (): Promise<void> => {
    for (const { row, name, set: values } of queue) {
      if (signal?.aborted) return;
      const { isFatal, ...outcome } = await pool.run({ ...common, name, set: values });
      if (isFatal) throw new BuildError(outcome.problems);
      rows.push({ ...outcome, number: row.number, name, place: row.place });
      progress();
    }
  };
  try {
    await Promise.race([pool.failed, Promise.all(Array.from({ length: count }, work))]);
  } finally {
    await pool.close();
    await removeOrphans(out);
  }
  return {
    rows: rows.toSorted((a, b) => a.number - b.number),
    problems: plan.problems,
    isInterrupted: signal?.aborted ?? false,
  };
}

function jobsOfMachine(): number {
  const memory = Math.min(process.constrainedMemory() || totalmem(), totalmem());
  return Math.max(1, Math.min(availableParallelism(), Math.floor(memory / MEMORY_PER_JOB)));
}

/** Of processes that die at once the pool may give a task to one that it still takes to be alive. */
const RETRIES = 2;
const RETRY_MS = 100;

/** Processes, since a browser and its page are memory that a crash takes down. */
function startPool(count: number, env: NodeJS.ProcessEnv) {
  const pool = new Tinypool({
    runtime: 'child_process',
    filename: join(PACKAGE_ROOT, 'dist/app/rows/worker.js'),
    minThreads: count,
    maxThreads: count,
    env: env as Record<string, string>,
    serialization: 'advanced',
    // As the command line does it; see bin.ts.
    execArgv: ['--liftoff-only'],
  });
  // One that dies without a row is replaced, unless it never could start.
  const failed = new Promise<never>((_, reject) => {
    pool.on('error', (error) => {
      if (pool.threads.length === 0) reject(error);
    });
  });
  failed.catch(() => {});
  return {
    /** Builds a row, and again if its process dies. */
    async run(task: RowTask): Promise<RowOutcome> {
      for (let left = RETRIES; ; left--) {
        try {
          return await pool.run(task);
        } catch (error) {
          if (left === 0) return died(error as Error);
          await wait(RETRY_MS);
        }
      }
    },
    /** Rejects if no process can start. */
    failed,
    async close(): Promise<void> {
      await Promise.allSettled(pool.threads.map(() => pool.run({}, { name: 'close' })));
      await pool.destroy();
    },
  };
}

function died({ message }: Error): RowOutcome {
  const problem: Problem = {
    severity: 'error',
    code: 'rows/died',
    message: `The process that built this row ended, three times: ${message}`,
    hint: 'The machine may lack memory: build fewer at a time, or close other programs.',
    blame: 'machine',
  };
  return { ok: false, slides: 0, files: [], problems: [problem] };
}
