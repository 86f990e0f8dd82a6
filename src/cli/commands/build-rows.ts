/** `fireside build --data`: a line that counts, then what failed and why. */
import {
  type BuiltRow,
  buildRows,
  type RowsOptions,
  type RowsResult,
} from '../../app/rows/index.js';
import { MOST_SHOWN } from '../../problem.js';
import { formatFiles, formatProblem, reportFailure, type Style, styleOf } from '../report.js';
import type { Streams } from '../streams.js';

/** More files than that are counted, not listed. */
const MOST_LISTED = 10;

/** @returns 1 if a row failed */
export async function runRows(
  options: RowsOptions,
  json: boolean,
  streams: Streams,
): Promise<0 | 1 | 3 | 130 | 143> {
  const started = performance.now();
  const { out, error: err, env } = streams;
  const isTerminal = err.isTTY === true && !json;
  const clear = isTerminal ? '\r\x1b[2K' : '';
  let tenth = 0;
  const ended = new AbortController();
  let endedBy: 130 | 143 = 130;
  void streams.untilInterrupted().then((code) => {
    endedBy = code;
    ended.abort();
  });
  try {
    const result = await buildRows({
      ...options,
      env,
      signal: ended.signal,
      // On a terminal one line, overwritten; elsewhere a line for each tenth.
      onRow({ done, failed, of }) {
        const text = `${done} of ${of} decks${failed > 0 ? `, ${failed} failed` : ''}`;
        const now = Math.floor((done / of) * 10);
        if (isTerminal) err.write(clear + text);
        else if (!json && now > tenth && done < of) err.write(`${text}\n`);
        tenth = now;
      },
    });
    const ok = !result.isInterrupted && result.rows.every((row) => row.ok);
    if (json) out.write(`${JSON.stringify({ ok, ...result }, null, 2)}\n`);
    else {
      err.write(clear);
      reportRows(result, options, (performance.now() - started) / 1000, streams);
    }
    if (result.isInterrupted) return endedBy;
    return ok ? 0 : 1;
  } catch (error) {
    err.write(clear);
    return reportFailure(error, streams, { json });
  }
}

function reportRows(
  { rows, problems, isInterrupted }: RowsResult,
  { out, formats = [] }: RowsOptions,
  seconds: number,
  streams: Streams,
): void {
  const style = styleOf(streams.error, streams.env);
  const built = rows.filter(({ ok }) => ok);
  const failed = rows.filter(({ ok }) => !ok);
  const reports = [
    ...problems.map((one) => formatProblem(one, style)),
    ...grouped(failed, rows.length, style),
    ...grouped(built, rows.length, style),
  ];
  const more = reports.splice(MOST_SHOWN).length;
  if (more > 0) reports.push(`… and ${more} more; --json lists them all.`);
  if (reports.length > 0) streams.error.write(`${reports.join('\n\n')}\n\n`);
  const files = built.flatMap((row) => row.files);
  const decks = `${built.length} ${built.length === 1 ? 'deck' : 'decks'} in ${seconds.toFixed(1)} s`;
  const each = built.length > 0 ? ` (${(seconds / built.length).toFixed(2)} s each)` : '';
  const failures = failed.length > 0 ? `, ${failed.length} failed` : '';
  streams.out.write(`${decks}${each}${failures}${isInterrupted ? '; ended early' : ''}\n`);
  if (files.length === 0) return;
  streams.out.write(`${formatFiles(out, files.slice(0, MOST_LISTED), style)}\n`);
  const unlisted = files.length - MOST_LISTED;
  const kinds = formats.join(', ');
  if (unlisted > 0) streams.out.write(`  … and ${unlisted} more in ${out}/ (${kinds})\n`);
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
