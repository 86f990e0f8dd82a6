/** Reads the command line: a wrong word names the nearest right one. */
import { parseArgs } from 'node:util';
import {
  ALL_LANGUAGES,
  DEFAULT_FORMATS,
  FORMATS,
  type Format,
  PPTX_MODES,
  type PptxMode,
  UNFITTED,
} from '../options.js';
import { HANDOUT_WORDS, type HandoutRequest, handoutWord } from '../outline/handout.js';
import { languageHint } from '../outline/language.js';
import { nearest } from '../outline/nearest.js';
import type { Values } from '../outline/vars.js';
import { TALK_LANGUAGES, TALK_NAMES, type Talk, type TalkLanguage } from '../start/talks.js';
import {
  COMMAND_NAMES,
  COMMANDS,
  COMMON,
  type CommandName,
  commandSpec,
  type Option,
} from './commands.js';

export interface BuildArguments {
  readonly outline: string;
  /** The language to build, or `all`; the deck's own where nothing is said. */
  readonly lang: string | undefined;
  /** Values of the outline's vars. */
  readonly set: Values;
  /** A file of which each row makes a deck. */
  readonly data: string | undefined;
  /** With data: what each deck's files are called. */
  readonly name: string | undefined;
  readonly formats: readonly Format[];
  readonly out: string;
  readonly pptx: PptxMode;
  readonly pptxTemplate: string | undefined;
  readonly handout: HandoutRequest | undefined;
  readonly fit: boolean;
  readonly audience: boolean;
  readonly pdfNotes: boolean;
  readonly steps: boolean;
  readonly browser: string | undefined;
  readonly json: boolean;
  /** Whether it is built again whenever one of its files changes. */
  readonly watch: boolean;
}

export type CheckArguments = Pick<BuildArguments, 'outline' | 'lang' | 'set' | 'browser' | 'json'>;

export interface PresentArguments
  extends Pick<BuildArguments, 'outline' | 'lang' | 'set' | 'browser'> {
  readonly port: number | undefined;
  /** Whether the user's browser is opened. */
  readonly open: boolean;
}

export interface PreviewArguments extends PresentArguments {
  /** The address to listen on; this machine alone where nothing is said. */
  readonly host: string | undefined;
}

export type DoctorArguments = Pick<BuildArguments, 'browser' | 'json'>;

/** What was said of the talk to start; the rest is asked, or has a default. */
export interface InitArguments {
  readonly folder: string;
  readonly kind: Talk | undefined;
  readonly title: string | undefined;
  readonly lang: TalkLanguage | undefined;
  readonly author: string | undefined;
  readonly asks: boolean;
}

export interface SchemaArguments {
  readonly outline: string;
  readonly out: string | undefined;
}

export type KindsArguments = Pick<BuildArguments, 'outline' | 'json'>;

export interface EjectArguments {
  readonly kind: string;
  readonly as: string | undefined;
  readonly outline: string;
}

export const SHELLS = COMMANDS.completion.argument.values;
export type Shell = (typeof SHELLS)[number];

export type Command =
  | { readonly name: 'build'; readonly arguments: BuildArguments }
  | { readonly name: 'check'; readonly arguments: CheckArguments }
  | { readonly name: 'present'; readonly arguments: PresentArguments }
  | { readonly name: 'preview'; readonly arguments: PreviewArguments }
  | { readonly name: 'doctor'; readonly arguments: DoctorArguments }
  | { readonly name: 'init'; readonly arguments: InitArguments }
  | { readonly name: 'schema'; readonly arguments: SchemaArguments }
  | { readonly name: 'kinds'; readonly arguments: KindsArguments }
  | { readonly name: 'eject'; readonly arguments: EjectArguments }
  | { readonly name: 'completion'; readonly shell: Shell }
  | { readonly name: 'help'; readonly of?: CommandName }
  | { readonly name: 'version' };

/** What is wrong with a command line (exit code 2). */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

