/** The quarter of an hour, word for word as its guide has it, from `init` to decks in two languages. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyFontsEnv } from './empty-fonts.js';
import { afterStep, stepsIn } from './guide-files.js';
import { elements, paragraphs, readPackage, relationsOf, sdkFaults } from './pptx-package.js';
import { corporate, templateOf } from './pptx-templates.js';
import { pdfPages, poppler } from './read-built.js';
import { shellWords } from './shell-words.js';

const BIN = resolve('dist/bin.js');
const root = mkdtempSync(join(tmpdir(), 'fireside-yours-'));
let folder = root;
/** What each command said. */
const said = new Map<string, { status: number | null; stdout: string; stderr: string }>();
const read = (name: string): Buffer => readFileSync(join(folder, name));
const output = (name: string): Buffer => read(join('output', name));

beforeAll(() => {
  for (const step of stepsIn(readFileSync('docs/make-it-yours.md', 'utf8'))) {
    if ('file' in step) {
      const path = join(folder, step.file);
      const before = step.as === 'whole' ? '' : readFileSync(path, 'utf8');
      writeFileSync(path, afterStep(before, step));
      if (step.text.includes('company.potx')) {
        writeFileSync(join(folder, 'company.potx'), templateOf(corporate));
      }
      continue;
    }
    const [program, ...args] = shellWords(step.run);
    if (program === 'cd') folder = join(folder, args[0] ?? '');
    // It goes on until Ctrl-C; walk-through.test.ts drives it in a browser.
    else if (args[0] !== 'preview') said.set(step.run, fireside(args));
  }
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function fireside(args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
    cwd: folder,
    env: emptyFontsEnv(),
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('every command ends well, and check finds nothing but what was done for the colours', () => {
  for (const [command, { status, stderr }] of said) {
    const problems = stderr.split('\n').filter((line) => /^\S+: |\S+:\d+:\d+ /.test(line));
    expect(problems.filter((line) => !/^brand\.yaml:\d+:\d+ note: /.test(line))).toEqual([]);
    expect([command, status]).toEqual([command, 0]);
  }
  const check = said.get('fireside check --lang all')?.stdout ?? '';
  expect(check).toMatch(/^8 slides in en, 8 in zh-Hant: 0 errors, 0 warnings/m);
  expect(said.get('fireside build --lang all')?.stderr).toMatch(
    /brand\.yaml:2:11 note: `accent` #f2a900 is too near to its ground/,
  );
});

test('each format is there in both languages', () => {
  const formats = ['-handout.pdf', '.html', '.md', '.pdf', '.pptx'];
  expect(readdirSync(join(folder, 'output')).sort()).toEqual(
    ['outline', 'outline-zh-Hant'].flatMap((name) => formats.map((one) => name + one)).sort(),
  );
});

test.each([
  [
    'outline',
    ['Whatwelearned', 'Homeisforwork', 'IanChen', 'Harbour·AnnualForum'],
    /[\u4e00-\u9fff]/,
  ],
  [
    'outline-zh-Hant',
    ['我們學到了什麼', '在家做事', '陳奕安', '港灣・年度論壇'],
    /What|Quiet|Chen/,
  ],
])('%s.pdf has its own language alone, in faces of its own', (name, texts, other) => {
  const pdf = output(`${name}.pdf`);
  const all = pdfPages(pdf).join('');
  for (const text of texts) expect(all).toContain(text);
  expect(all).not.toMatch(other);
  expect(poppler('pdffonts', pdf, [])).not.toContain('Type 3');
});

test.each(['outline', 'outline-zh-Hant'])(
  '%s.pptx is the company’s, with the kind of one’s own',
  async (name) => {
    const { documents, faults } = readPackage(output(`${name}.pptx`));
    expect(faults).toEqual([]);
    expect(await sdkFaults(output(`${name}.pptx`))).toEqual([]);
    const slides = [...documents.keys()].filter((path) => /slides\/slide\d+\.xml$/.test(path));
    expect(slides).toHaveLength(8);
    const theme = readPackage(templateOf(corporate)).documents.get('ppt/theme/theme1.xml');
    const schemeIn = (document: typeof theme): string =>
      String(elements(document, 'a:clrScheme')[0]);
    const own = [...documents].filter(([path]) => /theme\d\.xml$/.test(path));
    expect(own.map(([, document]) => schemeIn(document))).toContain(schemeIn(theme));
    for (const path of slides) {
      const titles = elements(documents.get(path), 'p:ph').filter((one) =>
        ['title', 'ctrTitle'].includes(one.getAttribute('type') ?? ''),
      );
      expect([path, titles.length]).toEqual([path, 1]);
      const [layout] = relationsOf(documents, path).filter(({ type }) => type === 'slideLayout');
      expect(documents.has(layout?.target ?? '')).toBe(true);
    }
    const texts = slides.flatMap((path) => paragraphs(documents.get(path))).join('\n');
    expect(texts).toContain(name === 'outline' ? 'Home is for work' : '在家做事');
  },
);
