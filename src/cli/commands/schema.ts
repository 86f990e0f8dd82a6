/** `fireside schema`: writes the editor's JSON Schema. */
import { basename, dirname } from 'node:path';
import type { Command } from '@commander-js/extra-typings';
import { writeFiles } from '../../files/index.js';
import { readTemplates } from '../../read/index.js';
import { OUTLINE } from '../options.js';
import { reported } from '../report.js';
import type { CommandContext } from '../streams.js';

export function addSchema(program: Command, { streams, exit }: CommandContext): void {
  program
    .command('schema')
    .summary('write the JSON Schema by which editors complete and check')
    .description(
      `Write the JSON Schema by which editors complete and check an outline, with the kinds and themes in
templates/ beside it. The outline names the file in its first line:
  # yaml-language-server: $schema=outline.schema.json`,
    )
    .addArgument(OUTLINE)
    .option('--out <file>', 'where to write it (default: standard output)')
    .action(async (outline, { out }) =>
      exit(
        await reported(streams, async () => {
          const { editorSchemaText } = await import('../../app/editor/index.js');
          const text = editorSchemaText(readTemplates(dirname(outline)));
          if (out === undefined) streams.out.write(text);
          else await writeFiles(dirname(out), [{ name: basename(out), bytes: Buffer.from(text) }]);
          return 0;
        }),
      ),
    );
}
