/** `fireside build`: writes the deck's files. */
import { type Command, Option } from '@commander-js/extra-typings';
import {
  type BuildOptions,
  build,
  DEFAULT_FORMATS,
  FORMATS,
  type Format,
  PPTX_MODES,
  UNFITTED,
  watchFiles,
} from '../../app/index.js';
import { writeFiles } from '../../files/index.js';
import { HANDOUT_WORDS, type HandoutRequest, handoutWord } from '../../outline/index.js';
import { counted, type Problem } from '../../problem.js';
import { BROWSER, LANGS, listOf, OUTLINE, SET, TIMEOUT } from '../options.js';
import {
  formatDecks,
  formatFiles,
  formatProblems,
  type Progress,
  reported,
  reportUnexpected,
  styleOf,
} from '../report.js';
import type { CommandContext, Streams } from '../streams.js';

const TO = new Option('--to <format,…>', 'the formats, with commas between them')
  .choices(FORMATS)
  .default(DEFAULT_FORMATS, DEFAULT_FORMATS.join(','))
  .argParser(listOf(FORMATS, (word): Format | undefined => FORMATS.find((one) => one === word)));

const HANDOUT = new Option('--handout <word,…>', 'how the handout is laid out, such as slides-6,a4')
  .choices(HANDOUT_WORDS)
  .argParser(
    (value): HandoutRequest => Object.assign({}, ...listOf(HANDOUT_WORDS, handoutWord)(value)),
  );

export function addBuild(program: Command, { streams, exit }: CommandContext): void {
  const command = program
    .command('build')
    .summary('build the deck: HTML, PDF, handout, PowerPoint, Markdown, PNG')
    .description('Build the deck and write its files.')
    .addArgument(OUTLINE)
    .addOption(LANGS)
    .addOption(TO)
    .option('--out <dir>', 'where to write the files', 'output')
    .addOption(SET)
    .addOption(
      new Option('--data <file>', 'build a deck for each row of a CSV or JSON file').conflicts(
        'watch',
      ),
    )
    .option('--name <pattern>', 'with --data: file names, such as "{{row}}-{{name}}"')
    .addOption(
      new Option(
        '--pptx <mode>',
        'PowerPoint with text and charts to edit, or pictures of the slides',
      )
        .choices(PPTX_MODES)
        .default('native' as const),
    )
    .option('--pptx-template <file>', 'the .potx or .pptx to build outline.pptx on')
    .addOption(HANDOUT)
    .option('--no-fit', 'leave slides as they are, even cut off; needs no browser (html, md)')
    .addOption(
      new Option('--audience', 'files to share, without the speaker’s notes').conflicts('pdfNotes'),
    )
    .option('--pdf-notes', 'put the notes into the PDF as comments')
    .option('--steps', 'a PDF page for each step of slides with steps: true')
    .option('--watch', 'build again when a file of the deck changes')
    .addOption(BROWSER)
    .addOption(TIMEOUT)
    .option('--json', 'print problems and files as JSON');
  command.action(async (outline, { timeout: timeoutMs, to, json = false, ...options }) => {
    const { data, name, out, watch, ...rest } = options;
    // Options of the handout imply the handout.
    const formats = rest.handout && !to.includes('handout') ? [...to, 'handout' as const] : to;
    if (!rest.fit && formats.some((format) => !UNFITTED.has(format))) {
      command.error(
        'error: --no-fit needs --to html, md or html,md: only the browser lays out others',
      );
    }
    if (rest.pptx === 'image' && rest.pptxTemplate !== undefined) {
      command.error('error: --pptx image cannot be used with --pptx-template');
    }
    const request = { ...rest, outline, formats, timeoutMs, out };
    if (data !== undefined) {
      const { runRows } = await import('./build-rows.js');
      return exit(await runRows({ ...request, data, name }, json, streams));
    }
    if (name !== undefined)
      command.error('error: --name needs --data: it names the files of each row');
    if (!watch) return exit(await runBuild(request, json, streams));
    const again = (onRead: (path: string) => void) =>
      runBuild({ ...request, onRead }, json, streams).catch((error: unknown) =>
        reportUnexpected(error, streams),
      );
    exit(await watchBuild(outline, again, streams));
  });
}

const NOT_FITTED = '; not fitted (--no-fit): slides may be cut off';

function runBuild(
  options: BuildOptions & { readonly out: string },
  json: boolean,
  streams: Streams,
): Promise<0 | 1 | 3> {
  const started = performance.now();
  const { out, fit } = options;
  const { out: stdout, error, env } = streams;
  const run = async ({ step, stop }: Progress): Promise<0> => {
    const result = await build({ ...options, env, onStep: step });
    await writeFiles(out, result.files);
    stop();
    const { slides, decks, problems } = result;
    const files = result.files.map(({ name, bytes }) => ({ name, bytes: bytes.length }));
    if (json) {
      const data = { ok: true, slides, decks, files, problems };
      stdout.write(`${JSON.stringify(data, null, 2)}\n`);
      return 0;
    }
    const style = styleOf(error, env);
    for (const text of formatProblems(problems, style)) error.write(`${text}\n`);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const fitted = fit === false ? NOT_FITTED : '';
    stdout.write(
      `${formatDecks(decks)} in ${seconds} s${fitted}\n${formatFiles(out, files, style)}\n`,
    );
    return 0;
  };
  const ending = (problems: readonly Problem[]): string => {
    const [errors = '0 errors'] = counted(problems, 'error');
    return `${errors}. Nothing was written; ${out}/ is as it was.`;
  };
  return reported(streams, run, { json, ending });
}

/**
 * Builds again whenever one of the deck's files changes; a change during a build is built after it.
 * @param outline followed whatever becomes of the first build
 * @param build builds and prints its result, unexpected errors too; it calls `onRead` with each file that it reads
 * @returns 0 when it was ended, 3 if the machine lacks something that the first build needs
 */
async function watchBuild<T>(
  outline: string,
  build: (onRead: (path: string) => void) => Promise<T | 3>,
  streams: Streams,
): Promise<0 | 3> {
  const watcher = watchFiles();
  watcher.follow(outline);
  void streams.untilInterrupted().then(watcher.close);
  try {
    for (let isFirst = true; await watcher.next(); isFirst = false) {
      const read = new Set<string>();
      const code = await build((path) => {
        read.add(path);
        watcher.follow(path);
      });
      if (isFirst && code === 3) return 3;
      // A build that failed has not come to all of its files.
      if (code === 0) watcher.keep(read);
      if (isFirst) streams.out.write('Watching its files; Ctrl-C ends.\n');
    }
    return 0;
  } finally {
    watcher.close();
  }
}
