/** Notes, titles and bookmarks of `test/fixtures/cases`: exact where they belong, and nowhere else. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { buildDeck } from '../../src/deck/build-deck.js';
import { exportMarkdown } from '../../src/export/markdown/markdown.js';
import { exportImages } from '../../src/export/pptx/native/native-slides.js';
import { writeMarkdown } from '../../src/markdown/write-markdown.js';
import { parseOutline } from '../../src/outline/parse.js';
import { readTemplates } from '../../src/read/templates.js';
import { render } from '../../src/render/render.js';
import { type Built, buildOutline, compileFile, withOutline } from '../support/build-deck.js';
import { NOTE_CASES as NOTES, TEXT_CASES } from '../support/cases.js';
import { type OfficeSlide, readByOffice } from '../support/office-reading.js';
import {
  notesOf,
  type PlainDeck,
  pdfPages,
  plainMarp,
  poppler,
  type SlideView,
  slidesOf,
} from '../support/read-built.js';

const folder = mkdtempSync(join(tmpdir(), 'fireside-notes-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Stands in each note, so that a trace of one is found wherever it is. */
const SECRET = '秘密';

const slide = (title: string, more = ''): string => `      - kind: points
        title: ${JSON.stringify(title)}
        points: [一]
        ${more}`;

const outlineOf = (slides: readonly string[]): string => `deck:
  title: it's <b>A&B</b> "引" {{x}}
  subtitle: 'it''s &lt; "副"'
  author: A&B "作者" it's
  auto: {agenda: false, sources: false, closing: false}
sections:
  - title: it's A&B "引" &lt;
    opening: false
    slides:
${slides.join('\n')}
`;

const DECK_TITLE = 'it\'s <b>A&B</b> "引" {{x}}';
const SUBTITLE = 'it\'s &lt; "副"';
const AUTHOR = 'A&B "作者" it\'s';
const SECTION_TITLE = 'it\'s A&B "引" &lt;';

const withNotes = outlineOf(
  NOTES.map((note) => slide('有備註', `notes: ${JSON.stringify(`${note}\n${SECRET}`)}`)),
);
const EXPECTED = ['', ...NOTES.map((note) => `${note}\n${SECRET}`)];

let built: Built;
let html: readonly SlideView[];
let plain: PlainDeck;

beforeAll(async () => {
  built = await buildOutline(withNotes, ['html', 'pdf', 'handout', 'md']);
  html = slidesOf(built.text('.html'));
  plain = plainMarp(built.text('.md'));
});

/** The slides of the PowerPoint file; its pictures, which take long, are not looked at here. */
async function powerPointOf(outline: string, name: string): Promise<readonly OfficeSlide[]> {
  const { rendered } = await withOutline(outline, {}, compileFile);
  const pictures = rendered.slides.map(() => PIXEL);
  return readByOffice(exportImages(rendered, pictures, new Date('2024-07-30')), join(folder, name))
    .slides;
}

