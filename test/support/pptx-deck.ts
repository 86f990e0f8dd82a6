/** A deck with one slide for each thing that native mode has to write. */

import type { SceneChart, SceneChartData, TextBlock } from '../../src/browser/scene/scene.js';
import { SAMPLES } from '../../src/render/samples.js';
import {
  ACCENT,
  block,
  cell,
  type DeckSlide,
  INK,
  LIGHT,
  MUTED,
  NIGHT,
  paragraph,
  RULE,
  rendered,
  run,
  scene,
  shape,
  slide,
} from './pptx-scene.js';

const FORMS = ['bar', 'column', 'line', 'pie', 'doughnut'] as const;
const HUES = ['#1f50b5', '#3a6b1f', '#7d4a06'];

const frame = (number: number): TextBlock[] => [
  block('footer', 80, 650, 800, [
    paragraph('AI的未來', { run: { size: 18, color: MUTED }, lineHeight: 26 }),
  ]),
  block('number', 1160, 650, 40, [
    paragraph(String(number), { run: { size: 18, color: MUTED }, lineHeight: 26, align: 'end' }),
  ]),
];

const title = (text: string | readonly string[], own: Partial<TextBlock> = {}): TextBlock =>
  block(
    'title',
    80,
    114,
    1120,
    [paragraph(text, { run: { size: 46, bold: true }, lineHeight: 57.5 })],
    own,
  );

const kicker = block('kicker', 80, 56, 1120, [
  paragraph('開源的路', { run: { size: 19, bold: true, color: ACCENT }, lineHeight: 26 }),
]);

const dash = {
  kind: 'character' as const,
  character: '–',
  color: ACCENT,
  size: 32,
};

const point = (text: string | readonly string[], own: Parameters<typeof paragraph>[1] = {}) =>
  paragraph(text, { indent: 44, hanging: 44, bullet: dash, spaceBefore: 15, ...own });

const list = block('body', 80, 208, 1120, [
  point('第一點說明開放的模型'),
  paragraph('第二層比較小', {
    level: 1,
    indent: 44,
    spaceBefore: 4,
    run: { size: 26, color: MUTED },
    lineHeight: 39,
  }),
  point(['這一點很長所以頁面把它分成兩行每行三十二個全形字再加上一些字讓它', '換到第二行去'], {
    spaceBefore: 30,
  }),
]);

const numbered = block('body', 80, 208, 1120, [
  ...['甲', '乙', '丙'].map((text) =>
    point(text, { bullet: { kind: 'number', suffix: '.', start: 4, color: ACCENT, size: 32 } }),
  ),
]);

const links = block('text', 80, 208, 1120, [
  {
    ...paragraph('看NVIDIA的網站回到第一頁水H2O重點code與Llama 3.1'),
    runs: [
      run('看'),
      run('NVIDIA', { link: 'https://www.nvidia.com/?a=1&b=2', underline: true }),
      run('的網站'),
      run('回到第一頁', { link: 1 }),
      run('壞的', { link: 99 }),
      run('\n'),
      run('水H'),
      run('2', { raised: 'sub', size: 18 }),
      run('O'),
      run('1', { raised: 'super', size: 18, color: MUTED, link: 2 }),
      run('重點', { bold: true, italic: true, color: ACCENT }),
      run('code', { mono: true, highlight: '#f0ede5' }),
      run('與Llama 3.1'),
    ],
    lines: [
      { text: '看NVIDIA的網站回到第一頁壞的', width: 500 },
      { text: '水H2O1重點code與Llama 3.1', width: 480 },
    ],
  },
]);

const table = {
  type: 'table' as const,
  box: { x: 80, y: 208, width: 900, height: 224 },
  columns: [300, 300, 300],
  rows: [
    {
      height: 56,
      header: true,
      cells: ['模型', '大小', '開放'].map((text) =>
        cell(text, { surface: { form: 'rectangle', fill: '#f0ede5' } }),
      ),
    },
    { height: 56, header: false, cells: [cell('小', { rows: 2 }), cell('八十億', { columns: 2 })] },
    { height: 56, header: false, cells: [cell('七百億'), cell('是')] },
    { height: 56, header: false, cells: [cell('合計', { columns: 3 })] },
  ],
};

export function chart(form: SceneChartData['form'], series = 1): SceneChart {
  return {
    type: 'chart',
    box: { x: 80, y: 208, width: 1000, height: 400 },
    alt: `各客戶的營收（${form}）`,
    size: 24,
    color: INK,
    valueSize: 30,
    data: {
      form,
      unit: '億美元',
      categories: ['甲', '乙 & 丙', '丁'],
      series: Array.from({ length: series }, (_, index) => ({
        name: `第${index + 1}年`,
        values: [12.5, index === 0 ? 7 : null, 3],
        colors: form === 'line' ? [HUES[index % 3] ?? INK] : HUES,
        textColors: [HUES[0] ?? INK, INK, INK],
      })),
    },
  };
}

