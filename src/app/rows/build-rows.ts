/** A deck a row: plans them all, then has them built side by side and written as they come. */
import { availableParallelism, totalmem } from 'node:os';
import { basename, extname } from 'node:path';
import {
  type JoinedOutline,
  joinFiles,
  parseYaml,
  type Values,
  varsIn,
} from '../../outline/index.js';
import { BuildError, hasErrors, type Place, type Problem } from '../../problem.js';
import { readSource, type Source } from '../../read/index.js';
import {
  type FontEmbedder,
  fontsFrom,
  needsOf,
  type SubsetFonts,
  startFontSubsetter,
} from '../../render/fonts/index.js';
import { ALL_LANGUAGES, compile, languagesOf, resolveOptions, stemOf } from '../index.js';
import { startCrew } from './crew.js';
import { readData } from './data.js';
import { createRowMemory } from './memory.js';
import { type Job, planRows } from './plan.js';
import type { Faces, Outcome, RowOptions } from './protocol.js';
import type { Row } from './table.js';

export interface RowsOptions extends RowOptions {
  /** The data's path: CSV with a head, or JSON, a list of mappings. */
  readonly data: string;
  /** The folder that the files go to. */
  readonly out: string;
  /** What outweighs the outline's vars and the data. */
  readonly set?: Values | undefined;
  /** What files are called, such as `{{id}}-{{name}}`; the outline's name and the row's number. */
  readonly name?: string | undefined;
  /** How many are built at a time; as many as the machine has cores and memory for. */
  readonly jobs?: number | undefined;
  /** Ends the work: what has been written stays, and is whole. */
  readonly signal?: AbortSignal | undefined;
  /** Called as rows are done. */
  readonly onRow?: ((progress: Progress) => void) | undefined;
}

export interface Progress {
  readonly done: number;
  readonly failed: number;
  readonly of: number;
}

/** What became of a row. */
export interface BuiltRow {
  /** From 1. */
  readonly number: number;
  /** Where the data has it. */
  readonly place: Place;
  /** What its files are called; empty where it lacks a value. */
  readonly name: string;
  /** True if its files were written. */
  readonly ok: boolean;
  readonly slides: number;
  readonly files: Outcome['files'];
  /** What is wrong with a row that failed; warnings and notes on the others. */
  readonly problems: readonly Problem[];
}

export interface RowsResult {
  /** In the order of the data; where it was ended early, those that were done. */
  readonly rows: readonly BuiltRow[];
  /** Warnings about the data. */
  readonly problems: readonly Problem[];
  readonly isInterrupted: boolean;
}

/** A browser with the process beside it takes about half of that. */
const MEMORY_A_JOB = 1e9;

/**
 * Builds a deck for each row and writes it.
 * @throws BuildError, with nothing written, if data and outline do not fit, two rows would be the
 *   same files, or the machine lacks something
 */
export async function buildRows(options: RowsOptions): Promise<RowsResult> {
  const { data, out, set = {}, name: pattern, jobs: most, signal, onRow, ...given } = options;
  // The process's own is no object that another could be sent.
  const common = { ...given, ...(given.env ? { env: { ...given.env } } : {}) };
  const table = await readData(data);
  const source = await readSource(common.outline);
  const base = basename(common.outline, extname(common.outline));
  const langs = await languagesOfRows(common);
  const filesOf = (name: string): string[] =>
    langs.flatMap((lang) => fileNames(name, lang, common));
  const joined = joinedOf(source);
  const vars = varsIn(joined);
  const plan = planRows({ data, table, vars, set, pattern, base, filesOf });

  const rows: BuiltRow[] = [];
  let lost = 0;
  const add = (...more: readonly BuiltRow[]): void => {
    rows.push(...more);
    lost += more.filter(({ ok }) => !ok).length;
    onRow?.({ done: rows.length, failed: lost, of: table.rows.length });
  };
  const count = Math.min(most ?? jobsOfMachine(), plan.jobs.length);
  add(...plan.lacking.map((one) => failed(one.row, '', one.problems)));
  const crew = startCrew({ options: common, out }, count, signal);
  try {
    const every = everyCharacter(joined.sources, plan.jobs);
    const { faces, good } = await cutFaces(plan.jobs, every, common, { signal, onBad: add });
    if (faces) {
      const byNumber = new Map(good.map((job) => [job.row.number, job]));
      const orders = good.map(({ row, name, set }) => ({ number: row.number, name, set }));
      await crew.work(orders, faces, (outcome) => {
        const job = byNumber.get(outcome.number);
        if (job) add({ ...outcome, name: job.name, place: job.row.place });
      });
    }
  } finally {
    await crew.close();
  }
  return {
    rows: rows.toSorted((a, b) => a.number - b.number),
    problems: plan.problems,
    isInterrupted: signal?.aborted ?? false,
  };
}

