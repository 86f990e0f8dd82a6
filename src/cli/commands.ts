/** All commands and their options: parsing, help and shell completion come from this one table. */
import { DEFAULT_FORMATS, FORMATS, PPTX_MODES } from '../app/index.js';
import { TALK_LANGUAGES, TALK_NAMES } from '../app/init/index.js';
import { HANDOUT_WORDS } from '../outline/index.js';
import { builtInTemplates } from '../read/index.js';

export interface Option {
  /** What help calls its value, such as DIR; an option without one is a switch. */
  readonly value?: string;
  /** One line, without a full stop. */
  readonly says: string;
  /** The values there are, where they can be listed. */
  readonly values?: readonly string[];
  /** True where several values may stand, with commas between them. */
  readonly several?: boolean;
  /** True where it may be said again, each time with another value. */
  readonly repeats?: boolean;
  /** What a shell offers as its value, where they cannot be listed. */
  readonly path?: 'file' | 'folder';
  readonly short?: string;
}

export interface Argument {
  readonly name: string;
  /** What messages call two of them, as in “One outline at a time”. */
  readonly noun: string;
  readonly says: string;
  readonly isRequired?: boolean;
  readonly values?: readonly string[];
  /** What a shell offers besides, too long for help. */
  readonly offers?: () => Iterable<string>;
  readonly path?: 'yaml' | 'folder';
}

export interface CommandSpec {
  /** One line, without a full stop. */
  readonly says: string;
  /** What its own help says besides. */
  readonly more?: string;
  readonly argument?: Argument;
  readonly options: Readonly<Record<string, Option>>;
}

const OUTLINE: Argument = {
  name: 'outline',
  noun: 'outline',
  says: 'a YAML file (outline.yaml)',
  path: 'yaml',
};

const BROWSER: Option = {
  value: 'PATH',
  says: 'the Chrome, Edge or Chromium to use',
  path: 'file',
};

const TIMEOUT: Option = {
  value: 'SECONDS',
  says: 'how long the browser may work on one step, not counting waits (60)',
};

const LANG: Option = {
  value: 'TAG',
  says: 'the language, where texts are given by language (the deck’s own)',
};

/** Where files are made, and not one page shown. */
const LANGS: Option = { ...LANG, says: `${LANG.says}; all: each` };

const SET: Option = {
  value: 'NAME=VALUE',
  says: 'what a var of the outline stands for; once for each',
  repeats: true,
};

const JSON_OUTPUT = (what: string): Option => ({ says: `${what} as JSON` });

/** What every command takes. */
export const COMMON: Readonly<Record<string, Option>> = {
  help: { short: 'h', says: 'this text' },
  version: { short: 'v', says: 'the version' },
};

