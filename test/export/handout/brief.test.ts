/** The brief: the talk's content with speakers and sources, as an article. */
import { composeHandout } from 'fireside-deck';
import { beforeAll, expect, test } from 'vitest';
import {
  type Built,
  buildOutline,
  compileFile,
  outlineWith,
  withOutline,
} from '../../support/build-deck.js';
import { bookmarksIn, linksIn } from '../../support/pdf-structure.js';
import { pdfPages, pdfWords, poppler } from '../../support/read-built.js';

const YAML = `deck: {title: 一場對談, subtitle: 副題在此, event: 論壇, date: 2026-03-01, handout: brief, fit: auto}
people:
  lin: {name: 林怡君, role: 主持人, side: host}
  chen: {name: 陳志明, short: 志明, role: 工程師, side: guest}
  wu: {name: 吳評, role: 學者, side: commentator}
sources:
  record: {publisher: 論壇紀錄, url: https://example.org/record}
  book: {title: 一本書, authors: [王作者]}
  unused: {title: 沒人用的}
sections:
  - title: 第一段
    subtitle: 段落的引言
    slides:
      - {kind: people, title: 出場的人, people: [lin, chen, wu]}
      - kind: points
        id: why
        title: 為什麼現在談
        sources: [record]
        points:
          - 甲點沒有句號
          - 乙點自己有句號。
          - {text: 丙點是人說的, by: chen, sources: [book]}
          - {text: 丁點有細項, by: lin, points: [細項一, 細項二]}
        notes: 備註不在文章裡
      - {kind: quote, title: 逐字的話, text: 這是原話, by: chen, verbatim: true, context: 在臺上說的}
      - {kind: quote, title: 轉述的話, text: 這是大意, by: lin}
      - kind: exchange
        title: 一來一往
        turns:
          - {by: lin, text: 為什麼呢}
          - {by: chen, text: 因為如此, verbatim: true}
      - {kind: figures, title: 數字, figures: [{value: "609", unit: 億美元, label: 營收多少}]}
      - kind: table
        title: 表格
        head: [欄甲, 欄乙]
        rows: [[格子一, 格子二]]
        caption: 表的說明
      - kind: chart
        title: 圖表
        rows: [{label: 微軟, value: 15}, {label: 元宇, value: 13}]
      - {kind: statement, text: 一句話撐起一頁}
      - {kind: timeline, title: 時間, events: [{when: 2009年, text: 起步了}, {when: 今年, text: 到了}]}
      - kind: compare
        title: 對照
        columns:
          - {title: 左欄, by: lin, points: [左邊一點]}
          - {title: 右欄, points: [右邊一點]}
      - {kind: code, title: 程式, code: 'const 答 = 42'}
      - {kind: markdown, markdown: '# 自寫的投影片'}
      - {kind: points, title: 只給講者, hidden: true, points: [藏起來的點]}
  - title: 第二段
    opening: false
    slides:
      - {kind: commentary, title: 專家存疑, on: why, by: wu, stance: doubts, quote: 被評論的話, points: [評論的一點]}
      - {kind: commentary, title: 獨立的評論, by: wu, stance: adds, points: ['另見[前面](#why)']}
      - {kind: takeaways, title: 帶走, points: [第一件, 第二件]}
`;

let built: Built;
let pages: string[];
let text: string;

beforeAll(async () => {
  built = await buildOutline(YAML, ['handout']);
  pages = pdfPages(built.file('-handout.pdf'));
  // A word joiner holds the numbers of sources at their words.
  text = pages.join('').replaceAll('\u2060', '');
}, 60_000);

test.each([
  '一場對談',
  '副題在此',
  '2026年3月1日',
  '第一段',
  '段落的引言',
  '林怡君',
  '主持人',
  '工程師',
  '學者',
  '為什麼現在談',
  '細項一',
  '細項二',
  '在臺上說的',
  '為什麼呢',
  '609億美元',
  '營收多少',
  '欄甲',
  '格子一',
  '格子二',
  '表的說明',
  '微軟',
  '一句話撐起一頁',
  '2009年',
  '起步了',
  '左欄',
  '左邊一點',
  '右欄',
  '右邊一點',
  'const答=42',
  '自寫的投影片',
  '專家存疑',
  '被評論的話',
  '評論的一點',
  '獨立的評論',
  '帶走',
  '第一件',
  '第二件',
])('%s is in the article', (part) => {
  expect(text).toContain(part);
});

test('points are set as sentences: a semicolon between them, a stop at the end, none twice', () => {
  expect(text).toContain('甲點沒有句號；乙點自己有句號。');
  expect(text).toContain('丙點是人說的1。');
});

test('words that are verbatim are marked so, and a paraphrase as one', () => {
  expect(text).toContain('「這是原話」');
  expect(text).not.toContain('「這是大意」');
  expect(text).toMatch(/林怡君轉述主持人這是大意|林怡君轉述(主持人)?/);
  expect(text).toContain('「因為如此」');
  expect(text).toMatch(/林怡君轉述為什麼呢/);
});

