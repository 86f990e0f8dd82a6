/** The kind `chart`: what is drawn is what the outline says, measured in the browser. */
import type { CompiledDeck, Problem } from 'fireside-deck';
import { describe, expect, it } from 'vitest';
import { htmlDocument } from '../../src/render/document.js';
import { useBrowserPage } from '../support/browser-page.js';
import { buildOutline, compileFile, outlineWith, withOutline } from '../support/build-deck.js';
import { pdfPages, plainMarp, slidesOf } from '../support/read-built.js';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const FORMS = ['bar', 'column', 'line', 'pie', 'doughnut'] as const;
const VALUES = [12, -4.5, 0, 30, -15, 7] as const;
const TWELVE = [60.9, 12, 44.25, 3, 0, 22, 18, 55, 31, 29, 8, 16] as const;

/** A slide of kind chart, its rows named 甲1, 甲2 and so on. */
function chart(form: string, values: readonly unknown[], more: readonly string[] = []): string {
  const rows = values.map((value, i) => `          - {label: 甲${i + 1}, value: ${value}}`);
  const lines = ['kind: chart', 'title: 圖表', `form: ${form}`, ...more, 'rows:'];
  return [`      - ${lines.join('\n        ')}`, ...rows].join('\n');
}

const page = useBrowserPage();

/** Shows an outline's slides in the browser, one below the other. */
async function show(slides: string): Promise<CompiledDeck> {
  const compiled = await withOutline(outlineWith(slides), {}, compileFile);
  const { rendered, fontCss } = compiled;
  const css = 'html,body{margin:0}svg[data-marpit-svg]{display:block;width:1280px;height:720px}';
  const body = `<div class="marpit">${rendered.slides.map(({ html }) => html).join('')}</div>`;
  await page().setContent(
    htmlDocument({ lang: 'zh-Hant', title: '', css: [fontCss, rendered.slideCss, css], body }),
  );
  return compiled;
}

async function boxes(selector: string): Promise<Box[]> {
  return page().evaluate<Box[]>(`[...document.querySelectorAll(${JSON.stringify(selector)})].map(
    (one) => { const { x, y, width, height } = one.getBoundingClientRect();
      return { x, y, width, height }; })`);
}

