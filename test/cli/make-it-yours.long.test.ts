/** The quarter of an hour, word for word as its guide has it, from `init` to decks in two languages. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyFontsEnv } from '../support/empty-fonts.js';
import { type Followed, followGuide } from '../support/guide-files.js';
import {
  elements,
  paragraphs,
  readPackage,
  relationsOf,
  sdkFaults,
} from '../support/pptx-package.js';
import { pdfPages, poppler } from '../support/read-built.js';

const root = mkdtempSync(join(tmpdir(), 'fireside-yours-'));
let followed: Followed;
const output = (name: string): Buffer => readFileSync(join(followed.folder, 'output', name));

beforeAll(() => {
  followed = followGuide('docs/make-it-yours.md', root, {
    env: emptyFontsEnv(),
    gifts: { 'company.potx': readFileSync('examples/company.potx') },
  });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('every command ends well, and check finds nothing but what was done for the colours', () => {
  for (const [command, { status, stderr }] of followed.said) {
    const problems = stderr.split('\n').filter((line) => /^\S+: |\S+:\d+:\d+ /.test(line));
    expect(problems.filter((line) => !/^brand\.yaml:\d+:\d+ note: /.test(line))).toEqual([]);
    expect([command, status]).toEqual([command, 0]);
  }
  const check = followed.said.get('fireside check --lang all')?.stdout ?? '';
  expect(check).toMatch(/^7 slides in en, 7 in zh-Hant: 0 errors, 0 warnings/m);
  expect(followed.said.get('fireside build --lang all')?.stderr).toMatch(
    /brand\.yaml:2:11 note: `accent` #f2a900 has too little contrast/,
  );
});

test('each format is there in both languages', () => {
  const formats = ['-handout.pdf', '.html', '.md', '.pdf', '.pptx'];
  expect(readdirSync(join(followed.folder, 'output')).sort()).toEqual(
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

test('the user’s kind has the brand’s background, as covers do', () => {
  const html = output('outline.html').toString();
  expect(html).toMatch(/section\.motto[^{}]*\{[^}]*--paper:\s*#16324f/);
});

test.each(['outline', 'outline-zh-Hant'])(
  '%s.pptx is the company’s, with the kind of one’s own',
  async (name) => {
    const { documents, faults } = readPackage(output(`${name}.pptx`));
    expect(faults).toEqual([]);
    expect(await sdkFaults(output(`${name}.pptx`))).toEqual([]);
    const slides = [...documents.keys()].filter((path) => /slides\/slide\d+\.xml$/.test(path));
    expect(slides).toHaveLength(7);
    const theme = readPackage(readFileSync('examples/company.potx')).documents.get(
      'ppt/theme/theme1.xml',
    );
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
    // The one list of a slide is in the layout's own text, and what is in the brand's ink in the
    // template's: sources and the line at the foot are no reason to draw it.
    const points = slides.find((path) =>
      paragraphs(documents.get(path)).some((text) => /^(Quiet work|安靜的工作)/.test(text)),
    );
    const list = elements(documents.get(points ?? ''), 'p:sp').find((shape) =>
      paragraphs(shape).some((text) => /^(Quiet work|安靜的工作)/.test(text)),
    );
    expect(elements(list, 'p:ph')).toHaveLength(1);
    expect(elements(list, 'a:solidFill')).toEqual([]);
    const texts = slides.flatMap((path) => paragraphs(documents.get(path))).join('\n');
    expect(texts).toContain(name === 'outline' ? 'Home is for work' : '在家做事');
  },
);
