/** Handouts on paper: as many slides to a page as requested, with all their notes. */
import { expect, test } from 'vitest';
import { type Built, buildOutline, outlineWith } from '../../support/build-deck.js';
import { parseArguments } from '../../support/parse-arguments.js';
import { bookmarksIn, labelsIn, linksIn } from '../../support/pdf-structure.js';
import { pixelsOf } from '../../support/pixels.js';
import { pdfPages, pdfWords, poppler } from '../../support/read-built.js';

const MM = 72 / 25.4;

/** Slides of one point each, called 甲1丙, 甲2丙 and so on. */
function slidesOf(count: number, more: (number: number) => string = () => ''): string {
  return Array.from(
    { length: count },
    (_, i) => `      - {kind: points, title: 甲${i + 1}丙, points: [乙${i + 1}丁]${more(i + 1)}}\n`,
  ).join('');
}

function handout(count: number, words: string, more?: (number: number) => string): Promise<Built> {
  return buildOutline(outlineWith(slidesOf(count, more), `, handout: ${words}`), ['handout']);
}

/** The numbers of the slides that each page shows, by their titles. */
function shownOn(pdf: Uint8Array): number[][] {
  return pdfPages(pdf).map((text) => [...text.matchAll(/甲(\d+)丙/g)].map(([, n]) => Number(n)));
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

/** Rows of pixels at a column of a page in which a ruled line is seen, in points from the top. */
function rulesAt(pdf: Uint8Array, page: number, x: number, width: number): number[] {
  const pixels = pixelsOf(pdf, page);
  const isInk = (y: number): boolean => (pixels[y * width + Math.round(x)]?.[0] ?? 255) < 225;
  const rows = upTo(pixels.length / width - 1);
  return rows.filter((y) => isInk(y) && !isInk(y - 1));
}

test.each([
  [1, 40, 40],
  [2, 40, 20],
  [3, 40, 14],
  [4, 40, 10],
  [6, 40, 7],
  [9, 40, 5],
  [3, 1, 1],
  [6, 2, 1],
  [4, 7, 2],
])(
  '%i slides to a page: %i slides take %i pages, in order, each whole on its page',
  async (perPage, count, pages) => {
    const pdf = (await handout(count, `slides-${perPage}`)).file('-handout.pdf');
    const shown = shownOn(pdf);
    expect(shown).toHaveLength(pages);
    expect(shown.flat().sort((a, b) => a - b)).toEqual(upTo(count));
    for (const [index, own] of shown.entries()) {
      expect(own).toEqual(upTo(count).slice(index * perPage, (index + 1) * perPage));
    }
    for (const [index, text] of pdfPages(pdf).entries()) {
      const own = shown[index] ?? [];
      // The middle of each slide is on the page of its title.
      expect([...text.matchAll(/乙(\d+)丁/g)].map(([, n]) => Number(n))).toEqual(own);
      expect(text).toContain(`第${index + 1}頁，共${pages}頁`);
    }
    expect(() => poppler('qpdf', pdf, ['--check'])).not.toThrow();
  },
);

test.each([
  ['{layout: slides-3, paper: A4}', 210, 297],
  ['{layout: slides-6, paper: A4, orientation: landscape}', 297, 210],
  ['{layout: slides-4, paper: letter}', 279.4, 215.9],
  ['{layout: slides-9, paper: letter, orientation: landscape}', 279.4, 215.9],
  ['{layout: notes, paper: letter, orientation: landscape}', 279.4, 215.9],
  ['{layout: brief, paper: letter}', 215.9, 279.4],
])('%s is %f mm wide and %f mm high, nothing outside its margins', async (words, width, height) => {
  const pdf = (await handout(7, words)).file('-handout.pdf');
  const [, w, h] = /^Page size: +([\d.]+) x ([\d.]+)/m.exec(poppler('pdfinfo', pdf, [])) ?? [];
  expect(Math.abs(Number(w) - width * MM)).toBeLessThan(1);
  expect(Math.abs(Number(h) - height * MM)).toBeLessThan(1);
  const words_ = pdfWords(pdf).flat();
  expect(words_.length).toBeGreaterThan(7);
  for (const word of words_) {
    expect(word.left).toBeGreaterThan(15 * MM);
    expect(word.right).toBeLessThan((width - 15) * MM);
    expect(word.top).toBeGreaterThan(8 * MM);
    expect(word.bottom).toBeLessThan((height - 6) * MM);
  }
  expect(shownOn(pdf).flat()).toEqual(expect.arrayContaining(upTo(7)));
});

test.each([
  ['slides-1', 'landscape', 1],
  ['slides-2', 'portrait', 1],
  ['slides-3', 'portrait', 1],
  ['slides-4', 'landscape', 2],
  ['slides-6', 'portrait', 2],
  ['slides-9', 'landscape', 3],
  ['{layout: slides-4, orientation: portrait}', 'portrait', 1],
  ['{layout: slides-9, orientation: portrait}', 'portrait', 2],
  ['notes', 'portrait', 1],
])(
  '%s: the paper is %s, with %i slides across, so that they are large',
  async (words, way, columns) => {
    const pdf = (await handout(9, words)).file('-handout.pdf');
    const [, w, h] = /^Page size: +([\d.]+) x ([\d.]+)/m.exec(poppler('pdfinfo', pdf, [])) ?? [];
    expect(Number(w) > Number(h) ? 'landscape' : 'portrait').toBe(way);
    const titles = (pdfWords(pdf)[0] ?? []).filter(({ text }) => /甲\d/.test(text));
    const tops = titles.map(({ top }) => Math.round(top));
    expect(tops.filter((top) => Math.abs(top - (tops[0] ?? 0)) < 3)).toHaveLength(columns);
  },
);

test('a note says how small the smallest text is on paper, and what prints it larger', async () => {
  const yaml = outlineWith(slidesOf(9), ', handout: slides-9');
  const { file, problems } = await buildOutline(yaml, ['pdf', 'handout']);
  const widthIn = (pdf: Uint8Array): number => {
    const title = pdfWords(pdf)[0]?.find(({ text }) => text.includes('甲1'));
    return title ? title.right - title.left : Number.NaN;
  };
  // The slides' own foot is 18 px high.
  const size = 18 * 0.75 * (widthIn(file('-handout.pdf')) / widthIn(file('outline.pdf')));
  expect(size).toBeLessThan(6);
  expect(problems).toEqual([
    expect.objectContaining({
      severity: 'note',
      code: 'handout/small-text',
      message: expect.stringContaining(
        `With 9 slides to a page of the handout their smallest text is ${size.toFixed(1)} pt`,
      ),
      hint: 'slides-2 prints it at 7.1 pt.',
    }),
  ]);
  expect((await handout(9, 'slides-2')).problems).toEqual([]);
});

test('three to a page: seven ruled lines beside each slide, 9 mm apart', async () => {
  const pdf = (await handout(3, 'slides')).file('-handout.pdf');
  const rules = rulesAt(pdf, 1, 170 * MM, 595).filter((y) => y > 26 * MM && y < 278 * MM);
  expect(rules).toHaveLength(21);
  for (const [index, y] of rules.entries()) {
    if (index % 7 > 0) expect(Math.abs(y - (rules[index - 1] ?? 0) - 9 * MM)).toBeLessThan(1.5);
  }
});

test('six to a page have no lines unless they are asked for', async () => {
  const words = '{layout: slides-6, lines: true}';
  const bare = (await handout(1, 'slides-6')).file('-handout.pdf');
  const ruled = (await handout(1, words)).file('-handout.pdf');
  const below = (pdf: Uint8Array): number[] =>
    rulesAt(pdf, 1, 60 * MM, 595).filter((y) => y > 90 * MM && y < 110 * MM);
  expect(below(bare)).toEqual([]);
  expect(below(ruled)).toHaveLength(2);
});

test('no slide that opens a section is alone at the end of a page', async () => {
  const yaml = `deck: {title: 測試, handout: slides-3, auto: {cover: false, agenda: false, closing: false}}
sections:
  - {title: 一, opening: false, slides: [${['甲1丙', '甲2丙'].map((title) => `{kind: points, title: ${title}, points: [點]}`)}]}
  - {title: 二, opening: false, slides: [${['甲3丙', '甲4丙'].map((title) => `{kind: points, title: ${title}, points: [點]}`)}]}`;
  const pdf = (await buildOutline(yaml, ['handout'])).file('-handout.pdf');
  expect(shownOn(pdf)).toEqual([
    [1, 2],
    [3, 4],
  ]);
});

test('the running head has title and event, the foot the date, even where no slide shows them', async () => {
  const deck = ', title: 龍的頭, event: 鳳凰論壇, date: 2026-03-01, handout: slides-4';
  const yaml = outlineWith(slidesOf(5)).replace('title: 測試', deck.slice(2));
  const pdf = (await buildOutline(yaml, ['handout'])).file('-handout.pdf');
  for (const page of pdfPages(pdf)) {
    expect(page).toContain('龍的頭');
    expect(page).toContain('鳳凰論壇');
    expect(page).toContain('2026年3月1日');
  }
  expect(poppler('pdffonts', pdf, [])).not.toContain('Type 3');
});

const SIGNS = '# 標題 * 星 _底_ `碼` <b>粗</b> &amp; {{x}} $a$ --> [連結](https://example.org)';

test('notes: each slide has its own, every character as written', async () => {
  const notes = (n: number): string => `, notes: '第${n}段：${SIGNS}'`;
  const pdf = (await handout(3, 'notes', notes)).file('-handout.pdf');
  expect(shownOn(pdf)).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
  ]);
  for (const [index, page] of pdfPages(pdf).entries()) {
    expect(page).toContain(`第${index + 1}段：${SIGNS}`.replace(/\s/g, ''));
  }
});