describe('geometry', () => {
  it('bars are as long as their values, from one zero, to either side', async () => {
    await show(chart('bar', VALUES));
    const bars = await boxes('.mark');
    const perUnit = (bars[3]?.width ?? 0) / 30;
    const zero = bars[3]?.x ?? 0;
    expect(perUnit * 45).toBeGreaterThan(700);
    for (const [i, value] of VALUES.entries()) {
      expect(bars[i]?.width).toBeCloseTo(Math.abs(value) * perUnit, 0);
      expect(bars[i]?.x).toBeCloseTo(zero + Math.min(0, value) * perUnit, 0);
    }
  });

  it('columns are as high as their values, from one zero, up and down', async () => {
    await show(chart('column', VALUES));
    const columns = await boxes('.mark');
    const perUnit = (columns[3]?.height ?? 0) / 30;
    const zero = (columns[3]?.y ?? 0) + 30 * perUnit;
    expect(perUnit * 45).toBeGreaterThan(200);
    for (const [i, value] of VALUES.entries()) {
      expect(columns[i]?.height).toBeCloseTo(Math.abs(value) * perUnit, 0);
      expect(columns[i]?.y).toBeCloseTo(zero - Math.max(0, value) * perUnit, 0);
    }
  });

  it('a line goes through its dots, which stand as high as their values', async () => {
    await show(chart('line', VALUES));
    const dots = (await boxes('.mark')).map(({ x, y, width }) => [x + width / 2, y + width / 2]);
    const [, top = 0] = dots[3] ?? [];
    const [, bottom = 0] = dots[4] ?? [];
    for (const [i, value] of VALUES.entries()) {
      expect(dots[i]?.[1]).toBeCloseTo(top + ((30 - value) / 45) * (bottom - top), 0);
    }
    // The dots lie over the line, so it is sought a third of the way to the next one.
    const isOnLine = await page().evaluate<boolean[]>(`${JSON.stringify(dots)}.slice(1).map(
      ([x, y], i) => {
        const [fromX, fromY] = ${JSON.stringify(dots)}[i];
        const at = document.elementsFromPoint(fromX + (x - fromX) / 3, fromY + (y - fromY) / 3);
        return at.some((one) => one.matches('.stroke'));
      })`);
    expect(isOnLine).toEqual([true, true, true, true, true]);
  });

  it.each(['pie', 'doughnut'])(
    'the slices of a %s fill the circle by their share',
    async (form) => {
      const values = [15, 13, 0, 72];
      await show(chart(form, values));
      const [disc] = await boxes('.disc');
      if (disc === undefined) throw new Error('there is no disc');
      expect(disc.width).toBeCloseTo(disc.height, 0);
      const at = (share: number, radius: number): Promise<number> => {
        const angle = (share / 100) * 2 * Math.PI;
        const x = disc.x + disc.width / 2 + Math.sin(angle) * radius * disc.width;
        const y = disc.y + disc.height / 2 - Math.cos(angle) * radius * disc.height;
        return page().evaluate<number>(
          `[...document.querySelectorAll('.mark')].indexOf(document.elementFromPoint(${x}, ${y}))`,
        );
      };
      // Just before and just behind each border between two slices.
      expect(await at(0.5, 0.4)).toBe(0);
      expect(await at(14.5, 0.4)).toBe(0);
      expect(await at(15.5, 0.4)).toBe(1);
      expect(await at(27.5, 0.4)).toBe(1);
      expect(await at(28.5, 0.4)).toBe(3);
      expect(await at(99.5, 0.4)).toBe(3);
      expect(await at(50, 0.2)).toBe(form === 'pie' ? 3 : -1);
    },
  );

  it.each([
    ['1 row', [609]],
    ['12 rows', TWELVE],
    ['negative', VALUES.map((value) => value * 1000)],
    ['all zero', [0, 0]],
  ])('every text stays within the margins and clear of the foot: %s', async (_, values) => {
    const unit = ['unit: 億美元', 'caption: 說明'];
    const isRound = (form: string): boolean => form === 'pie' || form === 'doughnut';
    const forms = FORMS.filter(
      (form) => !isRound(form) || (Math.min(...values) >= 0 && Math.max(...values) > 0),
    );
    await show(forms.map((form) => chart(form, values, unit)).join('\n'));
    for (const [i, form] of forms.entries()) {
      const of = `svg:nth-of-type(${i + 1}) figure`;
      const texts = await boxes(`${of} .label, ${of} .unit, ${of} .key, ${of} .end`);
      expect({ form, count: texts.length }).toMatchObject({ count: expect.any(Number) });
      for (const { x, y, width, height } of texts) {
        expect(x).toBeGreaterThanOrEqual(79.5);
        expect(x + width).toBeLessThanOrEqual(1201);
        expect(y).toBeGreaterThan(720 * i + 120);
        expect(y + height).toBeLessThanOrEqual(720 * i + 650);
      }
    }
  });

  it('several series stand side by side, each in its colour; a line has its name at its end', async () => {
    const values = ['[10, 20]', '[30, 15]'];
    const series = ['series: [開源, 閉源]', 'unit: "%"'];
    await show(['bar', 'column', 'line'].map((form) => chart(form, values, series)).join('\n'));
    const [bar = [], column = [], line = []] = await Promise.all(
      [1, 2, 3].map((i) => boxes(`svg:nth-of-type(${i}) .lane .mark`)),
    );
    expect([bar.length, column.length, line.length]).toEqual([4, 4, 4]);
    expect((bar[0]?.width ?? 0) * 3).toBeCloseTo(bar[2]?.width ?? 0, 0);
    expect((column[0]?.height ?? 0) * 3).toBeCloseTo(column[2]?.height ?? 0, 0);
    const colors = await page().evaluate<string[]>(
      `[...document.querySelectorAll('svg:nth-of-type(2) .mark')].map((one) => getComputedStyle(one).backgroundColor)`,
    );
    expect(colors[0]).toBe('rgb(176, 58, 22)');
    expect(new Set(colors).size).toBe(2);
    const [end] = await boxes('svg:nth-of-type(3) .end');
    expect(end?.x).toBeGreaterThan((line[2]?.x ?? 0) + 9);
    expect((end?.x ?? 0) + (end?.width ?? 0)).toBeLessThanOrEqual(1201);
  });
});

