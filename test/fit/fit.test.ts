/** Nothing is cut off: what is too full is set in smaller text, then split, or is an error at its line. */
import { BuildError } from 'fireside-deck';
import { beforeAll, describe, expect, it } from 'vitest';
import { shortText } from '../../src/deck/short-texts.js';
import { partition } from '../../src/deck/split/partition.js';
import { joinSentences, sentencesOf } from '../../src/deck/split/sentences.js';
import { type Built, buildOutline, outlineWith } from '../support/build-deck.js';
import { notesOf, pdfPages, plainMarp, slidesOf } from '../support/read-built.js';

const LINE = '一個要點的文字，不算長，但也不短';
const SENTENCE = '這是很長的一句話，長到一頁放不下，因為它一直說個不停。';

function list(count: number, text = LINE): string {
  return `[${Array.from({ length: count }, (_, i) => `第${i + 1}條：${text}`).join(', ')}]`;
}

function times(count: number, make: (index: number) => string): string {
  return Array.from({ length: count }, (_, i) => make(i)).join(', ');
}

function codes(built: Built): string[] {
  return built.problems.map(({ code }) => code);
}

async function errorsOf(yaml: string, files = {}): Promise<BuildError['problems']> {
  const error = await buildOutline(yaml, ['pdf'], files).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(BuildError);
  return (error as BuildError).problems;
}