export const COMMANDS = {
  init: {
    says: 'start a talk: a small outline with comments that teach',
    more: `Asks on a terminal what no option says; elsewhere takes what is in brackets.
Writes outline.yaml and outline.schema.json, and never over a file that is there.`,
    argument: {
      name: 'dir',
      noun: 'folder',
      says: 'the folder to write to (this one)',
      path: 'folder',
    },
    options: {
      kind: {
        value: 'TALK',
        says: `${TALK_NAMES.join(', ')} (${TALK_NAMES[0]})`,
        values: TALK_NAMES,
      },
      title: { value: 'TEXT', says: 'the title of the talk' },
      lang: {
        value: 'TAG',
        says: `its language: ${TALK_LANGUAGES.join(', ')} (your locale’s)`,
        values: TALK_LANGUAGES,
      },
      author: { value: 'NAME', says: 'who made it, for the files’ properties' },
      yes: { short: 'y', says: 'ask nothing' },
    },
  },
  build: {
    says: 'make the deck: slides in HTML, PDF, handout, PowerPoint, Markdown',
    argument: OUTLINE,
    options: {
      lang: LANGS,
      to: {
        value: 'FORMATS',
        says: `${FORMATS.join(', ')}; commas between them (${DEFAULT_FORMATS.join(',')})`,
        values: FORMATS,
        several: true,
      },
      out: { value: 'DIR', says: 'where the files go (output)', path: 'folder' },
      set: SET,
      data: {
        value: 'FILE',
        says: 'a deck for each row of a CSV or JSON file, whose columns set vars',
        path: 'file',
      },
      name: {
        value: 'PATTERN',
        says: 'with --data: what files are called, such as "{{row}}-{{name}}"',
      },
      pptx: {
        value: 'MODE',
        says: 'native: text, lists, tables and charts to edit; image: pictures (native)',
        values: PPTX_MODES,
      },
      'pptx-template': {
        value: 'FILE',
        says: 'the .potx or .pptx that outline.pptx is built on, instead of the outline’s',
        path: 'file',
      },
      handout: {
        value: 'WORDS',
        says: 'slides-1 to slides-9, notes, brief; a4, letter, landscape, lines, hidden …',
        values: HANDOUT_WORDS,
        several: true,
      },
      'no-fit': {
        says: 'leave slides as they are, cut off or not; needs no browser (html, md)',
      },
      audience: { says: 'files to share, without the speaker’s notes (outline-audience.pdf …)' },
      'pdf-notes': { says: 'the notes as sticky notes in the PDF' },
      steps: { says: 'a page a step in the PDF, where slides say steps: true' },
      watch: { says: 'build again whenever one of the deck’s files changes' },
      browser: BROWSER,
      timeout: TIMEOUT,
      json: JSON_OUTPUT('problems and files'),
    },
  },
  check: {
    says: 'say all that is to be said of an outline; write nothing',
    more: `Says all that a build would say and more: contrast, size of text, alt text, sources,
people and sources without use, length of points and sections.`,
    argument: OUTLINE,
    options: {
      lang: LANGS,
      set: SET,
      browser: BROWSER,
      timeout: TIMEOUT,
      json: JSON_OUTPUT('problems'),
    },
  },
  present: {
    says: 'serve the deck and its presenter view to this machine, and open both',
    argument: OUTLINE,
    options: {
      lang: LANG,
      port: { value: 'N', says: 'where it is served (5070, or any that is free)' },
      'no-open': { says: 'open no window' },
      set: SET,
      browser: BROWSER,
      timeout: TIMEOUT,
    },
  },
  preview: {
    says: 'show the deck in your browser, and follow its files while you write',
    more: `Shows what was found beside each slide, mistakes over the last good deck, and opens the
place in your editor by a click.`,
    argument: OUTLINE,
    options: {
      lang: LANG,
      port: { value: 'N', says: 'where it is served (any that is free)' },
      'no-open': { says: 'open no window' },
      host: {
        value: 'ADDRESS',
        says: 'let other machines see it, notes too, by that address of this one',
      },
      set: SET,
      browser: BROWSER,
      timeout: TIMEOUT,
    },
  },
  schema: {
    says: 'write the JSON Schema by which editors complete and check',
    more: `An outline names it in its first line:
  # yaml-language-server: $schema=outline.schema.json
Kinds and themes of your own, in templates/ beside the outline, are in it, too.`,
    argument: OUTLINE,
    options: { out: { value: 'FILE', says: 'where it goes (standard output)', path: 'file' } },
  },
  kinds: {
    says: 'list the kinds of slide, what each shows and where it comes from',
    argument: OUTLINE,
    options: { json: JSON_OUTPUT('all of it') },
  },
  eject: {
    says: 'copy a kind’s template, styles and schema beside the outline, to change them',
    more: `The copy, templates/KIND/, takes the place of Fireside’s own. With --as it becomes a new
kind of that name. It never writes over a folder that is there.`,
    argument: {
      name: 'kind',
      noun: 'kind',
      says: 'one that fireside kinds lists',
      isRequired: true,
      offers: () => builtInTemplates().kinds.keys(),
    },
    options: {
      as: { value: 'NAME', says: 'make it a new kind of that name' },
      outline: {
        value: 'FILE',
        says: 'the outline beside which it goes (outline.yaml)',
        path: 'file',
      },
    },
  },
  doctor: {
    says: 'look whether this machine has what a build needs',
    more: 'Looks at the browser, the faces, the cache and the versions, and says what to do.',
    options: { browser: BROWSER, timeout: TIMEOUT, json: JSON_OUTPUT('all that was found') },
  },
  completion: {
    says: 'print a script that completes commands and options in a shell',
    more: `Put one of these where your shell starts:
  bash  eval "$(fireside completion bash)"      in ~/.bashrc
  zsh   eval "$(fireside completion zsh)"       in ~/.zshrc, behind compinit
  fish  fireside completion fish | source       in ~/.config/fish/config.fish`,
    argument: {
      name: 'shell',
      noun: 'shell',
      says: 'bash, zsh or fish',
      isRequired: true,
      values: ['bash', 'zsh', 'fish'],
    },
    options: {},
  },
} as const satisfies Record<string, CommandSpec>;

export type CommandName = keyof typeof COMMANDS;

export const COMMAND_NAMES = Object.keys(COMMANDS) as readonly CommandName[];

/** The words that an argument can be, where they can be listed. */
export function wordsOf({ values, offers }: Argument): readonly string[] | undefined {
  return values ?? (offers && [...offers()]);
}

/** The command of that name. */
export function commandSpec(name: CommandName): CommandSpec {
  return COMMANDS[name];
}