test('notes that are long go on to further pages, under a head that names the slide', async () => {
  const lines = upTo(140).map((n) => `子${n}丑是這一行`);
  const slides = `      - kind: points
        title: 甲1丙
        points: [點]
        notes: |
${lines.map((line) => `          ${line}\n`).join('')}      - {kind: points, title: 甲2丙, points: [點], notes: 尾}
`;
  const yaml = outlineWith(slides, ', handout: notes');
  const pdf = (await buildOutline(yaml, ['handout'])).file('-handout.pdf');
  const pages = pdfPages(pdf);
  expect(pages.length).toBeGreaterThan(3);
  const said = pages.flatMap((page) => [...page.matchAll(/子(\d+)丑是這一行/g)]);
  expect(said.map(([, n]) => Number(n))).toEqual(upTo(140));
  for (const page of pages.slice(1, -1)) expect(page).toContain('1甲1丙');
  expect(pages.at(-1)).toContain('甲2丙');
  expect(pages.at(-1)).not.toContain('子');
  expect(bookmarksIn(pdf)[0]?.kids.map(({ page }) => page)).toEqual([1, pages.length]);
});

test('bookmarks and links lead to the page of the handout that shows the slide; pages are labelled', async () => {
  const slides = `      - {kind: points, title: 甲1丙, points: ['見[後面](#last)與[網站](https://example.org/a)']}
${slidesOf(5).replace(/甲(\d)丙/g, (_, n: string) => `甲${Number(n) + 1}丙`)}      - {kind: points, id: last, title: 甲7丙, points: [點]}
`;
  const yaml = outlineWith(slides, ', handout: slides-3');
  const pdf = (await buildOutline(yaml, ['handout'])).file('-handout.pdf');
  expect(linksIn(pdf)).toEqual([
    { from: 1, to: 3 },
    { from: 1, to: 'https://example.org/a' },
  ]);
  const [section] = bookmarksIn(pdf);
  expect(section?.kids.map(({ title, page }) => [title, page])).toEqual(
    upTo(7).map((n) => [`甲${n}丙`, Math.ceil(n / 3)]),
  );
  expect(labelsIn(pdf)).toEqual(['1', '2', '3']);
});

