/** `fireside kinds`: lists the kinds of slide. */
import { dirname } from 'node:path';
import type { Command } from '@commander-js/extra-typings';
import type { ListedKind } from '../../app/kinds/index.js';
import { readTemplates } from '../../read/index.js';
import { OUTLINE } from '../options.js';
import { reported, type Style, styleOf } from '../report.js';
import type { CommandContext } from '../streams.js';

export function addKinds(program: Command, { streams, exit }: CommandContext): void {
  program
    .command('kinds')
    .summary('list the kinds of slide')
    .description('List the kinds of slide: what each shows, and where its template is.')
    .addArgument(OUTLINE)
    .option('--json', 'print the list as JSON')
    .action(async (outline, { json }) =>
      exit(
        await reported(streams, async () => {
          const { listKinds } = await import('../../app/kinds/index.js');
          const kinds = listKinds(readTemplates(dirname(outline)));
          const style = styleOf(streams.out, streams.env);
          streams.out.write(json ? `${JSON.stringify(kinds, null, 2)}\n` : listed(kinds, style));
          return 0;
        }),
      ),
    );
}

const ORIGINS: Readonly<Record<ListedKind['origin'], (folder: string) => string>> = {
  'built-in': () => 'Fireside',
  own: (folder) => folder,
  replaced: (folder) => `${folder}, in place of Fireside’s`,
};

function listed(kinds: readonly ListedKind[], style: Style): string {
  const name = Math.max(...kinds.map((kind) => kind.name.length));
  const says = Math.max(...kinds.map((kind) => kind.says.length));
  return kinds
    .map((kind) => {
      const from = style('dim', ORIGINS[kind.origin](kind.folder));
      return `${style('bold', kind.name.padEnd(name))}  ${kind.says.padEnd(says)}  ${from}\n`;
    })
    .join('');
}
