/** `fireside init`: asks what was not said, writes a talk to begin with, and says what comes next. */
import { join, relative } from 'node:path';
import {
  STARTED,
  startTalk,
  TALK_LANGUAGES,
  TALK_NAMES,
  TALKS,
  type TalkLanguage,
  talkLanguageFor,
} from '../app/init/index.js';
import type { InitArguments } from './arguments.js';
import { askOn, InputEnded } from './ask.js';
import { reportFailure } from './report.js';
import type { Streams } from './streams.js';

/** A shell's own code for what Ctrl-C has ended. */
const ENDED = 130;

/** @returns 0 if all is written, 1 if a file is there already, 3 if it cannot be written */
export async function runInit(
  given: InitArguments,
  streams: Streams,
): Promise<0 | 1 | 3 | typeof ENDED> {
  const isTerminal = streams.in?.isTTY === true && streams.out.isTTY === true;
  try {
    const { folder, kind, lang, title, author } =
      given.asks && isTerminal ? await asked(given, streams) : given;
    const start = {
      kind: kind ?? TALK_NAMES[0],
      lang: lang ?? ownLanguage(streams.env),
      title,
      author,
    };
    await startTalk(folder, { ...start, date: today() });
    streams.out.write(nextSteps(folder));
    return 0;
  } catch (error) {
    if (error instanceof InputEnded) {
      streams.out.write('\nNothing was written.\n');
      return ENDED;
    }
    return reportFailure(error, streams);
  }
}

function asked(given: InitArguments, streams: Streams): Promise<InitArguments> {
  const own = ownLanguage(streams.env);
  const languages = [own, ...TALK_LANGUAGES.filter((lang) => lang !== own)];
  return askOn(streams, async ({ choose, write }) => ({
    ...given,
    kind:
      given.kind ?? (await choose('What kind of talk is it?', TALK_NAMES, (talk) => TALKS[talk])),
    lang: given.lang ?? (await choose('In which language?', languages)),
    title: given.title ?? (await write('What is its title? (empty: one to change later)')),
    author: given.author ?? (await write('Who makes the deck? (empty: nobody is named)')),
  }));
}

/** As the locale says, such as `zh_TW.UTF-8`; Windows and macOS say it elsewhere than there. */
function ownLanguage({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): TalkLanguage {
  const locale = LC_ALL || LC_MESSAGES || LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  return talkLanguageFor(locale.replaceAll('_', '-'));
}

/** Where the user is, not in Greenwich. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}

function nextSteps(folder: string): string {
  const here = relative('', folder) === '';
  const [outline, schema] = STARTED.map((name) => join(folder, name));
  return `
Wrote ${outline}, and ${schema} for your editor.

Next:
${here ? '' : `  cd ${folder}\n`}  fireside build    makes the deck, in output/
  fireside check    says what stands in the way of a good talk
Then open outline.yaml and make it yours; its comments say how.
`;
}