type Said = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

/** Of all commands: an option takes a value in each of them or in none. */
const OPTIONS: Readonly<Record<string, Option>> = Object.assign(
  {},
  COMMON,
  ...COMMAND_NAMES.map((name) => commandSpec(name).options),
);

/** @throws UsageError, its message saying what to write instead */
export function parseCommand(argv: readonly string[]): Command {
  const { values, positionals, tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(
      Object.entries(OPTIONS).map(([name, { value, short, repeats = false }]) => [
        name,
        {
          type: value ? 'string' : 'boolean',
          multiple: repeats,
          ...(short ? { short } : {}),
        },
      ]),
    ),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const [word, ...rest] = positionals;
  const wantsHelp = values.help === true || word === 'help';
  const [name] = word === 'help' ? rest : [word];
  if (name !== undefined && !isCommand(name)) {
    throw new UsageError(unknown(`command “${name}”`, name, COMMAND_NAMES, ''));
  }
  checkOptions(tokens, name);
  if (values.version) return { name: 'version' };
  if (name === undefined) return { name: 'help' };
  if (wantsHelp) return { name: 'help', of: name };
  return read(name, values as Said, onlyArgument(name, rest));
}

/** The argument of a command that takes one. */
function onlyArgument(name: CommandName, [first, ...more]: readonly string[]): string | undefined {
  const { argument } = commandSpec(name);
  if (argument === undefined && first !== undefined) {
    throw new UsageError(`fireside ${name} takes options alone: ${first} is too much.`);
  }
  if (more.length > 0) {
    throw new UsageError(`One ${argument?.noun} at a time: ${more.join(', ')} is too much.`);
  }
  return first;
}

function read(name: CommandName, values: Said, argument: string | undefined): Command {
  const outline = argument ?? 'outline.yaml';
  const browser = text(values.browser);
  const json = values.json === true;
  const oneLanguage = (value: One): string | undefined => oneLanguageIn(value, name);
  /** The outline, in which language, with which values. */
  const ofOutline = (language: (value: One) => string | undefined) => ({
    outline,
    lang: language(text(values.lang)),
    set: valuesIn(values.set),
  });
  switch (name) {
    case 'build':
      return { name, arguments: { ...readBuild(values), ...ofOutline(languageIn), browser, json } };
    case 'check':
      return { name, arguments: { ...ofOutline(languageIn), browser, json } };
    case 'present':
      return { name, arguments: { ...readServing(values), ...ofOutline(oneLanguage), browser } };
    case 'preview': {
      const host = text(values.host);
      return {
        name,
        arguments: { ...readServing(values), ...ofOutline(oneLanguage), browser, host },
      };
    }
    case 'doctor':
      return { name, arguments: { browser, json } };
    case 'schema':
      return { name, arguments: { outline, out: text(values.out) } };
    case 'kinds':
      return { name, arguments: { outline, json } };
    case 'eject': {
      if (argument === undefined) {
        throw new UsageError('Which kind? See fireside kinds, then: fireside eject quote.');
      }
      const beside = text(values.outline) ?? 'outline.yaml';
      return { name, arguments: { kind: argument, as: text(values.as), outline: beside } };
    }
    case 'init':
      return {
        name,
        arguments: {
          folder: argument ?? '.',
          kind: oneOf(values.kind, TALK_NAMES, 'kind of talk'),
          lang: oneOf(values.lang, TALK_LANGUAGES, 'outline to begin with in'),
          title: text(values.title),
          author: text(values.author),
          asks: values.yes !== true,
        },
      };
    case 'completion': {
      const shell = oneOf(argument, SHELLS, 'shell');
      if (shell) return { name, shell };
      throw new UsageError(`Which shell? There are: ${SHELLS.join(', ')}.`);
    }
  }
}

function readServing(values: Said): Pick<PresentArguments, 'port' | 'open'> {
  return { port: portIn(values.port), open: values['no-open'] !== true };
}

function readBuild(values: Said): Omit<BuildArguments, keyof CheckArguments> {
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
  const pptx = oneOf(values.pptx, PPTX_MODES, '--pptx mode') ?? 'native';
  const pptxTemplate = text(values['pptx-template']);
  if (pptx === 'image' && pptxTemplate !== undefined) {
    throw new UsageError(
      '--pptx image makes each slide a picture, which --pptx-template has no place for: leave one out.',
    );
  }
  const out = text(values.out) ?? 'output';
  const steps = values.steps === true;
  const watch = values.watch === true;
  const data = text(values.data);
  const name = text(values.name);
  if (data !== undefined && watch) {
    throw new UsageError(
      '--watch follows one deck and --data makes many: try one row by --set name=value --watch.',
    );
  }
  if (name !== undefined && data === undefined) {
    throw new UsageError('--name is for --data: it names the files of each row.');
  }
  return {
    formats,
    fit,
    audience,
    pdfNotes,
    steps,
    watch,
    out,
    pptx,
    pptxTemplate,
    handout,
    data,
    name,
  };
}

type Token = NonNullable<ReturnType<typeof parseArgs>['tokens']>[number];

/** Each option exists in the command, and has a value where it takes one. */
function checkOptions(tokens: readonly Token[], command: CommandName | undefined): void {
  const own = command ? commandSpec(command).options : OPTIONS;
  const known = { ...own, ...COMMON };
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = OPTIONS[token.name];
    if (option === undefined || known[token.name] === undefined) {
      const what = option ? `option --${token.name} of ${command}` : `option ${token.rawName}`;
      throw new UsageError(unknown(what, token.name, Object.keys(own), '--'));
    }
    const help = `See fireside ${command ? `${command} ` : ''}--help.`;
    if (option.value && !token.value) {
      throw new UsageError(`${token.rawName} needs a value. ${help}`);
    }
    if (!option.value && token.value !== undefined) {
      throw new UsageError(`${token.rawName} takes no value. ${help}`);
    }
  }
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}