describe('many rows, stacks and points', () => {
  it('stacked columns are as high as their sum, and end where the next begins', async () => {
    const series = ['series: [一, 二, 三]', 'stacked: true'];
    await show(chart('column', ['[10, 20, 30]', '[30, -15, 15]'], series));
    const bars = await boxes('.mark');
    const perUnit = (bars[0]?.height ?? 0) / 10;
    const top = (i: number): number => bars[i]?.y ?? 0;
    const foot = (i: number): number => (bars[i]?.y ?? 0) + (bars[i]?.height ?? 0);
    expect(perUnit).toBeGreaterThan(3);
    expect(foot(1)).toBeCloseTo(top(0), 0);
    expect(foot(2)).toBeCloseTo(top(1), 0);
    expect(foot(0) - top(2)).toBeCloseTo(60 * perUnit, 0);
    // What is below zero goes down from there.
    expect(top(4)).toBeCloseTo(foot(3), 0);
    expect(foot(5)).toBeCloseTo(top(3), 0);
  });

  it('points stand by their two numbers', async () => {
    const values = ['[0, 0]', '[10, 50]', '[5, 100]'];
    await show(chart('scatter', values, ['series: [價, 速]']));
    const [a, b, c] = await boxes('.mark');
    if (!a || !b || !c) throw new Error('there are no points');
    expect(c.x - a.x).toBeCloseTo((b.x - a.x) / 2, 0);
    expect(a.y - c.y).toBeCloseTo((a.y - b.y) * 2, 0);
    expect(b.x).toBeGreaterThan(a.x + 500);
  });

  it('of forty rows some have a label, on one line, and none overlap', async () => {
    const years = Array.from({ length: 40 }, (_, i) => 20 + i + (i % 7) * 3);
    for (const form of ['column', 'line']) {
      await show(chart(form, years).replaceAll('甲', '一九'));
      const labels = (await boxes('.label')).filter(({ width }) => width > 12);
      expect(labels.length).toBeGreaterThan(8);
      for (const [i, { x, width, height }] of labels.entries()) {
        expect(height).toBeLessThan(30);
        expect(x + width).toBeLessThan(labels[i + 1]?.x ?? 1201);
      }
    }
    await show(chart('bar', years));
    const rows = await boxes('.label');
    expect(new Set(rows.map(({ x }) => Math.round(x))).size).toBe(3);
    expect(rows).toHaveLength(40);
  });

  it('a pie of thirteen is drawn as bars', async () => {
    await show(chart('pie', Array(13).fill(2)));
    expect(await boxes('.form-bar .track')).toHaveLength(13);
  });

  it('neighbouring slices differ in lightness, beside an accent too', async () => {
    const slices = (n: number): string => chart('pie', Array(n).fill(1));
    const marked = slices(5).replace('value: 1}', 'value: 1, highlight: true}');
    await show([slices(8), marked].join('\n'));
    for (const i of [1, 2]) {
      const colors = await page().evaluate<number[]>(
        `[...document.querySelectorAll('svg:nth-of-type(${i}) .disc .mark')].map((one) => {
          const context = new OffscreenCanvas(1, 1).getContext('2d');
          context.fillStyle = getComputedStyle(one).backgroundColor;
          context.fillRect(0, 0, 1, 1);
          const [r, g, b] = context.getImageData(0, 0, 1, 1).data;
          return 0.2126 * r + 0.7152 * g + 0.0722 * b; })`,
      );
      expect(colors.length).toBeGreaterThan(4);
      for (const [s, one] of colors.entries()) {
        const next = colors[(s + 1) % colors.length] ?? 0;
        expect(Math.abs(one - next)).toBeGreaterThan(12);
      }
    }
  });

  it('numbers cross no line', async () => {
    const values = ['[10, 80, 50]', '[40, 60, 50]', '[70, 20, 48]', '[90, 10, 52]'];
    await show(chart('line', values, ['series: [甲, 乙, 丙]', 'unit: "%"']));
    const crossed = await page().evaluate<string[]>(`[...document.querySelectorAll('.value')]
      .filter((one) => {
        const range = document.createRange();
        range.selectNodeContents(one);
        const { left, right, top, bottom } = range.getBoundingClientRect();
        const middle = (top + bottom) / 2;
        return [left + 2, (left + right) / 2, right - 2].some((x) =>
          document.elementsFromPoint(x, middle).some((at) => at.matches('.stroke')));
      }).map((one) => one.textContent)`);
    expect(crossed).toEqual([]);
  });
});