describe('a slide that is too full', () => {
  it('is set in smaller text first, the same in every format, and the report says so', async () => {
    const built = await buildOutline(
      outlineWith(`      - {kind: points, title: 題, points: ${list(10)}}`),
      ['html', 'md', 'pdf'],
    );
    expect(built.slides).toBe(1);
    expect(built.problems).toMatchObject([
      { severity: 'note', code: 'fit/tightened', place: { line: 10 } },
    ]);
    const [html] = slidesOf(built.text('.html'));
    const [plain] = plainMarp(built.text('.md')).slides;
    expect(html?.section.getAttribute('class')).toMatch(/^points size-2[2-7]$/);
    expect(plain?.section.getAttribute('class')).toBe(html?.section.getAttribute('class'));
    expect(pdfPages(built.file('.pdf'))[0]).toContain('第9條');
  });

  describe('is split where tighter is not enough', () => {
    let built: Built;
    beforeAll(async () => {
      built = await buildOutline(
        outlineWith(`      - kind: points
        id: long
        title: 太長的清單
        numbered: true
        points: ${list(20)}
        notes: 只說一次
      - kind: commentary
        title: 評論
        on: long
        by: zuck
        points: ['[回到清單](#long)']`),
        ['html', 'md', 'pdf', 'pptx'],
      );
    });

    it('into even parts, counted in their titles, nothing missing', () => {
      const slides = slidesOf(built.text('.html'));
      const parts = slides.slice(0, -1);
      const count = parts.length;
      expect(count).toBeGreaterThan(1);
      expect(parts.map((slide) => slide.texts('h1'))).toEqual(
        parts.map((_, index) => [`太長的清單（${index + 1}/${count}）`]),
      );
      const items = parts.map((slide) => slide.texts('li'));
      expect(items.flat()).toEqual(Array.from({ length: 20 }, (_, i) => `第${i + 1}條：${LINE}`));
      const lengths = items.map(({ length }) => length);
      expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1);
    });

    it('whose numbers go on', () => {
      const starts = slidesOf(built.text('.html'))
        .slice(0, -1)
        .map(({ section }) => Number(section.querySelector('ol')?.getAttribute('start') ?? 1));
      const lengths = slidesOf(built.text('.html')).map((slide) => slide.texts('li').length);
      expect(starts).toEqual(
        starts.map((_, i) => 1 + lengths.slice(0, i).reduce((a, b) => a + b, 0)),
      );
    });

    it('with the notes, the links and the answers at the first', () => {
      expect(notesOf(built.text('.html')).filter((note) => note)).toEqual(['只說一次']);
      const last = slidesOf(built.text('.html')).at(-1)?.section;
      const links = [...(last?.querySelectorAll('a') ?? [])].map((a) => a.getAttribute('href'));
      expect(new Set(links)).toEqual(new Set(['#1']));
      const answers = slidesOf(built.text('.html')).map(
        ({ section }) => section.querySelectorAll('footer .answer').length,
      );
      expect(answers).toEqual([1, ...answers.slice(1).map(() => 0)]);
    });

    it('alike in every format, and the report says so', () => {
      expect(plainMarp(built.text('.md')).slides).toHaveLength(built.slides);
      expect(pdfPages(built.file('.pdf'))).toHaveLength(built.slides);
      expect(codes(built)).toEqual(['fit/split']);
      expect(built.problems[0]?.place?.line).toBe(10);
    });
  });

  /** What is split where, the elements that hold it, and how many there are. */
  const SPLITS: readonly [where: string, slide: string, selector: string, count: number][] = [
    [
      'rows',
      `kind: table, head: [甲, 乙], rows: [${times(30, (i) => `[列${i}, 值]`)}]`,
      'tbody tr',
      30,
    ],
    [
      'turns',
      `kind: exchange, turns: [${times(9, (i) => `{by: zuck, text: 第${i}次${SENTENCE}${SENTENCE}}`)}]`,
      '.turn',
      9,
    ],
    [
      'events',
      `kind: timeline, events: [${times(6, (i) => `{when: '200${i}', text: ${SENTENCE.repeat(4)}}`)}]`,
      '.what',
      6,
    ],
    [
      'columns',
      `kind: compare, columns: [{title: 左, points: ${list(12)}}, {title: 右, points: ${list(12)}}]`,
      'li',
      24,
    ],
    ['finer', `kind: points, points: [{text: 一, points: ${list(24)}}]`, 'li li', 24],
    ['quote', `kind: quote, by: zuck, text: ${SENTENCE.repeat(24)}`, 'blockquote', 24],
    ['point', `kind: points, points: [${SENTENCE.repeat(30)}]`, 'section > ul > li', 30],
  ];

  it('is split at rows, turns, events, in columns, at finer points and at sentences', async () => {
    const slides = SPLITS.map(([where, slide]) => `      - {title: ${where}, ${slide}}`);
    const built = await buildOutline(outlineWith(slides.join('\n')), ['html']);
    expect(codes(built)).toEqual(SPLITS.map(() => 'fit/split'));
    const all = slidesOf(built.text('.html'));
    for (const [where, , selector, count] of SPLITS) {
      const parts = all.filter((one) => one.texts('h1')[0]?.startsWith(where));
      expect(parts.length).toBeGreaterThan(1);
      for (const part of parts) expect(part.texts(selector).length).toBeGreaterThan(0);
      const texts = parts.flatMap((one) => one.texts(selector));
      const isCutInside = where === 'quote' || where === 'point';
      const pieces = isCutInside ? texts.join('').split(/(?<=。)/) : texts;
      expect([where, pieces.length]).toEqual([where, count]);
      if (where === 'rows')
        for (const part of parts) expect(part.texts('th')).toEqual(['甲', '乙']);
    }
  });

  it('is an error at its line where `fit: strict` says so, for the deck or the slide', async () => {
    const full = `      - {kind: points, title: 題, points: ${list(20)}}`;
    expect(await errorsOf(outlineWith(full, ', fit: strict'))).toMatchObject([
      { severity: 'error', code: 'fit/strict', place: { line: 10 } },
    ]);
    expect(await errorsOf(outlineWith(full.replace('{kind', '{fit: strict, kind')))).toMatchObject([
      { severity: 'error', code: 'fit/strict' },
    ]);
    const own = full.replace('{kind', '{fit: auto, kind');
    expect(codes(await buildOutline(outlineWith(own, ', fit: strict'), ['html']))).toEqual([
      'fit/split',
    ]);
  });
});

describe('what cannot be fixed', () => {
  it('is an error with its line, how far over, and what would help', async () => {
    const [problem, ...others] = await errorsOf(
      outlineWith(`      - kind: points
        title: 題
        points:
          - 短
          - ${'無標點的一整段文字'.repeat(120)}`),
    );
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ severity: 'error', code: 'fit/beyond', place: { line: 14 } });
    expect(problem?.message).toMatch(/\d+ px beyond the slide/);
    expect(problem?.hint).toContain('sentences');
  });

  it('all such slides at once', async () => {
    const slide = `      - {kind: points, title: 題, points: [${'無標點的一整段文字'.repeat(120)}]}`;
    expect(await errorsOf(outlineWith([slide, slide].join('\n')))).toHaveLength(2);
  });

  it('is a picture that its caption leaves no space', async () => {
    const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900"/>';
    const slide = `      - {kind: image, title: 題, image: {src: a.svg, alt: 圖, caption: ${'很長的圖說'.repeat(400)}}}`;
    const problems = await errorsOf(outlineWith(slide), { 'a.svg': picture });
    expect(problems.map(({ severity }) => severity)).toEqual(['error']);
    expect(problems[0]?.code).toMatch(/^fit\//);
  });

  it('is found in raw Markdown and in a kind of one’s own, clipped boxes too', async () => {
    const long = `      - {kind: markdown, markdown: "# 題\\n\\n${'一段文字，'.repeat(300)}"}`;
    expect((await errorsOf(outlineWith(long)))[0]?.code).toBe('fit/beyond');
    const files = {
      'templates/box/slide.hbs': '# {{title}}\n\n<p class="clips">{{text}}</p>\n',
      'templates/box/style.css': '.clips { height: 60px; overflow: hidden; }',
      'templates/box/schema.yaml':
        'description: A box.\ntype: object\nproperties: {title: {$ref: "#/$defs/text"}, text: {$ref: "#/$defs/text"}}\n',
    };
    const own = `      - {kind: box, title: 題, text: ${'一段文字，'.repeat(60)}}`;
    expect((await errorsOf(outlineWith(own), files))[0]?.code).toBe('fit/clipped');
  });
});

