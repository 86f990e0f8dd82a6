/** `fireside init`: asks what was not said, writes a talk to begin with, and says what comes next. */
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { BuildError } from '../problem.js';
import { STARTED, startTalk } from '../start/start.js';
import { TALK_LANGUAGES, TALK_NAMES, TALKS } from '../start/talks.js';
import type { InitArguments } from './arguments.js';
import { formatProblem, styleFor } from './report.js';
import type { Streams } from './streams.js';

/** @returns 0 if all is written, 1 if a file is there already, 3 if it cannot be written */
export async function runInit(given: InitArguments, streams: Streams): Promise<0 | 1 | 3> {
  const isTerminal = streams.in?.isTTY === true && streams.out.isTTY === true;
  const start = given.asks && isTerminal ? await asked(given, streams) : given;
  const date = new Date();
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  try {
    await startTalk(given.folder, {
      kind: start.kind ?? 'panel',
      lang: start.lang ?? 'zh-Hant',
      title: start.title,
      author: start.author,
      date: day,
    });
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    const style = styleFor(streams.error.isTTY === true && !streams.env.NO_COLOR);
    streams.error.write(`${error.problems.map((one) => formatProblem(one, style)).join('\n\n')}\n`);
    return error.problems.some(({ blame }) => blame === 'machine') ? 3 : 1;
  }
  streams.out.write(nextSteps(given.folder));
  return 0;
}

type Answers = Pick<InitArguments, 'kind' | 'lang' | 'title' | 'author'>;

async function asked(given: InitArguments, { in: input, out }: Streams): Promise<Answers> {
  const terminal = createInterface({
    input: input as NodeJS.ReadableStream,
    output: out as unknown as NodeJS.WritableStream,
  });
  const choose = async <T extends string>(
    question: string,
    choices: readonly T[],
    says: (choice: T) => string,
  ): Promise<T | undefined> => {
    const list = choices.map((choice, i) => `  ${i + 1}  ${choice}${says(choice)}`).join('\n');
    for (;;) {
      const answer = (await terminal.question(`${question}\n${list}\n[1] `)).trim();
      const found = choices.find((choice, i) => answer === String(i + 1) || answer === choice);
      if (found !== undefined || answer === '') return found ?? choices[0];
      out.write(`Write a number from 1 to ${choices.length}.\n`);
    }
  };
  const write = async (question: string): Promise<string | undefined> =>
    (await terminal.question(`${question} `)).trim() || undefined;
  try {
    return {
      kind:
        given.kind ??
        (await choose('What kind of talk is it?', TALK_NAMES, (talk) => `: ${TALKS[talk]}`)),
      lang: given.lang ?? (await choose('In which language?', TALK_LANGUAGES, () => '')),
      title: given.title ?? (await write('Its title? (you can change it later)')),
      author: given.author ?? (await write('Who makes the deck? (may be left empty)')),
    };
  } finally {
    terminal.close();
  }
}

function nextSteps(folder: string): string {
  const here = relative('', folder) === '';
  const [outline, schema] = STARTED.map((name) => join(folder, name));
  return `Wrote ${outline}, and ${schema} for your editor.

Next:
${here ? '' : `  cd ${folder}\n`}  fireside build    the deck, in ${here ? '' : `${folder}/`}output/
  fireside check    what stands in the way of a good talk
Then open outline.yaml and make it yours: its comments say how.
`;
}
