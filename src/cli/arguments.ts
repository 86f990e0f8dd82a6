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
import { HANDOUT_WORDS, type HandoutRequest, handoutWord } from '../outline/handout.js';
import { nearest } from '../outline/nearest.js';

export interface BuildArguments {
  readonly outline: string;
  readonly formats: readonly Format[];
  readonly out: string;
  readonly pptx: PptxMode;
  readonly handout: HandoutRequest | undefined;
  readonly fit: boolean;
  readonly audience: boolean;
  readonly pdfNotes: boolean;
  readonly steps: boolean;
  readonly browser: string | undefined;
  readonly json: boolean;
}

export type CheckArguments = Pick<BuildArguments, 'outline' | 'browser' | 'json'>;

export interface PresentArguments extends Pick<BuildArguments, 'outline' | 'browser'> {
  readonly port: number | undefined;
  /** Whether the user's browser is opened. */
  readonly open: boolean;
}

export type Command =
  | { readonly name: 'build'; readonly arguments: BuildArguments }
  | { readonly name: 'check'; readonly arguments: CheckArguments }
  | { readonly name: 'present'; readonly arguments: PresentArguments }
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
  handout: { type: 'string' },
  'no-fit': { type: 'boolean' },
  audience: { type: 'boolean' },
  'pdf-notes': { type: 'boolean' },
  steps: { type: 'boolean' },
  port: { type: 'string' },
  'no-open': { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

/** Each command's own options. */
const COMMANDS = {
  build: [
    'to',
    'out',
    'browser',
    'pptx',
    'handout',
    'no-fit',
    'audience',
    'pdf-notes',
    'steps',
    'json',
  ],
  check: ['browser', 'json'],
  present: ['port', 'no-open', 'browser'],
} as const satisfies Record<string, readonly (keyof typeof OPTIONS)[]>;

export const HELP = `Usage: fireside build [outline] [options]
       fireside check [outline] [--browser PATH] [--json]
       fireside present [outline] [--port N] [--no-open] [--browser PATH]

build makes a deck from a YAML outline (outline.yaml where none is named).
check says all that a build would say and more, and writes nothing: contrast, size of text,
alt text, sources, people and sources without use, length of points and sections.
present serves the deck and its presenter view to this machine and opens both.

Options:
  --to FORMATS     ${FORMATS.join(', ')}; commas between them (${DEFAULT_FORMATS.join(',')})
  --out DIR        where the files go (output)
  --pptx MODE      native: text, lists, tables and charts to edit (the default);
                   image: each slide a picture
  --handout WORDS  the handout, whatever the outline says: slides-1, -2, -3, -4, -6 or -9, notes
                   or brief; and a4 or letter, portrait or landscape, lines or no-lines, hidden
  --no-fit         leave slides as they are, cut off or not; needs no browser
                   (for --to html, md or html,md)
  --audience       files to share, without the speaker's notes (outline-audience.pdf and so on)
  --pdf-notes      the notes as sticky notes in the PDF
  --steps          a page a step in the PDF, where slides say steps: true
  --browser PATH   the Chrome, Edge or Chromium to use
  --json           problems and files as JSON
  --port N         where present serves (5070, or any that is free)
  --no-open        present opens no window
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
  if (command === 'present') {
    const { json: _, ...own } = shared;
    const open = values['no-open'] !== true;
    return { name: 'present', arguments: { ...own, port: portIn(values.port), open } };
  }
  const handout = handoutIn(values.handout);
  const named = formatsIn(values.to);
  // Who says what the handout is to be wants one.
  const formats: readonly Format[] =
    handout === undefined || named.includes('handout') ? named : [...named, 'handout'];
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
      audience,
      pdfNotes,
      steps: values.steps === true,
      out: String(values.out ?? 'output'),
      pptx: modeIn(values.pptx),
      handout,
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

function handoutIn(value: unknown): HandoutRequest | undefined {
  if (value === undefined) return undefined;
  const requests = String(value)
    .split(',')
    .map((word) => {
      const request = handoutWord(word);
      if (request) return request;
      throw new UsageError(unknown(`handout “${word.trim()}”`, word.trim(), HANDOUT_WORDS, ''));
    });
  return Object.assign({}, ...requests);
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
