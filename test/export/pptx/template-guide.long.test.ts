/** docs/pptx-template.md, word for word: its outlines and its commands, with a real build. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { emptyFontsEnv } from '../../support/empty-fonts.js';
import { elements, readPackage, relationsOf } from '../../support/pptx-package.js';
import { corporate, templateOf } from '../../support/pptx-templates.js';

const folder = mkdtempSync(join(tmpdir(), 'fireside-template-guide-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const guide = readFileSync('docs/pptx-template.md', 'utf8');
const outlines = [...guide.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => text);
const commands = [...guide.matchAll(/^ {4}fireside (.*)$/gm)].map(([, text = '']) => text);

const TALK = `sections:
  - title: Why now
    minutes: 5
    slides:
      - kind: points
        title: Three reasons
        points: [One, Two, Three]
      - {kind: table, title: A table, head: [A, B], rows: [[one, two]]}
`;

/** Runs a command of the guide in a folder of its own; gives the PowerPoint file. */
function made(name: string, outline: string, command: string) {
  const own = join(folder, name);
  mkdirSync(own);
  writeFileSync(join(own, 'outline.yaml'), outline + TALK);
  writeFileSync(join(own, 'company.potx'), templateOf({ ...corporate, names: 'en' }));
  const { status, stderr } = spawnSync(
    process.execPath,
    [resolve('dist/bin.js'), ...command.split(' ')],
    { cwd: own, env: emptyFontsEnv(), encoding: 'utf8' },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return readPackage(readFileSync(join(own, 'output/outline.pptx')));
}

function layoutsIn({ documents }: ReturnType<typeof readPackage>): (string | null | undefined)[] {
  const slides = elements(documents.get('ppt/presentation.xml'), 'p:sldId');
  return slides.map((_, index) => {
    const relations = relationsOf(documents, `ppt/slides/slide${index + 1}.xml`);
    const layout = relations.find(({ type }) => type === 'slideLayout')?.target ?? '';
    return elements(documents.get(layout), 'p:cSld')[0]?.getAttribute('name');
  });
}

test('the guide has two commands and two outlines', () => {
  expect(commands).toEqual(['build --to pptx', 'build --to pptx --pptx-template company.potx']);
  expect(outlines).toHaveLength(2);
});

test('a template named in the outline', () => {
  const pack = made('named', outlines[0] ?? '', commands[0] ?? '');
  expect(pack.faults).toEqual([]);
  expect(layoutsIn(pack)).toEqual([
    'Title Slide',
    'Title Only',
    'Section Header',
    'Title and Content',
    'Title Only',
    'Title Slide',
  ]);
});

test('a template named on the command line, with the outline’s layouts', () => {
  const bare = (outlines[1] ?? '').replace('    template: company.potx\n', '');
  const pack = made('asked', bare, commands[1] ?? '');
  expect(pack.faults).toEqual([]);
  expect(layoutsIn(pack)).toContain('Two Content');
});
