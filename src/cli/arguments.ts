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
  readonly audience: boolean;
  readonly pdfNotes: boolean;
  readonly browser: string | undefined;
  readonly json: boolean;
  /** Whether it is built again whenever one of its files changes. */
  readonly watch: boolean;
}

export type CheckArguments = Pick<BuildArguments, 'outline' | 'browser' | 'json'>;

export interface PreviewArguments extends Pick<BuildArguments, 'outline' | 'browser'> {
  readonly port: number | undefined;
  /** The address to listen on; this machine alone where nothing is said. */
  readonly host: string | undefined;
  /** Whether the user's browser is opened. */
  readonly open: boolean;
}

export type Command =
  | { readonly name: 'build'; readonly arguments: BuildArguments }
  | { readonly name: 'check'; readonly arguments: CheckArguments }
  | { readonly name: 'preview'; readonly arguments: PreviewArguments }
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
  audience: { type: 'boolean' },
  'pdf-notes': { type: 'boolean' },
  json: { type: 'boolean' },
  watch: { type: 'boolean' },
  port: { type: 'string' },
  host: { type: 'string' },
  'no-open': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

/** Each command's own options. */
const COMMANDS = {
  build: ['to', 'out', 'browser', 'pptx', 'no-fit', 'audience', 'pdf-notes', 'json', 'watch'],
  check: ['browser', 'json'],
  preview: ['port', 'host', 'no-open', 'browser'],
} as const satisfies Record<string, readonly (keyof typeof OPTIONS)[]>;

export const HELP = `Usage: fireside build [outline] [options]
       fireside check [outline] [--browser PATH] [--json]
       fireside preview [outline] [--port N] [--no-open] [--host ADDRESS] [--browser PATH]

build makes a deck from a YAML outline (outline.yaml where none is named).
check says all that a build would say and more, and writes nothing: contrast, size of text,
alt text, sources, people and sources without use, length of points and sections.
preview shows the deck in your browser and follows its files while you write.

Options:
  --to FORMATS     ${FORMATS.join(', ')}; commas between them (${DEFAULT_FORMATS.join(',')})
  --out DIR        where the files go (output)
  --pptx MODE      native: text, lists, tables and charts to edit (the default);
                   image: each slide a picture
  --no-fit         leave slides as they are, cut off or not; needs no browser
                   (for --to html, md or html,md)
  --audience       files to share, without the speaker's notes (outline-audience.pdf and so on)
  --pdf-notes      the notes as sticky notes in the PDF
  --browser PATH   the Chrome, Edge or Chromium to use
  --json           problems and files as JSON
  --watch          build again whenever one of the deck's files changes
  --port N         where preview is served (any that is free)
  --no-open        preview opens no window
  --host ADDRESS   let other machines see the preview, notes too, by that address of this one
  -h, --help       this text
  -v, --version    the version

Exit codes: 0 built (checked: warnings at most), 1 the outline is wrong, 2 wrong usage, 3 the machine lacks something.
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
  checkOptions(tokens);
  if (values.help) return { name: 'help' };
  if (values.version) return { name: 'version' };
  const [command, outline = 'outline.yaml', ...more] = positionals;
  if (command === undefined) return { name: 'help' };
  if (!isCommand(command)) {
    throw new UsageError(unknown(`command “${command}”`, command, Object.keys(COMMANDS), ''));
  }
  const known: readonly string[] = COMMANDS[command];
  const foreign = Object.keys(values).find((name) => !known.includes(name));
  if (foreign !== undefined) {
    throw new UsageError(unknown(`option --${foreign} of ${command}`, foreign, known, '--'));
  }
  if (more.length > 0)
    throw new UsageError(`One outline at a time: ${more.join(', ')} is too much.`);
  const shared = {
    outline,
    browser: values.browser === undefined ? undefined : String(values.browser),
    json: values.json === true,
  };
  if (command === 'check') return { name: 'check', arguments: shared };
  if (command === 'preview') {
    const { json: _, ...own } = shared;
    const host = values.host === undefined ? undefined : String(values.host);
    const open = values['no-open'] !== true;
    return { name: 'preview', arguments: { ...own, host, port: portIn(values.port), open } };
  }
  const formats = formatsIn(values.to);
  const fit = values['no-fit'] !== true;
  if (!fit && formats.some((format) => !UNFITTED.has(format))) {
    throw new UsageError(
      '--no-fit is for --to html, md or html,md: all else is laid out by the browser.',
    );
  }
  const audience = values.audience === true;
  const pdfNotes = values['pdf-notes'] === true;
  if (audience && pdfNotes) {
    throw new UsageError(
      '--audience leaves the notes out and --pdf-notes wants them: leave one out.',
    );
  }
  return {
    name: 'build',
    arguments: {
      ...shared,
      formats,
      fit,
      watch: values.watch === true,
      audience,
      pdfNotes,
      out: String(values.out ?? 'output'),
      pptx: modeIn(values.pptx),
    },
  };
}

type Token = NonNullable<ReturnType<typeof parseArgs>['tokens']>[number];

/** Each option exists, and has a value where it takes one. */
function checkOptions(tokens: readonly Token[]): void {
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
}

function isCommand(name: string): name is keyof typeof COMMANDS {
  return name in COMMANDS;
}

function modeIn(value: unknown): PptxMode {
  const name = value === undefined ? 'native' : String(value);
  const mode = PPTX_MODES.find((one) => one === name);
  if (mode === undefined)
    throw new UsageError(unknown(`--pptx mode “${name}”`, name, PPTX_MODES, ''));
  return mode;
}

function portIn(value: unknown): number | undefined {
  if (value === undefined) return undefined;
  const port = Number(value);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new UsageError(`--port ${String(value)} is no port: write a number up to 65535.`);
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