test('a Hebrew handout begins on the right, head and slides', async () => {
  const yaml = outlineWith(
    `      - {kind: points, title: אחת, points: [ראשון]}
      - {kind: points, title: שתיים, points: [שני]}
`,
    ', lang: he, event: כנס, handout: slides-4',
  ).replace('title: 測試', 'title: דיון');
  const pdf = (await buildOutline(yaml, ['handout'])).file('-handout.pdf');
  const [words = []] = pdfWords(pdf);
  const at = (text: string): number => {
    const found = words.find(
      (word) => word.text === text || word.text === [...text].reverse().join(''),
    );
    if (found === undefined) throw new Error(`the page has no ${text}`);
    return found.left;
  };
  expect(at('דיון')).toBeGreaterThan(at('כנס'));
  expect(at('אחת')).toBeGreaterThan(at('שתיים'));
  expect(poppler('pdffonts', pdf, [])).not.toContain('Type 3');
});

test('a template of the user’s own takes the place of ours, and of its style', async () => {
  const files = {
    'templates/handout/slides.hbs':
      '<main class="mine">{{#each slides}}<p>自有{{number}}：{{title}}</p>{{/each}}</main>',
    'templates/handout/style.css':
      '@page { size: 100mm 80mm; margin: 5mm } .mine { font-family: "Noto Sans TC" }',
  };
  const yaml = outlineWith(
    `      - {kind: points, title: 自有1：甲1丙, points: [點]}\n`,
    ', handout: slides-6',
  );
  const pdf = (await buildOutline(yaml, ['handout'], files)).file('-handout.pdf');
  expect(pdfPages(pdf).join('')).toBe('自有1：自有1：甲1丙');
  expect(poppler('pdfinfo', pdf, [])).toMatch(/^Page size: +28[23][.\d]* x 22[67]/m);
});

