/** Reads the command line: a wrong word names the nearest right one. */
import { parseArgs } from 'node:util';
import { TALK_NAMES, type Talk, type TalkLanguage } from '../app/init/index.js';
import { type BrowserArguments, type BuildArguments, readBuild } from './build-arguments.js';
import {
  COMMAND_NAMES,
  COMMANDS,
  COMMON,
  type CommandName,
  commandSpec,
  type Option,
} from './commands.js';
import {
  languageIn,
  type One,
  oneLanguageIn,
  oneOf,
  type ParsedValue,
  portIn,
  talkLanguageIn,
  text,
  timeoutOption,
  UsageError,
  unknown,
  valuesIn,
} from './option-values.js';

export type CheckArguments = Pick<BuildArguments, 'outline' | 'lang' | 'set' | 'json'> &
  BrowserArguments;

export interface PresentArguments
  extends Pick<BuildArguments, 'outline' | 'lang' | 'set'>,
    BrowserArguments {
  readonly port: number | undefined;
  /** Whether the user's browser is opened. */
  readonly open: boolean;
}

export interface PreviewArguments extends PresentArguments {
  /** The address to listen on; this machine alone where nothing is said. */
  readonly host: string | undefined;
}

export type DoctorArguments = BrowserArguments & Pick<BuildArguments, 'json'>;

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

const SHELLS = COMMANDS.completion.argument.values;
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
    if (/\.ya?ml$/i.test(name)) {
      throw new UsageError(`${name} is an outline, and no command. Write: fireside build ${name}`);
    }
    throw new UsageError(unknown(`command “${name}”`, name, COMMAND_NAMES, ''));
  }
  checkOptions(tokens, name);
  if (values.version) return { name: 'version' };
  if (name === undefined) return { name: 'help' };
  if (wantsHelp) return { name: 'help', of: name };
  return read(name, values as ParsedValue, onlyArgument(name, rest));
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

function read(name: CommandName, values: ParsedValue, argument: string | undefined): Command {
  const outline = argument ?? 'outline.yaml';
  const browser = { browser: text(values.browser), timeoutMs: timeoutOption(values.timeout) };
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
      return {
        name,
        arguments: { ...readBuild(values), ...ofOutline(languageIn), ...browser, json },
      };
    case 'check':
      return { name, arguments: { ...ofOutline(languageIn), ...browser, json } };
    case 'present':
      return { name, arguments: { ...readServing(values), ...ofOutline(oneLanguage), ...browser } };
    case 'preview': {
      const host = text(values.host);
      return {
        name,
        arguments: { ...readServing(values), ...ofOutline(oneLanguage), ...browser, host },
      };
    }
    case 'doctor':
      return { name, arguments: { ...browser, json } };
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
          lang: talkLanguageIn(values.lang),
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

function readServing(values: ParsedValue): Pick<PresentArguments, 'port' | 'open'> {
  return { port: portIn(values.port), open: values['no-open'] !== true };
}

type Token = NonNullable<ReturnType<typeof parseArgs>['tokens']>[number];

/** Each option exists in the command, and has a value where it takes one. */
function checkOptions(tokens: readonly Token[], command: CommandName | undefined): void {
  const own = command ? commandSpec(command).options : OPTIONS;
  const known = { ...own, ...COMMON };
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(OPTIONS, token.name) ? OPTIONS[token.name] : undefined;
    if (option === undefined || !Object.hasOwn(known, token.name)) {
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
