/** `outline.md` is self-contained: plain Marp shows the talk in the same look as our own render. */
import type { CompiledDeck } from 'fireside-deck';
import { describe, expect, it } from 'vitest';
import { exportMarkdown } from '../../../src/export/markdown/markdown.js';
import { withPictures } from '../../../src/read/pictures/picture-placeholders.js';
import { htmlDocument } from '../../../src/render/document.js';
import { useBrowserPage } from '../../support/browser-page.js';
import { compileFile, withOutline } from '../../support/build-deck.js';
import { Marp } from '../../support/marp-cli.js';

/** An element as it is drawn; its place is from its slide's corner. */
interface RenderedDeck {
  readonly name: string;
  readonly box: readonly number[];
  readonly style: Readonly<Record<string, string>>;
}

/** All elements of each slide in document order, with what `::before` and `::after` add. */
const WALK = `(() => {
  const PROPERTIES = ['color', 'backgroundColor', 'backgroundImage', 'fontFamily', 'fontSize',
    'fontWeight', 'fontStyle', 'lineHeight', 'letterSpacing', 'textAlign', 'textDecoration',
    'textWrap', 'whiteSpace', 'lineBreak', 'textAutospace', 'listStyleType', 'verticalAlign',
    'borderTopWidth', 'borderTopColor', 'borderTopStyle', 'borderRightWidth', 'borderRightColor',
    'borderBottomWidth', 'borderBottomColor', 'borderLeftWidth', 'borderLeftColor', 'borderRadius',
    'boxShadow', 'textShadow', 'opacity', 'visibility', 'overflow', 'objectFit', 'filter'];
  const PSEUDO = ['content', 'display', 'position', 'width', 'height', 'top', 'right', 'bottom',
    'left', 'paddingLeft', 'paddingTop', 'marginLeft', ...PROPERTIES];
  const pick = (style, names) => Object.fromEntries(names.map((name) => [name, style[name]]));
  return [...document.querySelectorAll('svg > foreignObject > section')].map((section) => {
    const slide = section.closest('svg').getBoundingClientRect();
    const scale = 1280 / slide.width;
    return [section, ...section.querySelectorAll('*:not(script)')].flatMap((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const box = [x - slide.x, y - slide.y, width, height].map((one) => one * scale);
      const name = element.tagName.toLowerCase() + [...element.classList].map((c) => '.' + c).join('');
      const parts = ['::before', '::after'].flatMap((part) => {
        const style = getComputedStyle(element, part);
        if (style.content === 'none' || style.display === 'none') return [];
        return [{ name: name + part, box: [], style: pick(style, PSEUDO) }];
      });
      return [{ name, box, style: pick(getComputedStyle(element), PROPERTIES) }, ...parts];
    });
  });
})()`;

const TOLERANCE = 1;

/** Elements that the talk does not have, and on which Marp's default theme has its say. */
const ELEMENTS = [
  '# 一\n\n## 二\n\n### 三\n\n#### 四\n\n##### 五\n\n###### 六\n\n段落',
  '段落先\n\n> 引文\n>\n> - 項',
  '1. 甲\n2. 乙\n   1. 丙\n   2. 丁\n\n- 子\n  - 丑\n    - 寅\n\n- [ ] 待辦',
  '```js\nconst a = "b"; // c\nfunction f() { return 1.5; }\n```\n\n`碼` ~~刪~~ *斜* **粗** [鏈](https://example.org)',
  '| 甲 | 乙 | 丙 |\n| --- | :-: | --: |\n| 一 | 二 | 三 |\n| 四 | 五 | 六 |\n| 七 | 八 | 九 |',
  '<dl><dt>詞</dt><dd>義</dd></dl>\n\n<kbd>K</kbd> <mark>亮</mark> <sub>下</sub> <sup>上</sup> <small>小</small> <ins>插</ins> <abbr title="x">略</abbr> <q>引</q> <cite>出</cite> <samp>例</samp> <var>v</var>',
  '<details><summary>摘要</summary>\n\n內容\n\n</details>\n\n<figure><figcaption>圖說</figcaption></figure>\n\n<pre>原樣\n  文字</pre>\n\n<hr>',
  '<!-- _class: lead invert -->\n\n# 題\n\n<center>中</center>\n\n<div align="center">置中</div>',
  '# <!-- fit --> 合\n\n<ul><li><p>段一</p><p>段二</p></li></ul>\n\n<blockquote><p>甲</p></blockquote>',
];

const THEME = `/* A theme of a user's own. */
:root { --ink: #203040; --paper: #ffffff; }
section { padding: 40px; background: var(--paper); color: var(--ink); font-family: "Noto Sans TC"; }
section.points { & h1 { color: #a00000; } ul { margin: 10px; & > li { padding: 3px; } } }
@keyframes fade { from { opacity: .5; } 50% { opacity: .7; } to { opacity: 1; } }
@media print { h1 { color: #000000; } }
header { position: absolute; inset: 10px auto auto 10px; font-size: 14px; }
footer { position: absolute; inset: auto auto 10px 10px; font-size: 14px; }
section::after { position: absolute; inset: auto 10px 10px auto; font-size: 14px; }
h1, :is(h2, h3) { margin: 5px 0; font-size: 40px; }`;