describe('text and data', () => {
  const slides = FORMS.map((form) =>
    chart(form, [15, 13.5], ['unit: "%"', 'caption: 營收比重']),
  ).join('\n');

  it('the PDF has labels, values and units as text', async () => {
    const pages = pdfPages((await buildOutline(outlineWith(slides), ['pdf'])).file('.pdf'));
    expect(pages).toHaveLength(FORMS.length);
    for (const text of pages) {
      for (const part of ['甲1', '甲2', '15.0%', '13.5%', '營收比重']) expect(text).toContain(part);
    }
  });

  it('the figure carries its alt text and its data; plain Marp shows the same texts', async () => {
    const label = `"'><b>&amp; \\\\ A: B*c* {{d}}`;
    const row = `{label: ${JSON.stringify(label)}, value: -1.5, by: zuck}`;
    const yaml = `      - {kind: chart, title: 題, unit: 億, rows: [${row}, {label: 乙, value: 2}]}`;
    const built = await buildOutline(outlineWith(yaml), ['html', 'md']);
    const [slide] = slidesOf(built.text('.html'));
    const figure = slide?.section.querySelector('figure');
    expect(figure?.getAttribute('role')).toBe('img');
    expect(figure?.getAttribute('aria-label')).toMatch(/c.* −1\.5億、乙 2\.0億$/);
    const data = JSON.parse(figure?.getAttribute('data-chart') ?? '') as Record<string, unknown>;
    // With who says it: PowerPoint's own charts have no other place for that.
    const shown = slide?.texts('.label')[0];
    expect(data).toEqual({
      form: 'bar',
      unit: '億',
      categories: [shown, '乙'],
      series: [
        {
          name: '',
          values: [-1.5, 2],
          colors: ['--hue-2', '--sand'],
          textColors: ['--hue-2', ''],
          below: [true, false],
        },
      ],
    });
    const plain = plainMarp(built.text('.md')).slides[0];
    expect(plain?.section.querySelector('figure')?.getAttribute('data-chart')).toBeNull();
    expect(plain?.texts('.label, .value')).toEqual(slide?.texts('.label, .value'));
  });

  it('the talk draws the customers and the sizes', async () => {
    const { rendered } = await compileFile('outline.yaml');
    const charts = rendered.slides.filter(({ kind }) => kind === 'chart');
    const valuesOf = (html: string): string[] => slidesOf(html)[0]?.texts('.value') ?? [];
    expect(charts.map(({ html }) => valuesOf(html))).toEqual([
      ['15%', '13%'],
      ['8B', '70B', '405B'],
    ]);
    expect(rendered.slides.some(({ kind }) => kind === 'figures')).toBe(true);
  });
});

describe('mistakes', () => {
  const tell = async (slides: string): Promise<string[]> => {
    const error: unknown = await withOutline(outlineWith(slides), {}, compileFile).catch((e) => e);
    const problems = (error as { problems?: readonly Problem[] }).problems ?? [];
    return problems.map(({ code, message, place }) => `${place?.line} ${code}: ${message}`);
  };
  const one = (row: string, more = ''): string =>
    `      - {kind: chart, title: 題${more}, rows: [${row}]}`;

  it.each([
    ['a value is missing', one('{label: 甲}'), '10 outline/missing: `value` is missing'],
    [
      'a value is no number',
      one('{label: 甲, value: 15%}'),
      '10 outline/wrong-type: `value` should be a number',
    ],
    [
      'the form is misspelt',
      one('{label: 甲, value: 1}', ', form: bars'),
      '10 outline/wrong-value: `form` cannot be “bars”',
    ],
    ['there is no row', one(''), '10 outline/wrong-size: `rows` should have at least 1 item'],
    [
      'a person is unknown',
      one('{label: 甲, value: 1, by: zock}'),
      '10 outline/unknown-person: There is no “zock” in `people`',
    ],
    [
      'values without names',
      one('{label: 甲, value: [1, 2]}'),
      '10 chart/values: “甲” has 2 values, but there is one series',
    ],
    [
      'too few values',
      one('{label: 甲, value: 1}', ', series: [一, 二]'),
      '10 chart/values: “甲” has 1 value, but there are 2 series',
    ],
    [
      'a slice below zero',
      one('{label: 甲, value: -1}', ', form: pie'),
      '10 chart/negative: A pie has no slice for less than nothing',
    ],
    [
      'a doughnut of nothing',
      one('{label: 甲, value: 0}', ', form: doughnut'),
      '10 chart/nothing: A doughnut of nothing but 0 shows nothing',
    ],
    [
      'two series in a pie',
      one('{label: 甲, value: [1, 2]}', ', form: pie, series: [一, 二]'),
      '10 chart/series: A pie shows one series',
    ],
    [
      'points of one number',
      one('{label: 甲, value: 1}', ', form: scatter'),
      '10 chart/axes: A scatter chart shows two numbers of each row',
    ],
    [
      'a stack of one series',
      one('{label: 甲, value: 1}', ', stacked: true'),
      '10 chart/stacked: Only bars and columns of several series can be stacked',
    ],
    [
      'more bars than can be read',
      chart('bar', Array(21).fill('[1, 2]'), ['series: [一, 二]']),
      '15 chart/too-many: The chart has 42 bars; more than 40 cannot be read',
    ],
  ])('%s', async (_, slides, told) => {
    expect(await tell(slides)).toEqual([told]);
  });
});
