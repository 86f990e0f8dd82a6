/** Each file becomes an outline that is read without a mistake and holds what the file says. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { importFiles } from '../../../src/app/import/index.js';
import { loadOutline } from '../../../src/app/load-outline.js';
import { BuildError } from '../../../src/problem.js';

const root = mkdtempSync(join(tmpdir(), 'fireside-import-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;
const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 0h40v20H0z"/></svg>';

interface ReadSlide {
  readonly kind: string;
  readonly [field: string]: unknown;
}

interface ReadOutline {
  readonly deck: Record<string, unknown>;
  readonly people?: Record<string, { name: string; side: string }>;
  readonly sources?: Record<string, Record<string, string>>;
  readonly sections: readonly {
    title: string;
    minutes?: number;
    opening?: boolean;
    slides: readonly ReadSlide[];
  }[];
}

/** Writes the files, imports them, and reads what came out, by Fireside and as plain YAML. */
async function imported(
  files: Readonly<Record<string, string | Uint8Array>>,
  kind: 'panel' | 'interview' = 'panel',
  names = Object.keys(files),
) {
  const from = join(root, `from-${++count}`);
  const folder = join(root, `to-${count}`);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(from, name)), { recursive: true });
    writeFileSync(join(from, name), content);
  }
  const result = await importFiles({ files: names.map((name) => join(from, name)), folder, kind });
  const { problems } = await loadOutline(join(folder, 'outline.yaml'));
  const text = readFileSync(join(folder, 'outline.yaml'), 'utf8');
  return { ...result, folder, problems, text, outline: parse(text) as ReadOutline };
}

const slidesOf = ({ outline }: { outline: ReadOutline }): ReadSlide[] =>
  outline.sections.flatMap(({ slides }) => [...slides]);

const VTT = `WEBVTT - Trees in the street

1
00:00:01.000 --> 00:00:05.000
<v Mei Lin>Who waters the trees when it does not rain at all?

2
00:00:05.500 --> 00:00:09.000
<v 高文彬>The neighbours do, every evening, with cans and great care.

3
00:04:00.000 --> 00:04:06.000
And in the second summer the city brought a tank for all of them.

4
00:07:00.000 --> 00:07:06.000
<v Mei Lin>A tank.
`;

describe('a transcript', () => {
  it('has its speakers as people, parts at long pauses, and its turns as comments', async () => {
    const { outline, text, problems } = await imported({ 'talk.vtt': VTT }, 'interview');
    expect(problems).toEqual([]);
    expect(outline.deck).toMatchObject({
      title: 'Trees in the street',
      lang: 'en',
      sources: ['talk'],
    });
    expect(outline.people).toEqual({
      mei: { name: 'Mei Lin', side: 'host' },
      高文彬: { name: '高文彬', side: 'guest' },
    });
    expect(outline.sources?.talk).toEqual({ title: 'Trees in the street', transcript: 'talk.vtt' });
    expect(outline.sections.map(({ title, minutes }) => [title, minutes])).toEqual([
      ['0:01–0:09', 1],
      ['4:00–7:06', 3],
    ]);
    expect(text).toContain(
      '# 0:05 高文彬: The neighbours do, every evening, with cans and great care.',
    );
    expect(text).toContain('title: 0:01–0:09 # name this part');
  });

  it('has a sentence for each part that its record proves', async () => {
    const { outline, folder } = await imported({ 'talk.vtt': VTT });
    expect(slidesOf({ outline }).map(({ kind, verbatim }) => [kind, verbatim])).toEqual([
      ['statement', true],
      ['statement', true],
    ]);
    const { outline: read } = await loadOutline(join(folder, 'outline.yaml'));
    expect(read.sections.map(({ slides }) => slides[0]?.fields.proof)).toEqual([
      expect.objectContaining({ source: 'talk' }),
      expect.objectContaining({ source: 'talk', seconds: 240 }),
    ]);
  });

  it('has its chapters, from itself or from a file of their own', async () => {
    const own = VTT.replace('\n3\n', '\nNOTE Chapter: The tank\n\n3\n');
    expect(
      (await imported({ 'talk.vtt': own })).outline.sections.map(({ title }) => title),
    ).toEqual(['0:01–0:09', 'The tank']);
    const chapters =
      'WEBVTT\n\n00:00.000 --> 00:05.000\nWater\n\n04:00.000 --> 05:00.000\nThe tank\n';
    const { outline } = await imported({ 'talk.vtt': VTT, 'chapters.vtt': chapters });
    expect(outline.sections.map(({ title }) => title)).toEqual(['Water', 'The tank']);
    expect(Object.keys(outline.sources ?? {})).toEqual(['talk']);
  });

  it('in plain text has headings and names', async () => {
    const text =
      '# One\n\nLin: Good morning to all of you who came through the rain.\n\n# Two\n\nChen: Thank you.\n\nLin: Goodbye.\n';
    const { outline } = await imported({ 'talk.md': text });
    expect(outline.sections.map(({ title }) => title)).toEqual(['One', 'Two']);
    expect(Object.keys(outline.people ?? {})).toEqual(['lin', 'chen']);
  });

  it('with an article has both as sources, and the article to be lifted from', async () => {
    const { outline, text, folder } = await imported({
      'talk.vtt': VTT,
      'recap.md': '# A wet summer\n\nThe tank came late.\n\nIt came, though.\n',
    });
    expect(outline.sources).toEqual({
      talk: { title: 'Trees in the street', transcript: 'talk.vtt' },
      recap: { title: 'A wet summer', transcript: 'recap.md' },
    });
    expect(text).toMatch(
      /# From recap:\n# A wet summer\n# The tank came late\.\n# It came, though\.\n$/,
    );
    expect(readdirSync(folder).sort()).toEqual([
      'outline.schema.json',
      'outline.yaml',
      'recap.md',
      'talk.vtt',
    ]);
  });
});