function outlineOf(theme: string): string {
  const raw = ELEMENTS.map(
    (markdown) => `      - {kind: markdown, title: 題, markdown: ${JSON.stringify(markdown)}}
      - {kind: markdown, markdown: ${JSON.stringify(markdown)}}`,
  );
  return `deck: {title: 每種元素, theme: ${theme}}
people: {zuck: {name: 扎克伯格, role: 執行長, side: guest, color: "#2456b8"}}
sources: {recap: {publisher: 吳曉波頻道, url: "https://example.org/a"}}
sections:
  - title: 節
    sources: [recap]
    slides:
      - {kind: points, id: why, title: 題, numbered: true, by: zuck, points: [一, {text: 二, points: [三]}]}
      - {kind: points, title: 題, points: [一, 二, 三, 四, 五, 六]}
      - {kind: commentary, title: 評, on: why, by: zuck, stance: adds, points: [一]}
      - {kind: statement, text: 一句話, by: zuck}
      - {kind: quote, title: 引, text: 話, by: zuck, verbatim: true}
${raw.join('\n')}
`;
}

const page = useBrowserPage();

type Slides = readonly (readonly RenderedDeck[])[];

/** The deck by our own render, and its Markdown by Marp as it comes. */
async function bothWays(compiled: CompiledDeck): Promise<{ ours: Slides; plain: Slides }> {
  const { rendered } = compiled;
  const slides = rendered.slides.map(({ html }) => html).join('');
  const ours = await look(compiled, `<div class="marpit">${slides}</div>`, rendered.slideCss);
  const markdown = new TextDecoder().decode(exportMarkdown(rendered));
  const { html, css } = new Marp().render(markdown);
  const body = html.replace(/<script>[\s\S]*?<\/script>\n?(?=<\/foreign)/, '');
  return { ours, plain: await look(compiled, body, css) };
}

/** The slides one below the other, in the deck's fonts. */
async function look(
  { fontCss, rendered }: CompiledDeck,
  body: string,
  css: string,
): Promise<Slides> {
  const screen =
    'html,body{margin:0} svg[data-marpit-svg]{display:block;width:1280px;height:720px}';
  const { lang } = rendered;
  const html = htmlDocument({ lang, title: '', css: [fontCss, css, screen], body });
  await page().setContent(withPictures(html, rendered.pictures));
  return page().evaluate(WALK);
}

function differences(one: RenderedDeck, other: RenderedDeck | undefined): string[] {
  if (other === undefined) return [`${one.name} is not there`];
  if (one.name !== other.name) return [`${one.name} is ${other.name}`];
  const moved = one.box.some((value, i) => Math.abs(value - (other.box[i] ?? 0)) > TOLERANCE);
  const round = (box: readonly number[]): string => box.map(Math.round).join(' ');
  const box = moved ? [`${one.name}: box ${round(one.box)} is ${round(other.box)}`] : [];
  const style = Object.entries(one.style).flatMap(([property, value]) =>
    value === other.style[property]
      ? []
      : [`${one.name}: ${property} ${value} is ${other.style[property]}`],
  );
  return [...box, ...style];
}

const own = { 'templates/themes/own.css': THEME };
const DECKS: Readonly<Record<string, () => Promise<CompiledDeck>>> = {
  'the talk': () => compileFile('outline.yaml'),
  'every element': () => withOutline(outlineOf('fireside'), {}, compileFile),
  'Marp’s default theme': () => withOutline(outlineOf('default'), {}, compileFile),
  'Marp’s uncover theme': () => withOutline(outlineOf('uncover'), {}, compileFile),
  'Marp’s gaia theme': () => withOutline(outlineOf('gaia'), {}, compileFile),
  'our dark theme': () => withOutline(outlineOf('fireside-dark'), {}, compileFile),
  'a theme of a user’s own': () => withOutline(outlineOf('own'), own, compileFile),
};

describe('outline.md by plain Marp is drawn as our own render', () => {
  it.each(Object.entries(DECKS))('%s', async (_, deck) => {
    const compiled = await deck();
    const { ours, plain } = await bothWays(compiled);
    expect(ours).toHaveLength(compiled.rendered.slides.length);
    expect(plain).toHaveLength(ours.length);
    const found = ours.map((elements, index) => {
      const others = plain[index] ?? [];
      const different = elements.flatMap((one, i) => differences(one, others[i]));
      return { slide: index + 1, elements: elements.length === others.length, different };
    });
    expect(found.filter(({ elements, different }) => !elements || different.length > 0)).toEqual(
      [],
    );
  });
});
