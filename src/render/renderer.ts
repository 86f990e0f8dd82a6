/**
 * Renders one deck after the other: Marp keeps the theme on, and of the slides those are rendered
 * that were not in the deck before. What it gives is what `render` gives.
 */

import { type Cache, createCache } from '../cache.js';
import type { MarkdownSlide, MarpMarkdown } from '../markdown/index.js';
import type { TemplateFiles } from '../read/index.js';
import {
  type Rendered,
  type RenderedSlide,
  type RenderFrame,
  renderFrame,
  renderIn,
} from './render.js';
import { withSlideNumber } from './slide-number.js';

export type Render = (markdown: MarpMarkdown, templates: TemplateFiles) => Rendered;

/** Everything but the slides that their HTML and style are made of. */
interface Wardrobe {
  readonly dressed: RenderFrame;
  /** The HTML of slides by what they are made of. */
  readonly known: Cache<string>;
  /** What the whole deck gave: style and script are of no slide. */
  whole?: Pick<Rendered, 'slideCss' | 'script'>;
}

/** Throws what `render` throws. */
export function createRenderer(): Render {
  const wardrobes = createCache<Wardrobe>(KEPT_STYLES);

  return (markdown, templates) => {
    const key = keyOf(markdown, templates);
    let wardrobe = wardrobes.get(key);
    wardrobe ??= { dressed: renderFrame(markdown, templates), known: createCache(KEPT) };
    wardrobes.set(key, wardrobe);
    const { known } = wardrobe;
    const isOfParts = markdown.slides.every(standsAlone);
    if (isOfParts && wardrobe.whole) return renderParts(markdown, wardrobe);
    const rendered = renderIn(wardrobe.dressed, markdown);
    if (isOfParts) {
      const { slideCss, script } = rendered;
      wardrobe.whole = { slideCss, script };
      for (const slide of rendered.slides) known.set(nameOf(slide), slide.html);
    }
    return rendered;
  };
}

function renderParts(markdown: MarpMarkdown, { dressed, known, whole }: Wardrobe): Rendered {
  const html = new Map(markdown.slides.map((slide) => [nameOf(slide), known.get(nameOf(slide))]));
  const fresh = markdown.slides.filter((slide) => html.get(nameOf(slide)) === undefined);
  try {
    // The last slide carries Marp's script, and shows whether one swallows those behind it.
    const some = fresh.length > 0 ? [...fresh, END] : [];
    const { slides } = some.length > 0 ? renderIn(dressed, { ...markdown, slides: some }) : NONE;
    for (const slide of slides) html.set(nameOf(slide), slide.html);
  } catch {
    // What is wrong is told as it is in the whole deck.
    return renderIn(dressed, markdown);
  }
  const slides = markdown.slides.map((slide, index): RenderedSlide => {
    const own = html.get(nameOf(slide)) ?? '';
    return { ...slide, html: withSlideNumber(own, index + 1, markdown.slides.length) };
  });
  for (const slide of slides) known.set(nameOf(slide), slide.html);
  const { deckCss, width, height } = dressed;
  return { ...markdown, deckCss, width, height, slideCss: '', script: '', ...whole, slides };
}

/** In characters, for each style. */
const KEPT = 16_000_000;

/** In characters of CSS: three styles or so, for a slide of another kind that comes and goes. */
const KEPT_STYLES = 150_000;

const NONE: Pick<Rendered, 'slides'> = { slides: [] };

/** Everything that a slide's HTML is made of, but its number. */
function nameOf({ lang, direction, markdown }: MarkdownSlide): string {
  return `${lang} ${direction} ${markdown}`;
}

function keyOf(markdown: MarpMarkdown, { themes }: TemplateFiles): string {
  const sheets = [...themes].map(([name, { text }]) => `${name}\n${text}`);
  const { theme, css, lang, direction } = markdown;
  return [theme, lang, direction, css, ...sheets].join('\n');
}

const DIRECTIVES =
  /^<!--\n_class: [^\n]*\n(?:_header: [^\n]*\n)?(?:_footer: [^\n]*\n)?(?:_paginate: false\n)?-->/;

/**
 * False where Markdown may mean something to other slides or to the style: directives, styles,
 * definitions of links.
 */
function standsAlone({ markdown }: MarkdownSlide): boolean {
  const body = markdown.replace(DIRECTIVES, '');
  return !/<!--|<style|^[ >\-*+\d.]*\[[^\]\n]*\]:/im.test(body);
}

const END = {
  markdown: '<!--\n_class: end\n-->\n\nend',
  lang: 'en',
  direction: 'ltr',
} as MarkdownSlide;