it.each([
  [
    'a number that a theme draws',
    '.sign { position: relative; } .sign::before { content: "9"; position: absolute; top: 470px; left: 0; font-size: 60px; }',
  ],
  [
    'the ground of a text',
    '.sign { position: absolute; left: 80px; bottom: 30px; padding: 40px; background: #a22; }',
  ],
])('%s over the foot is found', async (_, css) => {
  const files = {
    'templates/sign/slide.hbs': '# {{title}}\n\n<p class="sign">{{text}}</p>\n',
    'templates/sign/style.css': css,
    'templates/sign/schema.yaml':
      'description: A sign.\ntype: object\nproperties: {title: {$ref: "#/$defs/text"}, text: {$ref: "#/$defs/text"}}\n',
  };
  const slide = '      - {kind: sign, title: 題, text: 字, sources: [recap]}';
  const problems = await errorsOf(outlineWith(slide), files);
  expect(problems.map(({ code }) => code)).toEqual(['fit/covered']);
});

describe('the way to even parts', () => {
  it.each([
    [[1, 1, 1, 1], 2, [2, 4]],
    [[3, 1, 1, 1], 2, [1, 4]],
    [[1, 1, 1, 1, 1], 2, [2, 5]],
    [[1, 1, 1, 1, 1, 1, 1], 3, [2, 4, 7]],
    [[1], 2, undefined],
  ])('%j in %i parts', (weights, count, ends) => {
    expect(
      partition(
        weights.map((weight) => ({ weight, penalty: 0 })),
        count,
      )?.length,
    ).toBe(ends?.length);
    const got = partition(
      weights.map((weight) => ({ weight, penalty: 0 })),
      count,
    );
    const sizes = (list: readonly number[] | undefined) =>
      list?.map((end, i) => end - (list[i - 1] ?? 0)).sort();
    expect(sizes(got)).toEqual(sizes(ends));
  });

  it.each([
    ['他說。我也說！真的嗎？', ['他說。', '我也說！', '真的嗎？']],
    ['**粗。體。** 之後。', ['**粗。體。** 之後。']],
    ['他說「好。走。」然後。完', ['他說「好。走。」', '然後。', '完']],
    ['見https://x.org/a?b=c&d=e。好', ['見https://x.org/a?b=c&d=e。', '好']],
    ['See [a. b](https://x.org/a.b). Then go.', ['See [a. b](https://x.org/a.b).', 'Then go.']],
  ])('%s', (text, sentences) => {
    expect(sentencesOf(text, 'zh-Hant')).toEqual(sentences);
    expect(joinSentences(sentences).replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
  });
});

describe('a text that is shortened', () => {
  const words = 'word '.repeat(40);
  it.each([
    ['ends behind a word', `${words}`, 'word word word…'],
    ['ends within a text that has no blanks', '開源'.repeat(40), '開源開源開源開源開…'],
    ['does not end in a mark', `one two **three four ${words}**`, 'one two…'],
    ['does not end in a link', `one [two three four ${words}](https://e.org)`, 'one…'],
    ['loses a mark that has all of it', `**${words}**`, 'word word…'],
    ['is whole where it has room', '**one** two', '**one** two'],
  ])('%s', (_, text, shown) => {
    const place = { file: 'o.yaml', line: 1, column: 1, length: 1, lineText: text };
    expect(shortText({ $role: 'text', text, place }, 10).text).toBe(shown);
  });
});
