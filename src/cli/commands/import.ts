/** `fireside import`: a new outline from a transcript, Markdown, Word or PowerPoint. */
import { type Command, InvalidArgumentError, Option } from '@commander-js/extra-typings';
import { TALK_NAMES } from '../../app/init/index.js';
import { languageHint } from '../../outline/index.js';
import { reported } from '../report.js';
import type { CommandContext } from '../streams.js';

const LANG = new Option(
  '--lang <tag>',
  'the language of the deck (default: the files’ own)',
).argParser((tag) => {
  const hint = languageHint(tag);
  if (hint === undefined) return tag;
  throw new InvalidArgumentError(hint.replaceAll('`', ''));
});

export function addImport(program: Command, { streams, exit }: CommandContext): void {
  program
    .command('import')
    .summary('start a talk from a transcript, Markdown, Word or PowerPoint')
    .description(
      `Write a new outline.yaml with what the files say, ready to build and to edit. Files are
a transcript (.vtt, .srt, .sbv, .json, .txt, .md), Markdown of Marp, Slidev, reveal.js, Pandoc or
none of them, Word (.docx) or PowerPoint (.pptx). Never overwrites a file.`,
    )
    .argument('<file...>', 'a transcript and articles about it, or a deck')
    .option('--out <dir>', 'the folder to write to', '.')
    .addOption(
      new Option('--kind <talk>', 'who speaks in a transcript, for the sides of people')
        .choices(TALK_NAMES)
        .default(TALK_NAMES[0]),
    )
    .addOption(LANG)
    .action(async (files, { out, kind, lang }) =>
      exit(
        await reported(streams, async () => {
          const { importFiles } = await import('../../app/import/index.js');
          const { outline, taken, leftOut } = await importFiles({ files, folder: out, kind, lang });
          const rest =
            leftOut.length > 0 ? `; left out: ${leftOut.join(', ')}` : '; nothing was left out';
          streams.out.write(`Wrote ${outline}: ${taken.join(', ')}${rest}.\n`);
          return 0;
        }),
      ),
    );
}