test('--handout outweighs the outline, word by word, and asks for a handout', async () => {
  const command = parseArguments(['build', '--to', 'html', '--handout', 'slides-2,landscape']);
  expect(command.options.handout).toEqual({
    layout: 'slides-2',
    'per-page': undefined,
    orientation: 'landscape',
  });
  expect(() => parseArguments(['build', '--handout', 'slide-3'])).toThrow(
    /'slide-3' is invalid. Did you mean slides-3\?/,
  );
});

test.each([
  ['slides-5', /layout|slides/],
  ['{layot: notes}', /Did you mean `layout`/],
  ['{layout: slides, per-page: 5}', /1.*2.*3.*4.*6.*9/],
  ['{lines: maybe}', /lines to write on/],
])('handout: %s is an error that says what to write', async (words, hint) => {
  await expect(handout(1, words)).rejects.toMatchObject({
    problems: [expect.objectContaining({ hint: expect.stringMatching(hint) })],
  });
});

test('the rules of paper stop at the slides: in a handout each is set as in the deck', async () => {
  const slides = `      - {kind: points, id: why, title: 為什麼現在談, points: [甲點, {text: 乙點, by: zuck}]}
      - {kind: commentary, title: 評論在此, on: why, by: zuck, stance: doubts, points: [丙點, 丁點]}
      - {kind: quote, title: 一句話, text: 這是大意, by: zuck, context: 在臺上}
      - {kind: compare, title: 對照, columns: [{title: 左, points: [一]}, {title: 右, points: [二]}], caption: 說明}
`;
  const yaml = outlineWith(slides, ', handout: {layout: slides-1, orientation: landscape}');
  const { file } = await buildOutline(yaml, ['pdf', 'handout']);
  const deck = pdfWords(file('outline.pdf'));
  const paper = pdfWords(file('-handout.pdf')).map((words) =>
    words.filter(({ top, bottom }) => top > 25 * MM && bottom < 192 * MM),
  );
  expect(paper.map((words) => words.map(({ text }) => text))).toEqual(
    deck.map((words) => words.map(({ text }) => text)),
  );
  const [first] = deck.flat();
  const [firstOnPaper] = paper.flat();
  const height = (word = first): number => (word ? word.bottom - word.top : Number.NaN);
  const scale = height(firstOnPaper) / height();
  for (const [page, words] of deck.entries()) {
    const origin = paper[page]?.[0]?.left ?? Number.NaN;
    for (const [index, word] of words.entries()) {
      const there = paper[page]?.[index];
      const expected = origin + (word.left - (words[0]?.left ?? 0)) * scale;
      expect(Math.abs((there?.left ?? Number.NaN) - expected)).toBeLessThan(3);
    }
  }
});

test('in English the foot says page x of y in words, and quotation marks have their font', async () => {
  const yaml = `deck: {title: Talk, lang: en, handout: brief, auto: {cover: false, agenda: false, closing: false}}
people: {x: {name: Expert, side: commentator}}
sections:
  - title: Part
    slides:
      - {kind: points, id: why, title: Why now, points: [First point, Second point]}
      - {kind: commentary, title: Doubt, on: why, by: x, points: [Perhaps]}
`;
  const pdf = (await buildOutline(yaml, ['handout'])).file('-handout.pdf');
  const line = poppler('pdftotext', pdf, ['-layout'], ['-']);
  expect(line).toContain('Page 1 of 1');
  expect(line).toContain('First point. Second point.');
  expect(line).toContain('see “Why now”');
  const faces = poppler('pdffonts', pdf, []).trim().split('\n').slice(2);
  for (const face of faces) expect(face).toMatch(/^[A-Z]{6}\+NotoSans-(Regular|Bold) /);
});
