/** `fireside eject`: copies a kind of slide, to be changed. */
import { relative } from 'node:path';
import type { Command } from '@commander-js/extra-typings';
import { reported } from '../report.js';
import type { CommandContext } from '../streams.js';

export function addEject(program: Command, { streams, exit }: CommandContext): void {
  program
    .command('eject')
    .summary('copy the template of a kind of slide beside the outline, to change it')
    .description(
      `Copy a kind's template, styles and schema to templates/KIND/ beside the outline, where they replace
Fireside's own. With --as they become a new kind. Never overwrites a folder.`,
    )
    .argument('<kind>', 'one that fireside kinds lists')
    .option('--as <name>', 'make it a new kind of that name')
    .option('--outline <file>', 'the outline beside which it goes', 'outline.yaml')
    .action(async (kind, { as, outline }) =>
      exit(
        await reported(streams, async () => {
          const { ejectKind } = await import('../../app/kinds/index.js');
          const written = await ejectKind(outline, { kind, as });
          const use = as
            ? `Use it by kind: ${as}; its fields are those of schema.yaml.`
            : `Every slide of the kind ${kind} uses it from now on.`;
          streams.out.write(`${written.map((path) => `  ${relative('', path)}`).join('\n')}

${use}
  fireside preview ${outline}    shows each change
  fireside schema ${outline} --out outline.schema.json    lets your editor know its fields
`);
          return 0;
        }),
      ),
    );
}
