/** Raw Markdown means in every format what it means to Marp: links, and comments that are notes. */
import { beforeAll, describe, expect, test } from 'vitest';
import { withoutNotes } from '../../src/outline/markdown/markdown-notes.js';
import { type Built, buildOutline, outlineWith } from '../support/build-deck.js';
import { linksIn } from '../support/pdf-structure.js';
import { elements, readPackage, relationsOf } from '../support/pptx-package.js';
import { notesOf, plainMarp, poppler, slidesOf } from '../support/read-built.js';

const OUTLINE = outlineWith(`      - kind: markdown
        id: first
        notes: 自己的備註
        markdown: |
          # 第一

          見[最後](#last)與[標題](#the-last)。

          <!-- 悄悄話：
          有兩行 -->

          <!-- _class: quiet -->
          - 甲 <!-- 行內的話 -->
          - \`<!-- 程式碼 -->\`
      - {kind: points, title: 隱藏, hidden: true, points: [x]}
      - kind: markdown
        id: last
        markdown: |
          # The last <!-- fit -->

          [回去](#first)
`);
const NOTES = ['自己的備註', '悄悄話：\n有兩行', '行內的話'];

let speaker: Built;
let audience: Built;
beforeAll(async () => {
  speaker = await buildOutline(
    OUTLINE,
    ['html', 'pdf', 'pptx', 'md', 'handout'],
    {},
    { handout: { layout: 'notes' } },
  );
  audience = await buildOutline(OUTLINE, ['html', 'pptx', 'md'], {}, { audience: true });
});

test('links lead to slides, by an id or a heading', () => {
  const [first] = slidesOf(speaker.text('.html'));
  const hrefs = [...(first?.section.querySelectorAll('p a') ?? [])].map((a) =>
    a.getAttribute('href'),
  );
  expect(hrefs).toEqual(['#3', '#3']);
  expect(linksIn(speaker.file('outline.pdf'))).toEqual([
    { from: 1, to: 2 },
    { from: 1, to: 2 },
    { from: 2, to: 1 },
  ]);
  const { documents } = readPackage(speaker.file('.pptx'));
  const jumps = (number: number) => {
    const part = `ppt/slides/slide${number}.xml`;
    const targets = new Map(relationsOf(documents, part).map(({ id, target }) => [id, target]));
    return elements(documents.get(part), 'a:hlinkClick').map((link) =>
      targets.get(link.getAttribute('r:id') ?? ''),
    );
  };
  expect(jumps(1)).toEqual(['ppt/slides/slide3.xml', 'ppt/slides/slide3.xml']);
  expect(jumps(3)).toEqual(['ppt/slides/slide1.xml']);
  const plain = plainMarp(speaker.text('.md')).slides.map(({ section }) =>
    [...section.querySelectorAll('p a')].map((a) => a.getAttribute('href')),
  );
  // Without the hidden slide.
  expect(plain).toEqual([['#2', '#2'], ['#1']]);
});

test('comments are notes in the speaker’s files', () => {
  const written = NOTES.join('\n\n');
  expect(notesOf(speaker.text('.html'))[0]).toBe(written);
  const { documents } = readPackage(speaker.file('.pptx'));
  const page = elements(documents.get('ppt/notesSlides/notesSlide1.xml'), 'a:t');
  expect(page.map(({ textContent }) => textContent)).toEqual(written.split('\n').filter(Boolean));
  const plain = plainMarp(speaker.text('.md')).notes[0]?.join('\n').replaceAll('\u2060', '');
  expect(plain).toBe(written);
  const handout = poppler('pdftotext', speaker.file('handout.pdf'), [], ['-']);
  for (const line of written.split('\n')) expect(handout).toContain(line);
});

test('an audience’s files have none of them, and what is no note', () => {
  const text = ['.html', '.md'].map((ending) => audience.text(ending)).join();
  for (const note of NOTES) expect(text).not.toContain(note.split('\n')[0]);
  expect([...readPackage(audience.file('.pptx')).files.keys()].join()).not.toContain('notesSlide');
  const [plain] = plainMarp(audience.text('.md')).slides;
  expect(plain?.section.getAttribute('class')).toContain('quiet');
  expect(plain?.texts('li')).toEqual(['甲', '<!-- 程式碼 -->']);
});

/** Which comments Marp takes for notes, and what is left of the Markdown without them. */
const COMMENTS: readonly (readonly [markdown: string, shown: string, notes: string])[] = [
  ['a <!-- note --> b', 'a  b', 'note'],
  ['a\n<!-- note -->\nb', 'a\n\nb', 'note'],
  ['- a\n<!-- note -->\n- b', '- a\n- b', 'note'],
  ['a\n<!-- note -->\n---', 'a\n\n---', 'note'],
  ['# <!-- fit --> a', '# <!-- fit --> a', ''],
  ['<!-- class: x -->\na', '<!-- class: x -->\na', ''],
  ['<!-- header: a: b\nfooter: c -->\na', '<!-- header: a: b\nfooter: c -->\na', ''],
  ['<!-- Note: class -->\na', '\na', 'Note: class'],
  ['<!-- say it\nclass: x -->\na', '\na', 'say it\nclass: x'],
  ['<!-- prettier-ignore -->\na', '<!-- prettier-ignore -->\na', ''],
  ['<!---->\na', '<!---->\na', ''],
  ['`<!-- a -->`', '`<!-- a -->`', ''],
  ['~~~\n<!-- a -->\n~~~', '~~~\n<!-- a -->\n~~~', ''],
  ['a\n\n    <!-- a -->', 'a\n\n    <!-- a -->', ''],
  ['<!-- a\n```\n-->\nb', '\nb', 'a\n```'],
  ['a\n\n<!-- without an end', 'a\n\n', 'without an end'],
];

describe('a comment', () => {
  test.each(COMMENTS)('%j', (markdown, shown, notes) => {
    expect(withoutNotes(markdown)).toEqual({ markdown: shown, notes });
    // Marp itself finds as many.
    const own = plainMarp(markdown).notes[0]?.filter((note) => note !== '') ?? [];
    const isOpen = markdown.endsWith('end');
    if (!isOpen) expect(own.join('\n\n')).toBe(notes);
  });
});