const DIALECTS: Readonly<Record<string, string>> = {
  Marp: `---
marp: true
title: Trees
author: Mei Lin
theme: gaia
---

<!-- _class: lead -->
# Trees <!-- fit -->
## Ten years of a street

---

# Shade

- **Four degrees** less
  - on a pavement
- Roots that drink

<!-- Say it slowly. -->

---

![bg right:40% A tree](tree.svg)

# What is seen

- Leaves
- Birds

---

# In numbers

| Year | Trees |
| ---- | ----- |
| 2020 | 12    |
| 2021 | 30    |

---

# The order

\`\`\`ts {2}
const a = 1;
const b = 2;
\`\`\`

---

> Whoever plants a tree thinks of others.
>
> — Mei Lin
`,
  Slidev: `---
theme: seriph
title: Trees
author: Mei Lin
highlighter: shiki
layout: cover
---

# Trees

Ten years of a street

---
transition: fade-out
---

# Shade

<v-clicks>

- **Four degrees** less
  - on a pavement
- Roots that drink

</v-clicks>

<!--
Say it slowly.
-->

---
layout: image-right
image: /tree.svg
---

# What is seen

- Leaves
- Birds

---

# In numbers

| Year | Trees |
| ---- | ----- |
| 2020 | 12    |
| 2021 | 30    |

---

# The order

\`\`\`ts {2|all}
const a = 1;
const b = 2;
\`\`\`

---
layout: quote
---

> Whoever plants a tree thinks of others.
>
> — Mei Lin
`,
  'reveal.js': `---
title: Trees
author: Mei Lin
---

# Trees

Ten years of a street

---

## Shade

- **Four degrees** less <!-- .element: class="fragment" -->
  - on a pavement
- Roots that drink

Note:
Say it slowly.

--

<!-- .slide: data-background="#aaaaaa" -->
##What is seen

![A tree](tree.svg)

- Leaves
- Birds

--

## In numbers

| Year | Trees |
| ---- | ----- |
| 2020 | 12    |
| 2021 | 30    |

--

## The order

\`\`\`ts [2|1]
const a = 1;
const b = 2;
\`\`\`

---

> Whoever plants a tree thinks of others.
> — Mei Lin
`,
  Pandoc: `% Trees
% Mei Lin
% 2026-03-01

# Shade {#shade .dark}

- **Four degrees** less

    - on a pavement

- Roots that drink

::: notes
Say it slowly.
:::

# What is seen

![A tree](tree.svg)

- Leaves
- Birds

# In numbers

| Year | Trees |
|------|------:|
| 2020 | 12    |
| 2021 | 30    |

# The order

\`\`\`{.ts .numberLines}
const a = 1;
const b = 2;
\`\`\`

# Mei Lin

> Whoever plants a tree thinks of others.
>
> — Mei Lin
`,
};