describe('a note', () => {
  it('adds no slide', () => {
    expect(built.slides).toBe(EXPECTED.length);
    expect(html).toHaveLength(EXPECTED.length);
    expect(plain.slides).toHaveLength(EXPECTED.length);
    expect(pdfPages(built.file('.pdf'))).toHaveLength(EXPECTED.length);
  });

  it('is exact in the presenter page', () => {
    const notes = notesOf(built.text('.html'));
    expect(EXPECTED.map((_, index) => notes[index] ?? '')).toEqual(EXPECTED);
  });

  it('is exact in Markdown as plain Marp reads it, except for invisible characters', () => {
    const read = plain.notes.map((notes) => notes.join('\n\n').replaceAll('\u2060', ''));
    expect(read).toEqual(EXPECTED);
  });

  it('is exact in PowerPoint, each line a paragraph', async () => {
    const slides = await powerPointOf(withNotes, 'notes');
    expect(slides.map(({ notes }) => notes.join('\n'))).toEqual(EXPECTED);
  });

  it('leaves nothing on a slide: no text, no directive, no style', () => {
    for (const slides of [html, plain.slides]) {
      for (const { section } of slides.slice(1)) {
        expect(section.textContent).not.toContain(SECRET);
        expect(section.getAttribute('class')).toMatch(/^points size-\d+$/);
        expect(section.getAttribute('style') ?? '').not.toMatch(/background|color/);
        const [header] = section.querySelectorAll('header');
        expect(header?.textContent).toBe(SECTION_TITLE);
        expect(section.querySelectorAll('footer, style, script, img')).toHaveLength(0);
      }
      const numbers = slides.map(({ section }) => section.getAttribute('data-marpit-pagination'));
      expect(numbers.slice(1)).toEqual(EXPECTED.slice(1).map((_, index) => String(index + 2)));
    }
    expect(plain.css).not.toContain('display: none }</style>');
    for (const ending of ['outline.pdf', '-handout.pdf']) {
      expect(pdfPages(built.file(ending)).join('')).not.toContain(SECRET);
    }
  });

  it('cannot be swallowed by raw Markdown that leaves something open', async () => {
    const templates = readTemplates('test');
    const left = ['```', '<div>', '<!--', '- 一\n  - 二', '| 一 |\n| --- |', '$$', '<pre>'];
    for (const open of left) {
      const markdown = `# 題\n\n${open}`;
      const deck = `deck: {title: 一, auto: {cover: false, agenda: false, sources: false, closing: false}}
sections:
  - title: 一
    opening: false
    slides:
      - {kind: markdown, markdown: ${JSON.stringify(markdown)}, notes: ${SECRET}}`;
      const { outline } = parseOutline({ path: 'outline.yaml', text: deck }, templates);
      if (outline === undefined) throw new Error('the outline is wrong');
      const marp = await writeMarkdown(buildDeck(outline, new Map()), templates);
      const rendered = render(marp, templates);
      const { slides, notes } = plainMarp(new TextDecoder().decode(exportMarkdown(rendered)));
      expect(slides[0]?.section.textContent, open).not.toContain(SECRET);
      expect(notes[0], open).toContain(SECRET);
    }
  });
});

describe('a title', () => {
  const withTitles = outlineOf(TEXT_CASES.map(({ text }) => slide(text)));
  const titles = [DECK_TITLE, ...TEXT_CASES.map(({ shown }) => shown)];

  it('is PowerPoint’s title, as written', async () => {
    const slides = await powerPointOf(withTitles, 'titles');
    expect(slides.map((one) => one.titles)).toEqual(titles.map((title) => [title]));
  });

  it('is the PDF’s bookmark, as written', async () => {
    const pdf = (await buildOutline(withTitles, ['pdf'])).file('.pdf');
    const xml = poppler('pdftohtml', pdf, ['-xml', '-i', '-stdout']);
    const bookmarks = [...xml.matchAll(/<item page="\d+">([^<]*)/g)].map(([, title = '']) =>
      title
        .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&'),
    );
    const [cover = '', ...others] = titles;
    expect(bookmarks).toEqual([cover, SECTION_TITLE, ...others]);
  });

  it('names the deck in each file', () => {
    const info = poppler('pdfinfo', built.file('outline.pdf'), []);
    expect(info).toMatch(/^Title: +it's <b>A&B<\/b> "引" \{\{x\}\}$/m);
    expect(info).toMatch(/^Author: +A&B "作者" it's$/m);
    const { document } = parseHTML(built.text('.html'));
    expect(document.title).toBe(DECK_TITLE);
    const meta = (name: string): string | null | undefined =>
      document.querySelector(`meta[name="${name}"]`)?.getAttribute('content');
    expect(meta('author')).toBe(AUTHOR);
    expect(meta('description')).toBe(SUBTITLE);
    const [, front = ''] = /^---\n([\s\S]*?)\n---\n/.exec(built.text('.md')) ?? [];
    expect(parse(front)).toMatchObject({
      title: DECK_TITLE,
      author: AUTHOR,
      description: SUBTITLE,
    });
  });
});
