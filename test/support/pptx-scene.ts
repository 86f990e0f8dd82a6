/** Scenes by hand, as the browser would measure them: the texts are of full-width characters mostly. */

import type {
  Box,
  Paragraph,
  Scene,
  SceneCell,
  SceneElement,
  SceneRun,
  SceneSlide,
  Surface,
  TextBlock,
} from '../../src/browser/scene/scene.js';
import type { Rendered } from '../../src/render/render.js';

export const PAPER = '#fbfaf7';
export const INK = '#18212b';
export const MUTED = '#59626c';
export const RULE = '#d8d4ca';
export const ACCENT = '#b03a16';
export const NIGHT = '#16202b';
export const LIGHT = '#f7f4ec';

const NO_PADDING = { top: 0, right: 0, bottom: 0, left: 0 };

export function run(text: string, own: Partial<SceneRun> = {}): SceneRun {
  return {
    text,
    size: 32,
    color: INK,
    bold: false,
    italic: false,
    underline: false,
    mono: false,
    raised: 'none',
    lang: 'zh-Hant',
    ...own,
  };
}

/** How wide Noto Sans TC sets a text, roughly for all but full-width characters. */
function widthOf(text: string, size: number): number {
  return [...text].reduce((sum, sign) => sum + (sign < '\u1000' ? 0.55 : 1) * size, 0);
}

/** A paragraph of the given lines; they are one text, as in a page that breaks it. */
export function paragraph(
  lines: string | readonly string[],
  own: Partial<Paragraph> & { readonly run?: Partial<SceneRun> } = {},
): Paragraph {
  const { run: style = {}, ...rest } = own;
  const list = typeof lines === 'string' ? [lines] : lines;
  const size = style.size ?? 32;
  return {
    runs: [run(list.join(''), style)],
    level: 0,
    indent: 0,
    hanging: 0,
    spaceBefore: 0,
    lineHeight: size * 1.5,
    lines: list.map((text) => ({ text, width: widthOf(text, size) })),
    align: 'start',
    ...rest,
  };
}

/** A block as high as its lines, whose width may be what its longest line needs or more. */
export function block(
  role: TextBlock['role'],
  x: number,
  y: number,
  width: number,
  paragraphs: readonly Paragraph[],
  own: Partial<TextBlock> = {},
): TextBlock {
  const height = paragraphs.reduce(
    (sum, one) => sum + one.spaceBefore + one.lineHeight * Math.max(1, one.lines.length),
    0,
  );
  const longest = Math.max(
    0,
    ...paragraphs.flatMap(({ indent, lines }) => lines.map((line) => indent + line.width)),
  );
  const padding = own.padding ?? NO_PADDING;
  const breaks = paragraphs.some(({ lines }) => lines.length > 1);
  return {
    type: 'text',
    role,
    box: { x, y, width, height: height + padding.top + padding.bottom },
    padding,
    paragraphs,
    width: { least: longest, most: breaks ? longest + 16 : Number.POSITIVE_INFINITY },
    anchor: 'top',
    direction: 'ltr',
    ...own,
  };
}

export function cell(text: string, own: Partial<SceneCell> = {}): SceneCell {
  const bold = own.surface?.fill !== undefined;
  return {
    paragraphs: [paragraph(text, { run: { size: 24, bold }, lineHeight: 36 })],
    columns: 1,
    rows: 1,
    surface: { form: 'rectangle', bottom: { width: 1, color: RULE } },
    padding: { top: 10, right: 16, bottom: 10, left: 0 },
    anchor: 'middle',
    ...own,
  };
}

export function shape(box: Box, surface: Partial<Surface>): SceneElement {
  return { type: 'shape', box, surface: { form: 'rectangle', ...surface } };
}

export function slide(elements: readonly SceneElement[], background = PAPER): SceneSlide {
  return { background, elements };
}

export function scene(slides: readonly SceneSlide[]): Scene {
  return { width: 1280, height: 720, slides };
}

export interface DeckSlide {
  readonly title: string;
  readonly kind: string;
  readonly notes?: string;
  readonly section?: number;
}

/** As much of a rendered deck as the file needs. */
export function rendered(slides: readonly DeckSlide[], own: Partial<Rendered> = {}): Rendered {
  return {
    title: '測試',
    subtitle: undefined,
    author: '王小明',
    event: undefined,
    date: undefined,
    day: '2024-07-30',
    lang: 'zh-Hant',
    direction: 'ltr',
    theme: 'fireside',
    hasSerif: false,
    transition: 'none',
    words: {} as Rendered['words'],
    sections: [],
    css: '',
    deckCss: '',
    problems: [],
    slideCss: '',
    script: '',
    width: 1280,
    height: 720,
    slides: slides.map(({ title, kind, notes = '', section }, index) => ({
      number: index + 1,
      entry: index,
      kind,
      id: undefined,
      title,
      section,
      lang: 'zh-Hant',
      direction: 'ltr' as const,
      hidden: false,
      markdown: '',
      notes,
      steps: false,
      place: {} as Rendered['slides'][number]['place'],
      html: '',
    })),
    ...own,
  };
}