/** A PNG of one grey pixel. */
const PNG = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
    'base64',
  ),
);

const dark = (text: TextBlock): TextBlock => ({
  ...text,
  paragraphs: text.paragraphs.map((one) => ({
    ...one,
    runs: one.runs.map((own) => ({ ...own, color: LIGHT })),
  })),
});

export const SLIDES: (DeckSlide & { readonly scene: ReturnType<typeof slide> })[] = [
  {
    title: '人人都有自己的代理人',
    kind: 'cover',
    notes: '開場\n\n第二行',
    scene: slide(
      [
        dark(title('人人都有自己的代理人')),
        block('text', 80, 300, 700, [
          paragraph('副題', { run: { color: '#b3bac2' }, align: 'center' }),
        ]),
        shape({ x: 80, y: 280, width: 1120, height: 20 }, { top: { width: 2, color: '#f0a35e' } }),
      ],
      NIGHT,
    ),
  },
  {
    title: '清單',
    kind: 'points',
    section: 1,
    notes: '講稿 <b>& 標記',
    scene: slide([kicker, title('清單'), list, ...frame(2)]),
  },
  {
    title: '編號',
    kind: 'points',
    section: 1,
    scene: slide([kicker, title('編號'), numbered, ...frame(3)]),
  },
  {
    title: '連結',
    kind: 'text',
    section: 1,
    scene: slide([kicker, title('連結'), links, ...frame(4)]),
  },
  {
    title: '表',
    kind: 'table',
    section: 2,
    scene: slide([kicker, title('表'), table, ...frame(5)]),
  },
  ...FORMS.map((form, index) => ({
    title: `圖 ${form}`,
    kind: 'chart',
    section: 2,
    scene: slide([
      kicker,
      title(`圖 ${form}`),
      chart(form, form === 'column' || form === 'line' ? 2 : 1),
      ...frame(6 + index),
    ]),
  })),
  {
    title: '圖片',
    kind: 'image',
    section: 2,
    scene: slide([
      title('圖片'),
      {
        type: 'picture',
        box: { x: 80, y: 208, width: 320, height: 180 },
        bytes: PNG,
        format: 'png',
        alt: '一件外套 & "領子"',
        decorative: false,
      },
      {
        type: 'picture',
        box: { x: 480, y: 208, width: 320, height: 180 },
        bytes: PNG,
        format: 'png',
        alt: '',
        decorative: true,
      },
      shape({ x: 80, y: 420, width: 300, height: 100 }, { fill: '#f0ede580' }),
      shape(
        { x: 480, y: 420, width: 100, height: 100 },
        {
          form: 'ellipse',
          top: { width: 2, color: RULE },
          right: { width: 2, color: RULE },
          bottom: { width: 2, color: RULE },
          left: { width: 2, color: RULE },
        },
      ),
      block('text', 700, 420, 300, [paragraph('引文', { run: { color: MUTED }, spaceBefore: 6 })], {
        padding: { top: 12, right: 16, bottom: 12, left: 20 },
        surface: { form: 'rectangle', fill: '#f0ede5', left: { width: 4, color: ACCENT } },
      }),
      block(
        'text',
        1040,
        420,
        52,
        [
          paragraph('黃', {
            run: { size: 24, bold: true, color: '#ffffff' },
            lineHeight: 52,
            align: 'center',
          }),
        ],
        { surface: { form: 'ellipse', fill: '#1f50b5' }, anchor: 'middle' },
      ),
      ...frame(11),
    ]),
  },
  {
    title: 'عنوان',
    kind: 'text',
    section: 2,
    scene: slide([
      block(
        'title',
        80,
        114,
        1120,
        [
          paragraph('عنوان', {
            run: { size: 46, bold: true, lang: 'ar' },
            lineHeight: 57.5,
          }),
        ],
        { direction: 'rtl' },
      ),
      block('text', 80, 208, 600, [point('نقطة', { run: { lang: 'ar' } })], { direction: 'rtl' }),
    ]),
  },
  {
    title: '沒有標題的一頁',
    kind: 'quote',
    section: 2,
    scene: slide(
      [
        block('text', 160, 240, 960, [
          paragraph(['平衡過的引文第一行在這裡', '第二行短'], {
            run: { size: 56, color: LIGHT },
            lineHeight: 78,
            align: 'center',
          }),
        ]),
      ],
      NIGHT,
    ),
  },
];

export const DECK = rendered(SLIDES, {
  sections: [
    { number: 1, title: '清單與文字', minutes: undefined },
    { number: 2, title: '圖表', minutes: undefined },
  ],
});

const DARK: ReadonlySet<string> = new Set(['cover', 'section', 'quote', 'closing']);
const [COVER, LIST] = SLIDES.map((one) => one.scene);

export const SCENE = {
  ...scene(SLIDES.map((one) => one.scene)),
  samples: SAMPLES.flatMap((name) => (DARK.has(name) ? COVER : LIST) ?? []),
};
