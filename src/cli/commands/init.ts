/** `fireside init`: asks what no option says, writes a talk to start from, and prints what comes next. */
import { join, relative } from 'node:path';
import { type Command, InvalidArgumentError, Option } from '@commander-js/extra-typings';
import {
  STARTED,
  startTalk,
  TALK_LANGUAGES,
  TALK_NAMES,
  TALKS,
  type Talk,
  type TalkLanguage,
  talkLanguageFor,
} from '../../app/init/index.js';
import { languageHint } from '../../outline/index.js';
import { askOn } from '../ask.js';
import { reported } from '../report.js';
import type { CommandContext, Streams } from '../streams.js';

interface TalkOptions {
  readonly kind?: Talk | undefined;
  readonly lang?: TalkLanguage | undefined;
  readonly title?: string | undefined;
  readonly author?: string | undefined;
}

const LANG = new Option('--lang <tag>', 'its language (default: your locale’s)')
  .choices(TALK_LANGUAGES)
  .argParser((tag): TalkLanguage => {
    const found = TALK_LANGUAGES.find((one) => one === tag);
    if (found) return found;
    const hint = languageHint(tag)?.replaceAll('`', '');
    throw new InvalidArgumentError(
      hint ?? `Take --lang ${talkLanguageFor(tag)}, then write lang: ${tag} in its deck.`,
    );
  });

export function addInit(program: Command, { streams, exit }: CommandContext): void {
  program
    .command('init')
    .summary('start a talk: a small outline with comments that explain it')
    .description(
      `Start a talk: write outline.yaml, with comments that explain it, and outline.schema.json for your
editor. On a terminal it asks what no option says. Never overwrites a file.`,
    )
    .argument('[dir]', 'the folder to write to', '.')
    .addOption(
      new Option('--kind <talk>', `what kind of talk (default: ${TALK_NAMES[0]})`).choices(
        TALK_NAMES,
      ),
    )
    .option('--title <text>', 'the title of the talk')
    .addOption(LANG)
    .option('--author <name>', 'the author, for the files’ properties')
    .option('-y, --yes', 'ask nothing')
    .action(async (folder, { yes, ...options }) =>
      exit(await runInit(folder, options, yes !== true, streams)),
    );
}

function runInit(
  folder: string,
  options: TalkOptions,
  asks: boolean,
  streams: Streams,
): Promise<0 | 1 | 3 | 130> {
  const isTerminal = streams.in?.isTTY === true && streams.out.isTTY === true;
  return reported(streams, async () => {
    const answers = asks && isTerminal ? await ask(options, streams) : options;
    if (answers === undefined) {
      streams.out.write('\nNothing was written.\n');
      return 130;
    }
    const { kind = TALK_NAMES[0], lang = ownLanguage(streams.env), title, author } = answers;
    await startTalk(folder, { kind, lang, title, author, date: today() });
    streams.out.write(nextSteps(folder));
    return 0;
  });
}

/** Undefined where somebody ends the questions by Ctrl-C or Ctrl-D. */
function ask(given: TalkOptions, streams: Streams): Promise<TalkOptions | undefined> {
  const own = ownLanguage(streams.env);
  const languages = [own, ...TALK_LANGUAGES.filter((lang) => lang !== own)];
  return askOn(streams, async ({ choose, write }) => ({
    kind: given.kind ?? (await choose('What kind of talk is it?', TALK_NAMES, (one) => TALKS[one])),
    lang: given.lang ?? (await choose('In which language?', languages)),
    title: given.title ?? (await write('What is its title? (empty: a placeholder)')),
    author: given.author ?? (await write('Who is the author? (empty: none)')),
  }));
}

/** By the locale, such as `zh_TW.UTF-8`; Windows and macOS have it elsewhere. */
function ownLanguage({ LC_ALL, LC_MESSAGES, LANG: lang }: NodeJS.ProcessEnv): TalkLanguage {
  const locale = LC_ALL || LC_MESSAGES || lang || Intl.DateTimeFormat().resolvedOptions().locale;
  return talkLanguageFor(locale.replaceAll('_', '-'));
}

/** In the user's time zone. */
function today(): string {
  // Swedes write 2026-03-01.
  return new Date().toLocaleDateString('sv');
}

function nextSteps(folder: string): string {
  const here = relative('', folder) === '';
  const [outline, schema] = STARTED.map((name) => join(folder, name));
  return `
Wrote ${outline}, and ${schema} for your editor.

Next:
${here ? '' : `  cd ${folder}\n`}  fireside build    makes the deck, in output/
  fireside check    lints the outline
Then open outline.yaml and make it yours; its comments explain how.
`;
}
