/** `fireside kinds` lists the kinds of slide; `fireside eject` copies one to be changed. */
import { dirname, relative } from 'node:path';
import { ejectKind, type ListedKind, listKinds } from '../app/kinds/index.js';
import { readTemplates } from '../read/index.js';
import type { EjectArguments, KindsArguments } from './arguments.js';
import { reported, type Style, styleFor } from './report.js';
import type { Streams } from './streams.js';

/** @returns 1 if a kind beside the outline cannot be read */
export function runKinds({ outline, json }: KindsArguments, streams: Streams): Promise<0 | 1 | 3> {
  return reported(streams, () => {
    const kinds = listKinds(readTemplates(dirname(outline)));
    const style = styleFor(streams.out.isTTY === true && !streams.env.NO_COLOR);
    streams.out.write(json ? `${JSON.stringify(kinds, null, 2)}\n` : listed(kinds, style));
  });
}

/** @returns 1 if there is no such kind or a copy is there already, 3 if it cannot be written */
export function runEject(given: EjectArguments, streams: Streams): Promise<0 | 1 | 3> {
  return reported(streams, async () => {
    const written = await ejectKind(given.outline, given);
    const use = given.as
      ? `A slide is one by kind: ${given.as}; its fields are those of schema.yaml.`
      : `Every slide of the kind ${given.kind} is drawn by it from now on.`;
    streams.out.write(`${written.map((path) => `  ${relative('', path)}`).join('\n')}

${use}
  fireside preview ${given.outline}    follows each change
  fireside schema ${given.outline} --out outline.schema.json    has your editor know its fields
`);
  });
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