describe.each(Object.entries(DIALECTS))('Markdown of %s', (name, text) => {
  const files = { 'deck.md': text, 'tree.svg': PICTURE };
  const read = imported(files, 'panel', ['deck.md']);

  it('has each slide as the kind that holds it', async () => {
    const done = await read;
    expect(done.problems).toEqual([]);
    expect(done.outline.deck).toMatchObject({ title: 'Trees', author: 'Mei Lin' });
    if (name !== 'Pandoc') expect(done.outline.deck.subtitle).toBe('Ten years of a street');
    expect(slidesOf(done).map(({ kind }) => kind)).toEqual([
      'points',
      'image',
      'table',
      'code',
      'quote',
    ]);
  });

  it('keeps lists with levels, notes, pictures, tables, code and who is quoted', async () => {
    const [shade, seen, table, code, quote] = slidesOf(await read);
    expect(shade).toMatchObject({
      title: 'Shade',
      points: [{ text: '**Four degrees** less', points: ['on a pavement'] }, 'Roots that drink'],
      notes: 'Say it slowly.',
    });
    expect(seen).toMatchObject({
      title: 'What is seen',
      points: ['Leaves', 'Birds'],
      image: { src: 'images/tree.svg' },
    });
    expect(table).toMatchObject({
      head: ['Year', 'Trees'],
      rows: [
        ['2020', '12'],
        ['2021', '30'],
      ],
    });
    expect(code).toMatchObject({ language: 'ts', code: 'const a = 1;\nconst b = 2;\n' });
    if (name !== 'Pandoc') expect(code?.highlight).toBe('2');
    expect(quote).toMatchObject({ text: 'Whoever plants a tree thinks of others.', by: 'mei' });
    expect((await read).outline.people).toEqual({ mei: { name: 'Mei Lin', side: 'mentioned' } });
  });
});

