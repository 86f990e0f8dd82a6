/** Random outlines of all kinds, the same for the same seed. */

/** A small generator (mulberry32): numbers from 0 up to 1. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const WORDS = [
  ...[
    '開源',
    '模型',
    '平臺',
    '代理人',
    '運算',
    '生態系',
    '皮衣',
    '晶片',
    '對談',
    '評論',
    '之後',
    '以及',
  ],
  ...[
    'Llama 3.1',
    'NVIDIA',
    'Meta',
    'open source',
    'GPU',
    '2024',
    '13%',
    'A&B',
    '<b>',
    '“引”',
    '「引」',
  ],
  ...[
    '**重點**',
    '*強調*',
    '`code`',
    '[連結](https://example.org/a?x=1&y=2)',
    '，',
    '。',
    '：',
    '（註）',
  ],
];

const SLIDES = [
  'points',
  'quote',
  'exchange',
  'statement',
  'figures',
  'chart',
  'compare',
  'table',
  'timeline',
  'people',
  'commentary',
  'takeaways',
  'markdown',
  'picture',
  'gallery',
  'diagram',
  'code',
] as const;

/** Beside the outline. */
export const PICTURES = ['view.jpg', 'network.svg'];

/** Words that are hard to break. */
const LONG = [
  'https://example.org/a/very/long/address/that/goes/on/and/on?and=on&on=and#and-on',
  '[Donaudampfschifffahrtsgesellschaftskapitän]{lang=de}',
  '人人都有自己的AI代理人的時代，兩人都想成為打造它的平臺。',
  'A sentence of the ordinary kind, in Latin letters, that has an end.',
];

const NONE = { cover: false, agenda: false, sources: false, closing: false };

/**
 * An outline as JSON, which is YAML.
 * @param fullness how many times as much there is on a slide as fits well; long words from 2 on
 * @param size of a whole deck, or of a few slides, mostly without those that are made by themselves
 */
