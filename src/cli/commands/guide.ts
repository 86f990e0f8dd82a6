/** `fireside guide`: all that a language model needs to write an outline. */
import { dirname } from 'node:path';
import type { Command } from '@commander-js/extra-typings';
import { readTemplates } from '../../read/index.js';
import { OUTLINE } from '../options.js';
import { reported } from '../report.js';
import type { CommandContext } from '../streams.js';

export function addGuide(program: Command, { streams, exit }: CommandContext): void {
  program
    .command('guide')
    .summary('print how to write an outline, for a language model')
    .description(
      `Print one page for a language model that drafts outlines: the format, the kinds and when to use which
(also those in templates/ beside the outline), the rules of check, and how to work.`,
    )
    .addArgument(OUTLINE)
    .action(async (outline) =>
      exit(
        await reported(streams, async () => {
          const { guidePage } = await import('../../app/editor/index.js');
          streams.out.write(guidePage(readTemplates(dirname(outline))));
          return 0;
        }),
      ),
    );
}