describe('Markdown', () => {
  it('of an article has sections and slides at its headings', async () => {
    const text =
      '# Trees\n\nA street.\n\n## Shade\n\n### By day\n\n- Cool\n\n### By night\n\n- Cool, too\n\n## Rain\n\n- Roots drink\n';
    const { outline } = await imported({ 'a.md': text });
    expect(outline.deck).toMatchObject({ title: 'Trees', subtitle: 'A street.' });
    expect(
      outline.sections.map(({ title, slides }) => [title, slides.map((one) => one.title)]),
    ).toEqual([
      ['Shade', ['By day', 'By night']],
      ['Rain', ['Rain']],
    ]);
  });

  it('that no kind can hold is a slide of Markdown, whole', async () => {
    const text =
      '---\nmarp: true\n---\n\n# T\n\n---\n\n# Mixed\n\nOne line.\n\n- a\n\n> said by nobody\n\n---\n\n# Last\n\n- b\n';
    const [mixed] = slidesOf(await imported({ 'a.md': text }));
    expect(mixed).toEqual({
      kind: 'markdown',
      title: 'Mixed',
      markdown: 'One line.\n\n- a\n\n> said by nobody\n',
    });
  });

  it('that is too much for a slide of Markdown is divided by kinds', async () => {
    const code = Array.from({ length: 30 }, (_, i) => `line(${i});`).join('\n');
    const text = `---\nmarp: true\n---\n\n# T\n\n---\n\n# Long\n\n- a\n- b\n\n\`\`\`js\n${code}\n\`\`\`\n\n---\n\n# Last\n\n- b\n`;
    expect(
      slidesOf(await imported({ 'a.md': text })).map(({ kind, title }) => [kind, title]),
    ).toEqual([
      ['points', 'Long'],
      ['code', 'Long'],
      ['points', 'Last'],
    ]);
  });

  it('shows a picture beside a list whole, and without a heading goes on with the title above', async () => {
    const text =
      '---\nmarp: true\n---\n\n# T\n\n---\n\n# A\n\n- a\n\n---\n\n- b\n\n![](tree.svg)\n\n---\n\n![bg](tree.svg)\n\n# B\n\n- c\n';
    const slides = slidesOf(
      await imported({ 'a.md': text, 'tree.svg': PICTURE }, 'panel', ['a.md']),
    );
    expect(slides).toEqual([
      { kind: 'points', title: 'A', points: ['a'] },
      { kind: 'image', title: 'A', image: { src: 'images/tree.svg', alt: 'A' }, points: ['b'] },
      { kind: 'points', title: 'B', points: ['c'], background: { src: 'images/tree.svg' } },
    ]);
  });

  it('of Slidev has the slides of the files that it names, and their pictures', async () => {
    const deck =
      '---\nlayout: cover\n---\n\n# T\n\n---\nsrc: ./pages/one.md\n---\n\n---\nsrc: ./none.md\n---\n';
    const one =
      '---\nlayout: default\n---\n\n# One\n\n![A tree](tree.svg)\n\n---\n\n# Two\n\n- b\n';
    const files = { 'slides.md': deck, 'pages/one.md': one, 'pages/tree.svg': PICTURE };
    const done = await imported(files, 'panel', ['slides.md']);
    expect(slidesOf(done).map(({ kind, title }) => [kind, title])).toEqual([
      ['image', 'One'],
      ['points', 'Two'],
    ]);
    expect(done.leftOut).toContain('1 file of slides');
  });

  it('with HTML has its text, its pictures and no tags, but code as it is', async () => {
    const text =
      '---\nmarp: true\n---\n\n# T\n\n---\n\n# A\n\n<div class="grid">\n    <v-click>\n\n- one `<b>`\n\n    </v-click>\n</div>\n\n<img src="tree.svg" alt="A tree" width="3">\n\n---\n\n# B\n\n- c\n';
    const [slide] = slidesOf(
      await imported({ 'a.md': text, 'tree.svg': PICTURE }, 'panel', ['a.md']),
    );
    expect(slide).toEqual({
      kind: 'image',
      title: 'A',
      image: { src: 'images/tree.svg', alt: 'A tree' },
      points: ['one `<b>`'],
    });
  });

  it('says what it left out', async () => {
    const text =
      '---\nmarp: true\n---\n\n# T\n\n---\n\n# A\n\n<style>h1 { color: red }</style>\n\n![](https://example.org/a.png) ![gone](gone.png)\n\n- b\n\n---\n\n# B\n\n- c\n';
    expect((await imported({ 'a.md': text })).leftOut).toEqual([
      '1 style',
      '1 picture at an address',
      '1 picture that is not there',
      '1 setting of its design',
    ]);
  });

  it('has texts that are no marks as they are written', async () => {
    const text =
      '# T\n\n## A\n\n- snake_case, 2 \\* 3, a `b*c` and \\[x\\](y) at 5:00: "so"\n- #tag & <tt>\n\n## B\n\n- c\n';
    const done = await imported({ 'a.md': text });
    expect(done.problems).toEqual([]);
    expect(slidesOf(done)[0]?.points).toEqual([
      'snake_case, 2 \\* 3, a `b*c` and [x\\](y) at 5:00: "so"',
      '#tag &',
    ]);
  });

  it('with formulas has them, and dollars that are none', async () => {
    const text = '# T\n\n## A\n\n- It is $a^2 + b^2$\n\n## B\n\n- It costs $5 or $6\n';
    const [formula, dollars] = slidesOf(await imported({ 'a.md': text }));
    expect(formula).toMatchObject({ kind: 'markdown', math: true });
    expect(dollars).toEqual({ kind: 'points', title: 'B', points: ['It costs $5 or $6'] });
  });
});