export function randomOutline(seed: number, fullness = 1, size: 'deck' | 'few' = 'deck'): string {
  const next = random(seed);
  const isFew = size === 'few';
  const number = (least: number, most: number): number =>
    least + Math.floor(next() * (most - least + 1));
  const one = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const many = <T>(least: number, most: number, make: () => T): T[] =>
    Array.from({ length: number(least, most) }, make);
  const more = (most: number): number => Math.round(most * fullness);
  const words = fullness < 2 ? WORDS : [...WORDS, ...LONG];
  const text = (least = 1, most = 5): string => many(least, most, () => one(words)).join('');
  const by = (): string => one(['host', 'guest', 'critic']);
  const point = (depth: number): object => ({
    text: text(1, more(6)),
    ...(next() < 0.2 ? { by: by(), verbatim: next() < 0.5 } : {}),
    ...(depth > 0 && next() < 0.3 ? { points: many(1, more(2), () => point(depth - 1)) } : {}),
  });
  const picture = (): object => ({
    src: one(PICTURES),
    alt: text(1, 2),
    ...(next() < 0.5 ? { caption: text(1, 3) } : {}),
    ...(next() < 0.3 ? { focus: '30% 20%' } : {}),
  });
  /** What any slide may have. */
  const extras = (): object => ({
    ...(next() < 0.12 ? { callout: text(1, 3) } : {}),
    ...(next() < 0.12 ? { note: text(1, 4) } : {}),
    ...(next() < 0.08 ? { qr: 'https://example.org/record' } : {}),
    ...(next() < 0.08 ? { background: one([...PICTURES.slice(0, 1), '#0b2545']) } : {}),
  });
  const points = (): object[] => many(1, more(5), () => point(1));
  const fields: Readonly<Record<(typeof SLIDES)[number], () => object>> = {
    points: () => ({ title: text(), points: points(), numbered: next() < 0.3 }),
    quote: () => ({ title: text(), text: text(3, more(8)), by: by(), verbatim: next() < 0.5 }),
    exchange: () => ({
      title: text(),
      turns: many(1, more(3), () => ({ by: by(), text: text(2, more(7)) })),
    }),
    statement: () => ({ text: text(2, 6) }),
    figures: () => ({
      title: text(),
      figures: many(1, 4, () => ({ value: String(number(0, 999)), unit: '億', label: text(1, 3) })),
    }),
    chart: () => {
      const series = number(1, 3);
      const form = one(
        series > 1 ? ['bar', 'column', 'line'] : ['bar', 'column', 'line', 'pie', 'doughnut'],
      );
      const value = (): number | number[] =>
        series > 1 ? Array.from({ length: series }, () => number(1, 99)) : number(1, 99);
      return {
        title: text(),
        form,
        ...(series > 1 ? { series: ['今年', '去年', 'Plan'].slice(0, series) } : {}),
        ...(series > 1 && form !== 'line' ? { stacked: next() < 0.5 } : {}),
        rows: many(2, 6, () => ({ label: one(['甲', '乙', 'Meta', '微軟']), value: value() })),
      };
    },
    compare: () => ({
      title: text(),
      columns: many(2, 3, () => ({
        title: text(1, 2),
        points: many(1, more(3), () => text(1, 3)),
      })),
    }),
    table: () => {
      const columns = number(1, more(3));
      const row = (): string[] => Array.from({ length: columns }, () => text(1, 2));
      return { title: text(), head: row(), rows: many(1, more(5), row) };
    },
    timeline: () => ({
      title: text(),
      events: many(2, 5, () => ({ when: String(number(1990, 2030)), text: text(1, 3) })),
    }),
    people: () => ({ title: text(), people: ['host', 'guest', 'critic'] }),
    commentary: () => ({
      title: text(),
      on: 'first',
      by: 'critic',
      stance: one(['agrees', 'doubts', 'adds']),
      points: many(1, more(4), () => text(1, 4)),
    }),
    takeaways: () => ({ title: text(), points: many(1, more(5), () => text(1, 4)) }),
    picture: () => ({ ...(next() < 0.7 ? { title: text() } : {}), image: picture() }),
    gallery: () => ({ title: text(), pictures: many(2, 6, picture) }),
    diagram: () => {
      const keys = ['a', 'b', 'c', 'd', 'e', 'f'].slice(0, number(2, more(2)));
      return {
        title: text(),
        direction: one(['right', 'down']),
        nodes: Object.fromEntries(
          keys.map((key) => [
            key,
            { label: text(1, 2), shape: one(['box', 'rounded', 'ellipse', 'diamond']) },
          ]),
        ),
        edges: many(1, 5, () => {
          const from = number(0, keys.length - 2);
          return {
            from: keys[from],
            to: keys[number(from + 1, keys.length - 1)],
            ...(next() < 0.3 ? { label: one(['讀', 'asks']) } : {}),
          };
        }),
      };
    },
    code: () => ({
      title: text(),
      language: 'ts',
      code: many(1, more(6), () => 'const answer = 42;').join('\n'),
    }),
    markdown: () => ({
      markdown: `# ${text()}\n\n- 一\n  - 二\n\n1. 三\n\n> 四\n\n\`\`\`\nx\n\`\`\``,
    }),
  };
  const slide = (kind: (typeof SLIDES)[number]): object => ({
    kind,
    ...fields[kind](),
    ...(kind === 'picture' || kind === 'markdown' ? {} : extras()),
    ...(next() < 0.5 ? { notes: `${text(2, 9)}\n\nheader: ${text()} -->` } : {}),
  });
  return JSON.stringify({
    deck: {
      title: text(),
      lang: one(['zh-Hant', 'zh-Hans', 'en']),
      sources: ['record'],
      ...(isFew && seed % 4 > 0 ? { auto: NONE } : {}),
    },
    people: {
      host: { name: '林怡君', side: 'host' },
      guest: { name: 'Ann O’Neil', role: text(1, 2), side: 'guest' },
      critic: { name: '評論人', side: 'commentator', color: '#aa5500' },
    },
    sources: {
      record: { publisher: text(1, 2), authors: ['甲', 'B'], url: 'https://example.org/?a=1&b=2' },
    },
    sections: many(1, isFew ? 1 : 3, () => ({
      title: text(1, 3),
      minutes: number(1, 9),
      slides: many(isFew ? 2 : 1, isFew ? 3 : 5, () => slide(one(SLIDES))),
    })).map((section, index) =>
      index === 0
        ? {
            ...section,
            slides: [
              { kind: 'points', id: 'first', title: '先', points: ['一'] },
              ...section.slides,
            ],
          }
        : section,
    ),
  });
}
