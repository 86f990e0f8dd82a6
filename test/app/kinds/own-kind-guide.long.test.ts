/** The guide to kinds of one's own, followed word for word: its files, its commands, every format. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, editorSchemaText, ejectKind, listKinds, readTemplates } from 'fireside-deck';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { emptyFontsEnv } from '../../support/empty-fonts.js';
import { GUIDE_HEAD, GUIDE_SLIDE, writeGuideKind } from '../../support/guide-files.js';
import {
  elements,
  paragraphs,
  readPackage,
  relationsOf,
  sdkFaults,
} from '../../support/pptx-package.js';
import { pdfPages } from '../../support/read-built.js';
import { runCli } from '../../support/run-cli.js';

const folder = mkdtempSync(join(tmpdir(), 'fireside-own-'));
const outline = join(folder, 'outline.yaml');

beforeAll(() => writeGuideKind(folder));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function built(text: string) {
  writeFileSync(outline, GUIDE_HEAD + text);
  const result = await build({
    outline,
    formats: ['html', 'pdf', 'handout', 'pptx', 'md'],
    handout: { layout: 'brief' },
    env: emptyFontsEnv(),
  });
  const bytes = (ending: string): Uint8Array => {
    const file = result.files.find(({ name }) => name.endsWith(ending));
    if (file === undefined) throw new Error(`there is no ${ending}`);
    return file.bytes;
  };
  return { ...result, bytes };
}

test('the guide’s kind is in every format, real text in PowerPoint', async () => {
  const { bytes, problems } = await built(GUIDE_SLIDE);
  expect(problems).toEqual([]);
  const written = parse(GUIDE_SLIDE)[0] as { title: string; question: string; asked: string };
  const pages = pdfPages(bytes('outline.pdf'));
  const bare = (text: string): string => text.replaceAll(' ', '');
  const page = pages.find((text) => text.includes(bare(written.title))) ?? '';
  for (const text of [written.question, written.asked, 'Those who sell', 'Lin Yichun', '“We do'])
    expect(page).toContain(bare(text));
  expect(pdfPages(bytes('-handout.pdf')).join('')).toContain(bare(written.title));
  expect(new TextDecoder().decode(bytes('.md'))).toContain(written.question);

  const { documents, faults } = readPackage(bytes('.pptx'));
  expect(faults).toEqual([]);
  const part = [...documents.keys()].find(
    (path) =>
      /slides\/slide\d+\.xml$/.test(path) &&
      paragraphs(documents.get(path)).includes(written.question),
  );
  const texts = paragraphs(documents.get(part ?? ''));
  expect(texts).toContain(written.title);
  expect(texts).toContain(written.asked);
  const layout = relationsOf(documents, part ?? '').find(({ type }) => type === 'slideLayout');
  const name = elements(documents.get(layout?.target ?? ''), 'p:cSld')[0]?.getAttribute('name');
  expect(name).toBe('Title and Content');
  const title = elements(documents.get(part ?? ''), 'p:ph').map((one) => one.getAttribute('type'));
  expect(title.filter((type) => type === 'title')).toHaveLength(1);
  // The answers are the items of one list in the body, whose bullets are the master's.
  const body = elements(documents.get(part ?? ''), 'p:sp').find((shape) =>
    elements(shape, 'p:ph').some((one) => one.getAttribute('idx') === '1'),
  );
  expect(paragraphs(body).map((text) => text.replace(/\s*(Lin\sYichun|Ian\sChen)$/, ''))).toEqual([
    'Those who sell what runs on them.',
    '“We do, because we need them ourselves.”',
  ]);
  expect(
    elements(documents.get('ppt/slideMasters/slideMaster1.xml'), 'a:buChar').length,
  ).toBeGreaterThan(0);
  expect(await sdkFaults(bytes('.pptx'), ['Office2016', 'Microsoft365'])).toEqual([]);
});

test('too many answers go on on the next slide', async () => {
  const answers = Array.from(
    { length: 16 },
    (_, i) =>
      `          - {text: "Answer ${i + 1}, which takes a good part of a line.", by: chen}\n`,
  );
  const { bytes, problems } = await built(GUIDE_SLIDE + answers.join(''));
  expect(problems).toMatchObject([{ code: 'fit/split', severity: 'note' }]);
  const text = pdfPages(bytes('outline.pdf')).join(' ');
  expect(text).toMatch(/\(1\/\d\)/);
  for (const [i] of answers.entries()) expect(text).toContain(`Answer${i + 1},`);
});

test('a misspelt field is reported at its line with the right name', async () => {
  await expect(built(GUIDE_SLIDE.replace('asked:', 'askd:'))).rejects.toMatchObject({
    problems: [
      { code: 'outline/misspelt-key', hint: 'Did you mean `asked`?', place: { line: 10 } },
    ],
  });
});

test('editors and fireside kinds know it', () => {
  const templates = readTemplates(folder);
  expect(editorSchemaText(templates)).toContain('Who asked.');
  expect(listKinds(templates)).toContainEqual({
    name: 'question',
    says: 'A question from the audience and what was answered.',
    origin: 'own',
    folder: expect.stringMatching(/question$/),
  });
});

test('an ejected kind draws what ours draws, and under another name as well', async () => {
  const quote = (kind: string) =>
    `      - {kind: ${kind}, title: Said, text: All of it is open., by: chen, verbatim: true}\n`;
  const before = await built(quote('quote'));
  await ejectKind(outline, { kind: 'quote' });
  await ejectKind(outline, { kind: 'quote', as: 'motto' });
  expect(readdirSync(join(folder, 'templates/motto')).sort()).toEqual([
    'brief.hbs',
    'schema.yaml',
    'slide.hbs',
    'style.css',
  ]);
  const style = readFileSync(join(folder, 'templates/motto/style.css'), 'utf8');
  // The theme's night ground comes along.
  expect(style).toMatch(/\/\* From the theme fireside\. \*\/\s+section\.motto \{[^}]*--paper/);
  expect(style).not.toContain('section.quote');
  const after = await built(quote('quote'));
  expect(after.bytes('.pdf')).toEqual(before.bytes('.pdf'));
  const copy = await built(quote('motto'));
  expect(pdfPages(copy.bytes('outline.pdf'))).toEqual(pdfPages(before.bytes('outline.pdf')));
  expect(listKinds(readTemplates(folder))).toMatchObject(
    expect.arrayContaining([
      expect.objectContaining({ name: 'quote', origin: 'replaced' }),
      expect.objectContaining({ name: 'motto', origin: 'own' }),
      expect.objectContaining({ name: 'points', origin: 'built-in' }),
    ]),
  );
});

test.each([
  [{ kind: 'quot' }, /no kind “quot”/, 'Did you mean quote?'],
  [{ kind: 'points', as: 'table' }, /name of Fireside’s own/, /my-table/],
  [{ kind: 'points', as: 'themes' }, /name of Fireside’s own/, /my-themes/],
  [{ kind: 'points', as: '../out' }, /cannot be the name/, /small letters/],
  [{ kind: 'table', as: 'question' }, /is there already/, /--as my-question/],
])('%j is refused, and nothing is written', async (request, message, hint) => {
  const before = readdirSync(join(folder, 'templates'));
  await expect(ejectKind(outline, request)).rejects.toMatchObject({
    problems: [{ message: expect.stringMatching(message), hint: expect.stringMatching(hint) }],
  });
  expect(readdirSync(join(folder, 'templates'))).toEqual(before);
});

test('fireside kinds and eject say what there is, what was written and what comes next', async () => {
  const kinds = await runCli(['kinds', outline]);
  expect(kinds).toMatchObject({ status: 0, stderr: '' });
  expect(kinds.stdout).toMatch(/^points +A title and its points.* Fireside$/m);
  expect(kinds.stdout).toMatch(/^question +A question from .*templates\/question$/m);
  const { stdout } = await runCli(['kinds', outline, '--json']);
  expect(JSON.parse(stdout)).toEqual(listKinds(readTemplates(folder)));
  const ejected = await runCli(['eject', 'table', '--as', 'grid', '--outline', outline]);
  expect(ejected).toMatchObject({ status: 0, stderr: '' });
  expect(ejected.stdout).toMatch(/templates\/grid\/slide\.hbs\n/);
  expect(ejected.stdout).toContain('kind: grid');
  const again = await runCli(['eject', 'table', '--as', 'grid', '--outline', outline]);
  expect(again).toMatchObject({ status: 1, stdout: '' });
  expect(again.stderr).toMatch(/grid is there already; nothing was written\n {2}hint: /);
  expect(await runCli(['eject'])).toMatchObject({
    status: 2,
    stderr:
      "error: missing required argument 'kind'\nhint: write fireside eject <kind>; kind: one that fireside kinds lists\n",
  });
});
