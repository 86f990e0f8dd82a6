/** `fireside build --data`: a line that counts, then what failed and why. */
import {
  type BuiltRow,
  buildRows,
  type RowsOptions,
  type RowsResult,
} from '../../app/rows/index.js';
import { MOST_SHOWN } from '../../problem.js';
import {
  formatFiles,
  formatProblem,
  type Progress,
  reported,
  type Style,
  styleOf,
} from '../report.js';
import type { Streams } from '../streams.js';

/** More files than that are counted, not listed. */
const MOST_LISTED = 10;

/** @returns 1 if a row failed */
export function runRows(
  options: RowsOptions,
  json: boolean,
  streams: Streams,
): Promise<0 | 1 | 3 | 130 | 143> {
  const started = performance.now();
  const { out: stdout, error: err, env } = streams;
  const ended = new AbortController();
  let endedBy: 130 | 143 = 130;
  void streams.untilInterrupted().then((code) => {
    endedBy = code;
    ended.abort();
  });
  const run = async ({ step, stop }: Progress): Promise<0 | 1 | 130 | 143> => {
    let tenth = 0;
    const result = await buildRows({
      ...options,
      env,
      signal: ended.signal,
      // On a terminal one line, overwritten; elsewhere a line for each tenth.
      onRow({ done, failed, of }) {
        const text = `${done} of ${of} decks${failed > 0 ? `, ${failed} failed` : ''}`;
        step(text);
        const now = Math.floor((done / of) * 10);
        if (!err.isTTY && !json && now > tenth && done < of) err.write(`${text}\n`);
        tenth = now;
      },
    });
    stop();
    const { rows, problems, isInterrupted } = result;
    const ok = !isInterrupted && rows.every((row) => row.ok);
    const code = isInterrupted ? endedBy : ok ? 0 : 1;
    if (json) {
      stdout.write(`${JSON.stringify({ ok, ...result }, null, 2)}\n`);
      return code;
    }
    const style = styleOf(err, env);
    const reports = problems.map((one) => formatProblem(one, style));
    for (const isBuilt of [false, true]) {
      const some = rows.filter(({ ok: isOk }) => isOk === isBuilt);
      reports.push(...grouped(some, rows.length, style));
    }
    const more = reports.splice(MOST_SHOWN).length;
    if (more > 0) reports.push(`… and ${more} more; --json lists them all.`);
    if (reports.length > 0) err.write(`${reports.join('\n\n')}\n\n`);
    stdout.write(summary(result, options, (performance.now() - started) / 1000, style));
    return code;
  };
  return reported(streams, run, { json });
}

/** How many decks there are and how long they took, then some of their files. */
function summary(
  { rows, isInterrupted }: RowsResult,
  { out, formats = [] }: RowsOptions,
  seconds: number,
  style: Style,
): string {
  const built = rows.filter(({ ok }) => ok);
  const decks = `${built.length} ${built.length === 1 ? 'deck' : 'decks'} in ${seconds.toFixed(1)} s`;
  const each = built.length > 0 ? ` (${(seconds / built.length).toFixed(2)} s each)` : '';
  const failures = built.length < rows.length ? `, ${rows.length - built.length} failed` : '';
  const lines = [`${decks}${each}${failures}${isInterrupted ? '; ended early' : ''}`];
  const files = built.flatMap((row) => row.files);
  if (files.length > 0) lines.push(formatFiles(out, files.slice(0, MOST_LISTED), style));
  const unlisted = files.length - MOST_LISTED;
  if (unlisted > 0) lines.push(`  … and ${unlisted} more in ${out}/ (${formats.join(', ')})`);
  return `${lines.join('\n')}\n`;
}

/** A problem of several rows is printed once, with the rows that it is about. */
function grouped(rows: readonly BuiltRow[], all: number, style: Style): string[] {
  const about = new Map<string, BuiltRow[]>();
  for (const row of rows) {
    for (const text of new Set(row.problems.map((one) => formatProblem(one, style)))) {
      about.set(text, [...(about.get(text) ?? []), row]);
    }
  }
  return [...about].map(([text, those]) => `${style('bold', headOf(those, all))}\n${text}`);
}

/** How many rows are named by number. */
const MOST_NAMED = 12;

function headOf(rows: readonly BuiltRow[], all: number): string {
  const [first] = rows;
  if (first && rows.length === 1) {
    const { file, line } = first.place;
    return `Row ${first.number}${first.name ? ` (${first.name})` : ''}, ${file}:${line}:`;
  }
  if (rows.length === all) return `All ${all} rows:`;
  const numbers = rows.slice(0, MOST_NAMED).map(({ number }) => number);
  const more = rows.length - numbers.length;
  return `Rows ${numbers.join(', ')}${more > 0 ? ` and ${more} more` : ''}:`;
}