/** Of an option that is said once; said again, the last counts. */
type One = Said[string];

function text(value: One): string | undefined {
  return value === undefined ? undefined : String(value);
}

/** `--set name=value`, as often as it was said. */
function valuesIn(said: One): Values {
  const pairs = (Array.isArray(said) ? said : []).map((one): [string, string] => {
    const [, name = '', value = ''] = /^([^=]*)=([\s\S]*)$/.exec(String(one)) ?? [];
    if (name.trim() !== '') return [name.trim(), value];
    throw new UsageError(`--set ${String(one)} sets nothing: write --set name=value.`);
  });
  return Object.fromEntries(pairs);
}

function oneOf<T extends string>(value: One, known: readonly T[], what: string): T | undefined {
  if (value === undefined) return undefined;
  const found = known.find((one) => one === value);
  if (found !== undefined) return found;
  throw new UsageError(unknown(`${what} “${String(value)}”`, String(value), known, ''));
}

/** Whether the outline has it shows when it is read. */
function languageIn(value: One): string | undefined {
  const tag = text(value);
  const hint = tag === undefined || tag === ALL_LANGUAGES ? undefined : languageHint(tag);
  if (hint === undefined) return tag;
  throw new UsageError(`--lang ${tag} names no language. ${hint.replaceAll('`', '')}`);
}

function oneLanguageIn(value: One, name: string): string | undefined {
  if (value !== ALL_LANGUAGES) return languageIn(value);
  throw new UsageError(`fireside ${name} shows one language: name it, as in --lang en.`);
}

function portIn(value: One): number | undefined {
  if (value === undefined) return undefined;
  const port = Number(value);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new UsageError(`--port ${String(value)} is no port: write a number up to 65535.`);
}

function handoutIn(value: One): HandoutRequest | undefined {
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

function formatsIn(value: One): readonly Format[] {
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
