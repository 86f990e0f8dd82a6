/** Reads the command line: a wrong word names the nearest right one. */
import { parseArgs } from 'node:util';
import {
  DEFAULT_FORMATS,
  FORMATS,
  type Format,
  PPTX_MODES,
  type PptxMode,
  UNFITTED,
} from '../options.js';
import { nearest } from '../outline/nearest.js';

export interface BuildArguments {
  readonly outline: string;
  readonly formats: readonly Format[];
  readonly out: string;
  readonly pptx: PptxMode;
  readonly fit: boolean;
  readonly browser: string | undefined;
  readonly json: boolean;
}

export type Command =
  | { readonly name: 'build'; readonly arguments: BuildArguments }
  | { readonly name: 'help' | 'version' };

/** What is wrong with a command line (exit code 2). */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const OPTIONS = {
  to: { type: 'string' },
  out: { type: 'string' },
  browser: { type: 'string' },
  pptx: { type: 'string' },
  'no-fit': { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

export const HELP = `Usage: fireside build [outline] [options]

Builds a deck from a YAML outline (outline.yaml where none is named).

Options:
  --to FORMATS     ${FORMATS.join(', ')}; commas between them (${DEFAULT_FORMATS.join(',')})
  --out DIR        where the files go (output)
  --pptx MODE      native: text, lists, tables and charts to edit (the default);
                   image: each slide a picture
  --no-fit         leave slides as they are, cut off or not; needs no browser
                   (for --to html, md or html,md)
  --browser PATH   the Chrome, Edge or Chromium to use
  --json           problems and files as JSON
  -h, --help       this text
  -v, --version    the version

Exit codes: 0 built, 1 the outline is wrong, 2 wrong usage, 3 the machine lacks something.
`;

/** @throws UsageError, its message saying what to write instead */
export function parseCommand(argv: readonly string[]): Command {
  const { values, positionals, tokens } = parseArgs({
    args: [...argv],
    options: OPTIONS,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = Object.entries(OPTIONS).find(([name]) => name === token.name)?.[1];
    if (option === undefined) {
      throw new UsageError(
        unknown(`option ${token.rawName}`, token.name, Object.keys(OPTIONS), '--'),
      );
    }
    if (option.type === 'string' && !token.value) {
      throw new UsageError(`${token.rawName} needs a value. See fireside --help.`);
    }
    if (option.type === 'boolean' && token.value !== undefined) {
      throw new UsageError(`${token.rawName} takes no value. See fireside --help.`);
    }
  }
  if (values.help) return { name: 'help' };
  if (values.version) return { name: 'version' };
  const [command, outline = 'outline.yaml', ...more] = positionals;
  if (command === undefined) return { name: 'help' };
  if (command !== 'build')
    throw new UsageError(unknown(`command “${command}”`, command, ['build'], ''));
  if (more.length > 0)
    throw new UsageError(`One outline at a time: ${more.join(', ')} is too much.`);
  const formats = formatsIn(values.to);
  const fit = values['no-fit'] !== true;
  if (!fit && formats.some((format) => !UNFITTED.has(format))) {
    throw new UsageError(
      '--no-fit is for --to html, md or html,md: all else is laid out by the browser.',
    );
  }
  return {
    name: 'build',
    arguments: {
      outline,
      formats,
      fit,
      out: String(values.out ?? 'output'),
      pptx: modeIn(values.pptx),
      browser: values.browser === undefined ? undefined : String(values.browser),
      json: values.json === true,
    },
  };
}

function modeIn(value: unknown): PptxMode {
  const name = value === undefined ? 'native' : String(value);
  const mode = PPTX_MODES.find((one) => one === name);
  if (mode === undefined)
    throw new UsageError(unknown(`--pptx mode “${name}”`, name, PPTX_MODES, ''));
  return mode;
}

function formatsIn(value: unknown): readonly Format[] {
  if (value === undefined) return DEFAULT_FORMATS;
  return String(value)
    .split(',')
    .map((name) => {
      const format = FORMATS.find((one) => one === name.trim());
      if (format) return format;
      throw new UsageError(unknown(`format “${name}”`, name, FORMATS, ''));
    });
}

function unknown(what: string, word: string, known: readonly string[], mark: string): string {
  const near = nearest(word, known);
  const hint = near
    ? ` Did you mean ${mark}${near}?`
    : ` There are: ${known.map((one) => mark + one).join(', ')}.`;
  return `There is no ${what}.${hint}`;
}
