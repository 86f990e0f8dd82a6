/** Writes problems and results as a person reads them. */
import { styleText } from 'node:util';
import { type BuiltDeck, unexpectedProblem } from '../app/index.js';
import { isOutOfResources, writeFailure } from '../files/index.js';
import { BuildError, counted, type Problem, worstOf } from '../problem.js';
import { readFailure } from '../read/index.js';
import type { ExitCode, Streams } from './streams.js';

export type Style = (format: Parameters<typeof styleText>[0], text: string) => string;

export function styleFor(isColored: boolean): Style {
  return (format, text) => (isColored ? styleText(format, text) : text);
}

/** Colours on a terminal, none elsewhere. */
export function styleOf({ isTTY }: Streams['out'], { NO_COLOR }: NodeJS.ProcessEnv): Style {
  return styleFor(isTTY === true && !NO_COLOR);
}

const COLORS = { error: 'red', warning: 'yellow', note: 'cyan' } as const;

/** One problem: file, line and column, the line with a caret, and how to fix it. */
export function formatProblem(problem: Problem, style: Style): string {
  const { severity, place, langs } = problem;
  const [message, hint] = [problem.message, problem.hint ?? ''].map(printable);
  const head = style(COLORS[severity], severity) + (langs ? ` (${langs.join(', ')})` : '');
  const where = place ? `${style('bold', `${place.file}:${place.line}:${place.column}`)} ` : '';
  const lines = [`${where}${head}: ${message}`];
  if (place && severity !== 'note') {
    const number = String(place.line);
    const { shown, before } = window(place.lineText, place.column, place.length);
    // Wide characters take two cells of a terminal; a caret of one cell would be too far left.
    const caret = ' '.repeat(cells(before)) + '^'.repeat(Math.max(1, cells(shown.marked)));
    lines.push(style('dim', `  ${number} | `) + shown.text);
    lines.push(style('dim', `  ${' '.repeat(number.length)} | `) + style('cyan', caret));
  }
  if (hint) lines.push(`  ${style('green', 'hint')}: ${hint}`);
  return lines.join('\n');
}

/** Each problem, and where there are too many the worst of them and how many more there are. */
export function formatProblems(problems: readonly Problem[], style: Style): string[] {
  const { shown, more } = worstOf(problems);
  const texts = shown.map((one) => formatProblem(one, style));
  return more === '' ? texts : [...texts, `… and ${more} more; --json lists them all.`];
}

/** How the result of a command is printed. */
export interface ReportForm {
  /** As data on the output, for programs; without a line that says what is going on. */
  readonly json?: boolean;
  /** What people read behind the problems. */
  readonly ending?: (problems: readonly Problem[]) => string;
}

/** What a command calls as each of its steps begins, and before it prints. */
export interface Progress {
  step(text: string): void;
  stop(): void;
}

/**
 * Runs what prints its own result, and prints why it came to nothing.
 * @returns its exit code; of a failure 3 if the machine is to blame, or else 1
 * @throws what is no BuildError
 */
export async function reported<T extends ExitCode>(
  streams: Streams,
  run: (progress: Progress) => Promise<T>,
  { json = false, ending }: ReportForm = {},
): Promise<T | 1 | 3> {
  const { out, error: err, env } = streams;
  const progress = spinnerOn(err, json);
  try {
    return await run(progress);
  } catch (thrown) {
    progress.stop();
    const failure = isOutOfResources(thrown) ? thrown : readFailure(thrown);
    if (!(failure instanceof BuildError)) throw failure;
    const { problems } = failure;
    if (json) out.write(`${JSON.stringify({ ok: false, problems }, null, 2)}\n`);
    else {
      const texts = formatProblems(problems, styleOf(err, env));
      err.write(`${[...texts, ...(ending ? [ending(problems)] : [])].join('\n\n')}\n`);
    }
    return problems.some(({ blame }) => blame === 'machine') ? 3 : 1;
  } finally {
    progress.stop();
  }
}

const FRAMES = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏';

/** A line on a terminal that says what is going on, once it takes a while. */
function spinnerOn(err: Streams['error'], isQuiet: boolean): Progress {
  if (err.isTTY !== true || isQuiet) return { step() {}, stop() {} };
  let text = '';
  let frame = 0;
  const timer = setInterval(() => {
    if (text === '') return;
    err.write(`\r\x1b[2K${FRAMES[frame++ % FRAMES.length]} ${text}`);
  }, 120);
  return {
    step(next) {
      text = next;
    },
    stop() {
      clearInterval(timer);
      if (frame > 0) err.write('\r\x1b[2K');
      frame = 0;
    },
  };
}

/**
 * Prints an unexpected error: a resource that ran out, or a bug of Fireside.
 * @returns its exit code
 */
export async function reportUnexpected(
  error: unknown,
  { error: err, env }: Streams,
): Promise<3 | 70> {
  let code: 3 | 70 = 70;
  let problem: Problem;
  if (isOutOfResources(error)) {
    const { reason, hint } = writeFailure(error);
    const message = `Fireside cannot go on: ${reason}`;
    problem = { severity: 'error', code: 'machine/shortage', message, hint };
    code = 3;
  } else problem = await unexpectedProblem(error);
  err.write(`${formatProblem(problem, styleOf(err, env))}\n`);
  return code;
}

/** `36 slides`, or `36 slides in zh-Hant, 38 in en` of several languages; nothing of none. */
export function formatDecks(decks: readonly BuiltDeck[]): string {
  const [first, ...others] = decks;
  if (first === undefined) return '';
  const slides = `${first.slides} slide${first.slides === 1 ? '' : 's'}`;
  if (others.length === 0) return slides;
  const last = others.map((deck) => `${deck.slides} in ${deck.lang}`);
  return [`${slides} in ${first.lang}`, ...last].join(', ');
}

/** `36 slides: 2 errors, 5 warnings, 1 note`; without slides if there are none. */
export function formatCount(slides: string, problems: readonly Problem[]): string {
  const [errors = '0 errors'] = counted(problems, 'error');
  const [warnings = '0 warnings'] = counted(problems, 'warning');
  const found = [errors, warnings, ...counted(problems, 'note')].join(', ');
  return slides === '' ? found : `${slides}: ${found}`;
}

/** A file by its name and how many bytes it has. */
export interface ListedFile {
  readonly name: string;
  readonly bytes: number;
}

export function formatFiles(folder: string, files: readonly ListedFile[], style: Style): string {
  const names = files.map(({ name }) => `${folder}/${name}`);
  const width = Math.max(...names.map((name) => name.length));
  return files
    .map(
      ({ bytes }, i) => `  ${(names[i] ?? '').padEnd(width)}  ${style('dim', formatSize(bytes))}`,
    )
    .join('\n');
}

function formatSize(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** A file's control characters would reach the terminal, and could do there what they like. */
function printable(text: string): string {
  return text.replace(/(?!\n)\p{Cc}/gu, '\ufffd');
}

/** A line can be long; what is around the place is enough. */
function window(line: string, column: number, length: number) {
  const start = column > 90 ? column - 40 : 1;
  const text = printable(line.slice(start - 1, start + 110).replaceAll('\t', ' '));
  const before = text.slice(0, column - start);
  const marked = text.slice(column - start, column - start + length);
  return { shown: { text, marked }, before };
}

function cells(text: string): number {
  return [...text].reduce(
    (sum, c) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u.test(
        c,
      )
        ? 2
        : 1),
    0,
  );
}
