/** What guides have their readers do, taken from their pages: for tests, and for the pictures. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { shellWords } from './shell-words.js';

const GUIDE = readFileSync('docs/kinds.md', 'utf8');

/** What a guide has its reader do. */
export type Step =
  | { readonly run: string }
  | {
      readonly file: string;
      readonly text: string;
      /** The whole file, more at its end, all from a line on, or lines with `-` and `+`. */
      readonly as: 'whole' | 'end' | 'diff' | { readonly from: string };
    };

/**
 * The steps of a guide, in order: indented commands, and blocks behind whose language stands the
 * file that they are, perhaps with `+` (at its end) or `from` and the beginning of a line.
 */
export function stepsIn(guide: string): Step[] {
  const steps =
    /^```(\w+) (\S+)(?: (\+|from [^\n]+))?\n(.*?)^```$|^ {4}((?:fireside|cd) [^\n]+)$/gms;
  return [...guide.matchAll(steps)].map(([, language, file = '', how, text = '', run]): Step => {
    if (run !== undefined) return { run };
    if (language === 'diff') return { file, text, as: 'diff' };
    if (how === undefined) return { file, text, as: 'whole' };
    return { file, text, as: how === '+' ? 'end' : { from: how.slice('from '.length) } };
  });
}

/** What a file is after a step, from what it was. */
export function afterStep(before: string, { text, as }: Exclude<Step, { run: string }>): string {
  if (as === 'whole') return text;
  if (as === 'end') return `${before}\n${text}`;
  if (as === 'diff') {
    const lines = (mark: string): string =>
      text
        .split('\n')
        .filter((line) => line.startsWith(mark))
        .map((line) => `${line.slice(1)}\n`)
        .join('');
    const from = before.indexOf(`\n${lines('-')}`);
    if (from === -1) throw new Error(`the file has no\n${lines('-')}`);
    return before.slice(0, from + 1) + lines('+') + before.slice(from + 1 + lines('-').length);
  }
  const start = before.indexOf(`\n${as.from}`);
  if (start === -1) throw new Error(`no line begins with ${as.from}`);
  return before.slice(0, start + 1) + text;
}

export interface Followed {
  /** The folder that the guide has its reader work in. */
  readonly folder: string;
  /** What each command printed. */
  readonly said: ReadonlyMap<
    string,
    { readonly status: number | null; readonly stdout: string; readonly stderr: string }
  >;
}

/**
 * Does all that a guide says, in a folder.
 * @param gifts files that a reader has already; each is there from the step on that names it
 */
export function followGuide(
  path: string,
  root: string,
  { env, gifts }: { env: NodeJS.ProcessEnv; gifts: Readonly<Record<string, Uint8Array>> },
): Followed {
  const said: Map<string, ReturnType<typeof run>> = new Map();
  let folder = root;
  const run = (args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [resolve('dist/bin.js'), ...args],
      { cwd: folder, env, encoding: 'utf8' },
    );
    return { status, stdout, stderr };
  };
  for (const step of stepsIn(readFileSync(path, 'utf8'))) {
    if ('run' in step) {
      const [program, ...args] = shellWords(step.run);
      if (program === 'cd') folder = join(folder, args[0] ?? '');
      // It goes on until Ctrl-C; walk-through.test.ts drives it in a browser.
      else if (args[0] !== 'preview') said.set(step.run, run(args));
      continue;
    }
    const file = join(folder, step.file);
    const before = step.as === 'whole' ? '' : readFileSync(file, 'utf8');
    writeFileSync(file, afterStep(before, step));
    for (const [name, bytes] of Object.entries(gifts)) {
      if (step.text.includes(name)) writeFileSync(join(folder, name), bytes);
    }
  }
  return { folder, said };
}

/** The guide's blocks by the file that each is. */
const blocks = new Map(
  stepsIn(GUIDE).flatMap((step) => ('file' in step ? [[step.file, step.text] as const] : [])),
);

/** The guide's slide, indented as one of a section. */
export const GUIDE_SLIDE = blocks.get('outline') ?? '';

/** An outline with the people whom the guide's slide names, and a place for slides at its end. */
export const GUIDE_HEAD = `deck: {title: Questions, lang: en}
people: {lin: {name: Lin Yichun, side: host}, chen: {name: Ian Chen, side: guest}}
sources: {record: {title: Record}}
sections:
  - title: Questions
    sources: [record]
    slides:
`;

/** Writes the kind of the guide beside an outline. */
export function writeGuideKind(folder: string): void {
  for (const [file, text] of blocks) {
    if (file === 'outline') continue;
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}
