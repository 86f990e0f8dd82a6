/** Texts that break deck generators, from `cases.md`, and what a reader should see of each. */

export interface TextCase {
  readonly text: string;
  /** What is shown, runs of blanks as one; the text itself where nothing is said. */
  readonly shown: string;
  /** The part in bold. */
  readonly bold?: string;
  /** The part set as code. */
  readonly code?: string;
  /** The addresses that it links to. */
  readonly links: readonly string[];
  /** False for characters that no face has. */
  readonly hasGlyphs: boolean;
}

type Given = string | ({ readonly text: string } & Partial<TextCase>);

const EMPHASIS: readonly Given[] = [
  { text: '**注意：**請看', shown: '注意：請看', bold: '注意：' },
  { text: '**「重要」**的', shown: '「重要」的', bold: '「重要」' },
  { text: '他說**「好」**，再走', shown: '他說「好」，再走', bold: '「好」' },
  { text: '這是**AI**的事', shown: '這是AI的事', bold: 'AI' },
  { text: '\\*不是斜體\\*', shown: '*不是斜體*' },
];

const BEGINNINGS: readonly Given[] = [
  '# 標題',
  '###### 六',
  '#標題',
  '1. 一',
  '1) 一',
  '2024. 年度',
  '- 項',
  '+ 項',
  '* 項',
  '> 引',
  '---',
  '***',
  '- - -',
  '___',
  '===',
  ': 定義',
  '    四格',
  '\t一格',
  '\u3000全形空白',
  '| 表 | 格 |',
  '```',
  '~~~',
  '~~刪~~',
  '[甲]: 乙',
  '[ ] 待辦',
  '[^1]: 註',
  '學 C #',
  '學 C ##',
  '第一行\n第二行',
  '第一行\n---',
  '第一行\n===',
  '第一行\n\n# 第三行',
];

const MARKUP: readonly Given[] = [
  '<!-- header: x -->',
  '<!-- _class: lead -->',
  '<!--',
  '-->',
  '<style>*{color:red}</style>',
  '<style>',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<br>',
  '</section>',
  '<div',
  '<b>粗</b>',
  'a < b > c',
  { text: '![bg](http://example.org/a.png)', links: ['http://example.org/a.png'] },
  '![bg right](a.png)',
  '![圖](x.png)',
  '[壞](javascript:alert(1))',
  '&lt;',
  '&amp;amp;',
  '&#x27;',
  '{{x}}',
  '{{{x}}}',
  '{{> title}}',
  '\\{{x}}',
  '$a$ 與 $b$',
  '$$a$$',
  '$800 到 $900',
  ':100:',
  ':smile:很好:+1:',
  ':white_check_mark:',
  ':) <3 :-D',
  "it's",
  'A&B',
  '"引"',
  '（引）「引」',
  'a_b_c 與 snake_case_名',
  'a^b^ H~2~O ==亮== ++插++',
  'C:\\dir\\名',
  '%E4%B8%AD 100%',
  { text: '😀👍🏽☎️🇹🇼1️⃣', hasGlyphs: false },
];

const ADDRESSES: readonly Given[] = [
  { text: 'https://example.org/a（說明）', links: ['https://example.org/a'] },
  { text: 'https://example.org/中文，之後', links: ['https://example.org/中文'] },
  { text: '見 https://example.org/x。', links: ['https://example.org/x'] },
  { text: '（https://example.org）後', links: ['https://example.org'] },
  { text: 'https://example.org/w_(x)_y.', links: ['https://example.org/w_(x)_y'] },
  { text: 'https://example.org/__init__.py', links: ['https://example.org/__init__.py'] },
  {
    text: '**https://example.org/a**的',
    shown: 'https://example.org/a的',
    bold: 'https://example.org/a',
    links: ['https://example.org/a'],
  },
  {
    text: '[名](https://example.org/?a=1&b=2)',
    shown: '名',
    links: ['https://example.org/?a=1&b=2'],
  },
  {
    text: '[https://example.org/a](https://example.org/b)',
    shown: 'https://example.org/a',
    links: ['https://example.org/b'],
  },
  { text: '`https://example.org`', shown: 'https://example.org', code: 'https://example.org' },
  { text: '`<b>&lt;{{x}}$a$:100:`', shown: '<b>&lt;{{x}}$a$:100:', code: '<b>&lt;{{x}}$a$:100:' },
  'example.org 與 www.example.org',
  'a@example.org',
  'ftp://example.org/中文',
  '//example.org/中文',
];

/** As they would stand in YAML without quotes. */
export const PLAIN_SCALARS: readonly string[] = [
  'no',
  'yes',
  'off',
  'true',
  'null',
  '~',
  '0123',
  '1.10',
  '.5',
  '2024-07-30',
  '12:30:45',
  '1e3',
  '0x1F',
  '0o17',
  '1_000',
  '.inf',
  '.nan',
  '<<',
  '=',
];

export const TEXT_CASES: readonly TextCase[] = [
  ...EMPHASIS,
  ...BEGINNINGS,
  ...MARKUP,
  ...ADDRESSES,
].map((given): TextCase => {
  const one = typeof given === 'string' ? { text: given } : given;
  const shown = one.text.replace(/\s+/g, ' ').trim();
  return { shown, links: [], hasGlyphs: true, ...one };
});