test('the speaker is named in the margin, on the first line of the text', () => {
  const words = pdfWords(built.file('-handout.pdf')).flat();
  const at = (word: string) => words.filter(({ text: own }) => own.includes(word));
  for (const [who, what] of [
    ['志明', '丙點是人說的'],
    ['志明', '「因為如此」'],
  ] as const) {
    const [text] = at(what);
    const beside = at(who).filter((one) => Math.abs(one.bottom - (text?.bottom ?? 0)) < 4);
    expect(beside.some((one) => one.right < (text?.left ?? 0))).toBe(true);
  }
});

test('a comment is right under what it answers, with its stance, and is mentioned where it was', () => {
  expect(text).toMatch(/細項二.*吳評存疑.*專家存疑.*被評論的話.*評論的一點。.*逐字的話/);
  const [, second = ''] = text.split(/2第二段/);
  expect(second).toMatch(/吳評存疑專家存疑.*見「為什麼現在談」/);
  expect(text.match(/評論的一點/g)).toHaveLength(1);
});

test('the sources that were used stand at the end, and the numbers in the text lead to them', () => {
  const end = text.slice(text.lastIndexOf('資料來源'));
  expect(end).toMatch(/2論壇紀錄https:\/\/example\.org\/record/);
  expect(end).toMatch(/1王作者，一本書/);
  expect(text).not.toContain('沒人用的');
  const links = linksIn(built.file('-handout.pdf'));
  expect(links.filter(({ to }) => to === undefined)).toEqual([]);
  expect(links.some(({ from, to }) => from === 1 && to === pages.length)).toBe(true);
});

test('notes, the hidden slide and what the deck has for the screen alone are not in it', () => {
  for (const absent of ['備註不在文章裡', '只給講者', '藏起來的點', '謝謝']) {
    expect(text).not.toContain(absent);
  }
});

test('it is valid and tagged, in the deck’s language, with embedded fonts and page numbers', () => {
  const pdf = built.file('-handout.pdf');
  poppler('qpdf', pdf, ['--check']);
  expect(poppler('pdffonts', pdf, [])).not.toContain('Type 3');
  expect(poppler('pdfinfo', pdf, [])).toMatch(/^Tagged: +yes$/m);
  for (const [index, page] of pages.entries()) {
    expect(page).toContain(`第${index + 1}頁，共${pages.length}頁`);
  }
  expect(bookmarksIn(pdf).map(({ title }) => title)).toEqual(['第一段', '第二段']);
});

test('a split slide is joined again, each part once', async () => {
  const points = Array.from(
    { length: 24 },
    (_, i) => `子${i + 1}丑這一點說得相當長，占去一整行的位置`,
  );
  const yaml = outlineWith(
    `      - {kind: points, title: 長長的單子, points: [${points.join(', ')}]}
      - {kind: points, id: next, title: 後面, points: [點]}
      - {kind: points, title: 回頭, points: ['見[後面](#next)']}\n`,
    ', handout: brief',
  );
  const { file, slides } = await buildOutline(yaml, ['handout']);
  expect(slides).toBeGreaterThan(3);
  const article = pdfPages(file('-handout.pdf')).join('');
  expect(article.match(/子\d+丑/g)).toEqual(points.map((_, i) => `子${i + 1}丑`));
  expect(article).not.toContain('長長的單子（1');
  expect(linksIn(file('-handout.pdf')).every(({ to }) => to !== undefined)).toBe(true);
});

test('a kind of the user’s own reads as its brief.hbs says', async () => {
  const files = {
    'templates/recipe/slide.hbs': '# {{title}}\n',
    'templates/recipe/schema.yaml':
      'type: object\nrequired: [title]\nproperties: {title: {$ref: "#/$defs/text"}, step: {$ref: "#/$defs/text"}}\n',
    'templates/recipe/brief.hbs': '<h3>{{title}}</h3><p>步驟：{{step}}</p>',
  };
  const yaml = outlineWith(
    '      - {kind: recipe, title: 一道菜, step: 先切}\n',
    ', handout: brief',
  );
  const { file } = await buildOutline(yaml, ['handout'], files);
  expect(pdfPages(file('-handout.pdf')).join('')).toContain('一道菜步驟：先切');
});

test('the rules of formulas and of people’s own colours are in its CSS', async () => {
  const yaml = `deck: {title: 一場, handout: brief}
people: {lin: {name: 林怡君, side: host, color: "#a03c8c"}}
sections:
  - title: 段
    slides: [{kind: points, title: 式, math: true, points: [{text: "$x^2$", by: lin}]}]
`;
  const { html } = await withOutline(yaml, {}, async (path) => {
    const compiled = await compileFile(path);
    const layout = {
      layout: 'brief',
      orientation: undefined,
      paper: 'A4',
      perPage: 3,
      lines: false,
      hidden: false,
    } as const;
    return composeHandout(compiled, layout);
  });
  expect(html).toMatch(
    /\nimg\.math-\w+\.math[^{}]+\{ width: [^}]+\}\n\.handout \.person-1 \{ --hue: #a03c8c; \}/,
  );
});
