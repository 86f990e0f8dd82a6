/** `fireside build --data`: a line that counts, then what failed and why. */

import { type BuiltRow, buildRows, type Progress, type RowsResult } from '../app/rows/index.js';
import { MOST_SHOWN, type Problem } from '../problem.js';
import type { BuildArguments } from './build-arguments.js';
import { formatFiles, formatProblem, reportFailure, type Style, styleFor } from './report.js';
import type { Streams } from './streams.js';

/** More files than that are counted, not listed. */
const LISTED = 10;

/**
 * @returns 0 if all were made, 1 if some failed or none could be planned, 3 if the machine lacks
 *   something, 130 or 143 if it was ended
 */
export async function runRows(
  given: BuildArguments & { readonly data: string },
  streams: Streams,
): Promise<0 | 1 | 3 | 130 | 143> {
  const started = performance.now();
  const { watch: _, json, ...options } = given;
  const isTerminal = streams.error.isTTY === true && !json;
  const style = styleFor(isTerminal && !streams.env.NO_COLOR);
  const counter = createCounter((text) => streams.error.write(text), { isTerminal, isQuiet: json });
  const ended = new AbortController();
  let endedBy: 130 | 143 = 130;
  void streams.untilInterrupted().then((code) => {
    endedBy = code;
    ended.abort();
  });
  try {
    const result = await buildRows({
      ...options,
      env: streams.env,
      signal: ended.signal,
      onRow: counter.show,
    });
    counter.clear();
    const seconds = (performance.now() - started) / 1000;
    if (json) {
      const ok = isWhole(result);
      streams.out.write(`${JSON.stringify({ ok, ...result }, null, 2)}\n`);
    } else report(result, { ...given, seconds, style }, streams);
    if (result.isInterrupted) return endedBy;
    return isWhole(result) ? 0 : 1;
  } catch (error) {
    counter.clear();
    return reportFailure(error, streams, { json });
  }
}

function isWhole({ rows, isInterrupted }: RowsResult): boolean {
  return !isInterrupted && rows.every(({ ok }) => ok);
}

interface Counter {
  readonly show: (progress: Progress) => void;
  /** Takes the line away. */
  readonly clear: () => void;
}

/** On a terminal one line, written over again; elsewhere a line a tenth. */
function createCounter(
  write: (text: string) => void,
  { isTerminal, isQuiet }: { isTerminal: boolean; isQuiet: boolean },
): Counter {
  let tenth = 0;
  return {
    show({ done, failed, of }) {
      const text = `${done} of ${of} decks${failed > 0 ? `, ${failed} failed` : ''}`;
      const now = Math.floor((done / of) * 10);
      if (isTerminal) write(`\r\x1b[2K${text}`);
      else if (!isQuiet && now > tenth && done < of) write(`${text}\n`);
      tenth = now;
    },
    clear() {
      if (isTerminal) write('\r\x1b[2K');
    },
  };
}

interface Report extends BuildArguments {
  readonly seconds: number;
  readonly style: Style;
}

function report(
  { rows, problems, isInterrupted }: RowsResult,
  { out, seconds, style, formats }: Report,
  streams: Streams,
): void {
  const made = rows.filter(({ ok }) => ok);
  const failed = rows.filter(({ ok }) => !ok);
  const told = [
    ...problems.map((one) => formatProblem(one, style)),
    ...grouped(failed, rows.length, style),
    ...grouped(made, rows.length, style),
  ];
  const more = told.splice(MOST_SHOWN).length;
  if (more > 0) told.push(`… and ${more} more; --json lists them all.`);
  if (told.length > 0) streams.error.write(`${told.join('\n\n')}\n\n`);
  const files = made.flatMap((row) => row.files);
  const each = made.length > 0 ? ` (${(seconds / made.length).toFixed(2)} s each)` : '';
  const lost = failed.length > 0 ? `, ${failed.length} failed` : '';
  const early = isInterrupted ? '; ended early' : '';
  streams.out.write(`${count(made.length)} in ${seconds.toFixed(1)} s${each}${lost}${early}\n`);
  if (files.length === 0) return;
  streams.out.write(`${formatFiles(out, files.slice(0, LISTED), style)}\n`);
  const unlisted = files.length - LISTED;
  if (unlisted > 0)
    streams.out.write(`  … and ${unlisted} more in ${out}/ (${formats.join(', ')})\n`);
}

function count(decks: number): string {
  return `${decks} ${decks === 1 ? 'deck' : 'decks'}`;
}

/** What is to be said of several rows is said once, with the rows that it is about. */
function grouped(rows: readonly BuiltRow[], all: number, style: Style): string[] {
  const about = new Map<string, BuiltRow[]>();
  for (const row of rows) {
    const texts = row.problems.map((one: Problem) => formatProblem(one, style));
    for (const text of new Set(texts)) {
      const those = about.get(text);
      if (those) those.push(row);
      else about.set(text, [row]);
    }
  }
  return [...about].map(([text, those]) => `${style('bold', whose(those, all))}\n${text}`);
}

/** How many rows are named by number. */
const NAMED = 12;

function whose(rows: readonly BuiltRow[], all: number): string {
  const [first] = rows;
  if (first && rows.length === 1) {
    const { file, line } = first.place;
    return `Row ${first.number}${first.name ? ` (${first.name})` : ''}, ${file}:${line}:`;
  }
  if (rows.length === all) return `All ${all} rows:`;
  const numbers = rows.slice(0, NAMED).map(({ number }) => number);
  const more = rows.length - numbers.length;
  return `Rows ${numbers.join(', ')}${more > 0 ? ` and ${more} more` : ''}:`;
}