describe('Word', () => {
  const part = (body: string): string =>
    `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
  const paragraph = (text: string, style = ''): string =>
    `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`;
  const style = (id: string, name: string): string =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;
  const cell = (text: string): string => `<w:tc>${paragraph(text)}</w:tc>`;
  const docx = (body: string): Uint8Array => {
    const files = {
      '[Content_Types].xml':
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      '_rels/.rels':
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
      'word/_rels/document.xml.rels':
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
      'word/styles.xml': `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${style('T', 'Title')}${style('H', 'heading 1')}</w:styles>`,
      'word/document.xml': part(body),
    };
    return zipSync(
      Object.fromEntries(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)])),
    );
  };

  it('has headings, text and tables', async () => {
    const table = `<w:tbl><w:tr>${cell('Year')}${cell('Trees')}</w:tr><w:tr>${cell('2020')}${cell('12')}</w:tr></w:tbl>`;
    const body =
      paragraph('Trees', 'T') +
      paragraph('Numbers', 'H') +
      table +
      paragraph('Shade', 'H') +
      paragraph('Cool *days* &amp; nights');
    const { outline, problems } = await imported({ 'a.docx': docx(body) });
    expect(problems).toEqual([]);
    expect(outline.deck.title).toBe('Trees');
    expect(slidesOf({ outline })).toEqual([
      { kind: 'table', title: 'Numbers', head: ['Year', 'Trees'], rows: [['2020', '12']] },
      { kind: 'statement', text: 'Shade', caption: 'Cool \\*days\\* & nights' },
    ]);
  });
});

describe('what cannot be imported', () => {
  const locked = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const many = Array.from(
    { length: 200 },
    (_, i) =>
      `00:0${Math.floor(i / 60)}:${String(i % 60).padStart(2, '0')}.000 --> 00:05:00.000\n<v S${i}>Word ${i}.\n`,
  );
  const cases: [string, string, string | Uint8Array, RegExp, number | undefined][] = [
    ['nothing', 'a.vtt', '', /a\.vtt is empty/, undefined],
    ['captions without words', 'a.vtt', 'WEBVTT\n\n', /is no transcript/, 1],
    ['a letter', 'a.vtt', 'Dear all,\n\nnobody speaks.\n', /is no transcript/, undefined],
    ['50 MB', 'a.vtt', 'a'.repeat(50_000_000), /has more than 5 MB/, undefined],
    ['bytes that are no text', 'a.vtt', Uint8Array.from([65, 10, 0, 1]), /is not a text file/, 2],
    [
      'times that run back',
      'a.vtt',
      'WEBVTT\n\n00:10.000 --> 00:12.000\nOne.\n\n00:02.000 --> 00:03.000\nTwo.\n',
      /run back here, from 0:10 to 0:02/,
      6,
    ],
    ['200 speakers', 'a.vtt', `WEBVTT\n\n${many.join('\n')}`, /200 speakers/, 183],
    ['a deck with a password', 'a.pptx', locked, /protected by a password/, undefined],
    ['a text with a password', 'a.docx', locked, /protected by a password/, undefined],
    ['a deck that is none', 'a.pptx', 'hello', /no PowerPoint file/, undefined],
    ['a document that is none', 'a.docx', 'hello', /no Word document/, undefined],
    ['another format', 'a.png', 'hello', /of no kind that can be imported/, undefined],
    [
      'a paragraph without end',
      'a.md',
      `# T\n\n${'['.repeat(100_000)}\n`,
      /more than 5,000 characters/,
      3,
    ],
    [
      'too many slides',
      'a.md',
      Array.from({ length: 1200 }, (_, i) => `## S${i}\n\n- a\n- b\n`).join('\n'),
      /1200 slides; it may have 2 MB and 1000/,
      undefined,
    ],
  ];

  it.each(cases)(
    '%s: an error that says why, and nothing is written',
    async (_, name, content, message, line) => {
      const failed = await imported({ [name]: content }).then(
        () => undefined,
        (error: unknown) => error as BuildError,
      );
      expect(failed).toBeInstanceOf(BuildError);
      const [problem] = failed?.problems ?? [];
      expect(problem).toMatchObject({
        severity: 'error',
        message: expect.stringMatching(message),
        hint: expect.stringMatching(/\w/),
      });
      if (line !== undefined)
        expect([problem?.code, problem?.place?.line]).toEqual([problem?.code, line]);
      expect(existsSync(join(root, `to-${count}`))).toBe(false);
    },
  );

  it('an outline that is there stays as it is', async () => {
    const { folder, text } = await imported({ 'talk.vtt': VTT });
    const again = importFiles({ files: [join(folder, 'talk.vtt')], folder, kind: 'panel' });
    await expect(again).rejects.toThrow(/is there already; nothing was written/);
    expect(readFileSync(join(folder, 'outline.yaml'), 'utf8')).toBe(text);
  });
});
