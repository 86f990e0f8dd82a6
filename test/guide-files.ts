/** The files that the guide to kinds of one's own has its reader write, taken from its blocks. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const GUIDE = readFileSync('docs/kinds.md', 'utf8');

/** The guide's blocks by the file that each is. */
const blocks = new Map(
  [...GUIDE.matchAll(/^```\w+ (\S+)\n(.*?)^```$/gms)].map(([, file = '', text = '']) => [
    file,
    text,
  ]),
);

/** The guide's slide, indented as one of a section. */
export const GUIDE_SLIDE = blocks.get('outline') ?? '';

/** An outline with the people whom the guide's slide names, and room for slides at its end. */
export const GUIDE_HEAD = `deck: {title: Questions, lang: en}
people: {host: {name: Ann Host, side: host}, guest: {name: Bo Guest, side: guest}}
sources: {record: {title: Record}}
sections:
  - title: Questions
    sources: [record]
    slides:
`;

/** Writes the kind of the guide beside an outline. */
export function writeGuideKind(folder: string): void {
  for (const [file, text] of blocks) {
    if (file === 'outline') continue;
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}
