/**
 * Builds rows one after the other with a browser that stays: a process of its own, which tinypool
 * starts and sends tasks.
 */
import { writeFiles } from '../../files/index.js';
import type { Values } from '../../outline/index.js';
import { BuildError, type Problem } from '../../problem.js';
import { type Builder, type BuildOptions, openBuilder, unexpectedProblem } from '../index.js';

export interface RowTask {
  readonly options: Omit<BuildOptions, 'env' | 'set' | 'name' | 'onStep' | 'onRead'>;
  /** All characters that any of the rows may have. */
  readonly characters: string;
  /** The folder that the files go to. */
  readonly out: string;
  readonly name: string;
  readonly set: Values;
}

/** A row that was built and written, or that could not be. */
export interface RowOutcome {
  readonly ok: boolean;
  readonly slides: number;
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
  readonly problems: readonly Problem[];
  /** True if there is no browser to build with, so that no other row can be built either. */
  readonly isFatal?: boolean;
}

/** A page holds on to a little of what it showed: after so many decks there is a new browser. */
const DECKS_A_BROWSER = 250;

let builder: Promise<Builder> | undefined;
let decks = 0;
let isEnding = false;

/** Builds a row and writes its files, all or none. */
export default async function buildRow(task: RowTask): Promise<RowOutcome> {
  if (++decks > DECKS_A_BROWSER) await close();
  const outcome = await buildOnce(task);
  // A browser that died costs one retry, with a new one.
  const isRetried = outcome.problems.some(
    ({ severity, code }) => severity === 'error' && code.startsWith('browser/'),
  );
  return isRetried && !outcome.isFatal && !isEnding ? buildOnce(task) : outcome;
}

async function buildOnce({ options, characters, out, name, set }: RowTask): Promise<RowOutcome> {
  let opened: Builder | undefined;
  try {
    builder ??= openBuilder({ ...options, characters });
    opened = await builder;
    const { slides, files, problems } = await opened.build({ ...options, name, set });
    await writeFiles(out, files);
    const written = files.map((file) => ({ name: file.name, bytes: file.bytes.length }));
    return { ok: true, slides, files: written, problems };
  } catch (error) {
    const problems =
      error instanceof BuildError ? error.problems : [await unexpectedProblem(error)];
    // The page may be in any state; a mistake of the row leaves it as it was.
    if (problems.some(({ code }) => /^(?:browser|fireside)\//.test(code))) await close();
    return { ok: false, slides: 0, files: [], problems, isFatal: opened === undefined };
  }
}

/** Ends the browser. */
export async function close(): Promise<void> {
  const closing = builder;
  builder = undefined;
  decks = 0;
  await closing?.then((one) => one.close()).catch(() => {});
}

// Nothing keeps the process running then. Ctrl-C reaches it, too: the parent lets it finish its row.
function end(): void {
  isEnding = true;
  if (process.connected) process.disconnect();
  void close();
}
process.once('disconnect', end);
for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
process.on('SIGINT', () => {});