function jobsOfMachine(): number {
  const memory = process.constrainedMemory() || totalmem();
  const limit = Math.min(memory, totalmem());
  return Math.max(1, Math.min(availableParallelism(), Math.floor(limit / MEMORY_A_JOB)));
}

/** The names that a row's files may have, to see whether two are the same. */
function fileNames(
  name: string,
  lang: string,
  { outline, audience, formats }: RowOptions,
): string[] {
  const whole = stemOf({ name, audience: audience ?? false }, lang);
  return [...resolveOptions({ outline, formats }).formats].map((format) =>
    format === 'handout'
      ? `${whole}-handout.pdf`
      : `${whole}.${format === 'png' ? '001.png' : format}`,
  );
}

/** The languages that each row is built in, as its files are told apart by them. */
async function languagesOfRows({ outline, lang }: RowOptions): Promise<readonly string[]> {
  const [own, ...others] = await languagesOf(outline);
  if (lang === ALL_LANGUAGES) return ['', ...others];
  return [lang === undefined || lang === own ? '' : lang];
}

/**
 * The outline with the files that it includes.
 * @throws BuildError if one cannot be read: no row could be built
 */
function joinedOf(source: Source): JoinedOutline {
  const joined = joinFiles(source, parseYaml(source));
  if (hasErrors(joined.problems)) throw new BuildError(joined.problems);
  return joined;
}

function failed({ number, place }: Row, name: string, problems: readonly Problem[]): BuiltRow {
  return { number, place, name, ok: false, slides: 0, files: [], problems };
}

/** All characters that any of the decks may show. */
function everyCharacter(sources: readonly Source[], jobs: readonly Job[]): string {
  const all = new Set(sources.map(({ text }) => text).join(''));
  for (const { set } of jobs) {
    for (const value of Object.values(set)) for (const one of String(value)) all.add(one);
  }
  return [...all].join('');
}

interface Cut {
  /** Undefined where no row can be built. */
  readonly faces: Faces | undefined;
  readonly good: readonly Job[];
}

/**
 * Cuts the faces that all decks share, by the first that can be made.
 * @param onBad called with each row before it, as it is found that it cannot be built
 */
async function cutFaces(
  jobs: readonly Job[],
  every: string,
  options: RowOptions,
  { signal, onBad }: { signal: AbortSignal | undefined; onBad: (row: BuiltRow) => void },
): Promise<Cut> {
  const cutter = startFontSubsetter();
  // Where the outline has a mistake, every row is tried.
  const memory = createRowMemory();
  let shared: SubsetFonts | undefined;
  const embedder: FontEmbedder = {
    async embed(markdown, folder, also = '', fonts = {}) {
      shared = await cutter.subset(needsOf(markdown, also, fonts, every), folder);
      return fontsFrom(markdown, { ...shared.result, missing: new Set() });
    },
    subsetForSvg: cutter.subsetForSvg,
    close: () => cutter.close(),
  };
  try {
    for (const [index, { row, name, set }] of jobs.entries()) {
      if (signal?.aborted) break;
      try {
        const { audience = false, lang } = options;
        const own = lang === ALL_LANGUAGES ? undefined : lang;
        await compile(options.outline, embedder, { lang: own, set, audience, memory });
        if (shared) return { faces: { shared, every }, good: jobs.slice(index) };
      } catch (error) {
        if (!(error instanceof BuildError)) throw error;
        onBad(failed(row, name, error.problems));
      }
    }
    return { faces: undefined, good: [] };
  } finally {
    await cutter.close();
  }
}
