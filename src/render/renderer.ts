/** Renders deck after deck for the preview: reuses themed Marps and the HTML of unchanged slides. */
import { type Cache, createCache } from '../cache.js';
import type { MarkdownSlide, MarpMarkdown } from '../markdown/index.js';
import type { TemplateFiles } from '../read/index.js';
import {
  createThemedMarp,
  type Rendered,
  type RenderedSlide,
  renderWith,
  type ThemedMarp,
} from './render.js';
import { withSlideNumber } from './slide-number.js';

export type Render = (markdown: MarpMarkdown, templates: TemplateFiles) => Rendered;

/** What is reused while theme and CSS stay the same. */
interface StyleCache {
  readonly themed: ThemedMarp;
  /** The HTML of slides by all that it depends on. */
  readonly html: Cache<string>;
  /** Of the last whole deck: style and script belong to no slide. */
  whole?: Pick<Rendered, 'slideCss' | 'script'>;
}

/** Gives the same results as `render`, and throws the same. */
export function createRenderer(): Render {
  const caches = createCache<StyleCache>(STYLE_CAPACITY);
  return (markdown, templates) => {
    const key = styleKey(markdown, templates);
    const cache = caches.get(key) ?? {
      themed: createThemedMarp(markdown, templates),
      html: createCache<string>(HTML_CAPACITY),
    };
    caches.set(key, cache);
    const isSeparable = markdown.slides.every(isIndependent);
    if (isSeparable && cache.whole) return renderSlides(markdown, cache);
    const rendered = renderWith(cache.themed, markdown);
    if (isSeparable) {
      const { slideCss, script } = rendered;
      cache.whole = { slideCss, script };
      for (const slide of rendered.slides) cache.html.set(slideKey(slide), slide.html);
    }
    return rendered;
  };
}

/** Renders only the slides that the cache does not have. */
function renderSlides(markdown: MarpMarkdown, { themed, html, whole }: StyleCache): Rendered {
  const known = new Map(
    markdown.slides.map((slide) => [slideKey(slide), html.get(slideKey(slide))]),
  );
  const fresh = markdown.slides.filter((slide) => known.get(slideKey(slide)) === undefined);
  try {
    if (fresh.length > 0) {
      // The last slide has Marp's script, and shows whether one swallows those after it.
      const { slides } = renderWith(themed, { ...markdown, slides: [...fresh, END] });
      for (const slide of slides) known.set(slideKey(slide), slide.html);
    }
  } catch {
    // The whole deck gives the right message.
    return renderWith(themed, markdown);
  }
  const slides = markdown.slides.map((slide, index): RenderedSlide => {
    const own = known.get(slideKey(slide)) ?? '';
    return { ...slide, html: withSlideNumber(own, index + 1, markdown.slides.length) };
  });
  for (const slide of slides) html.set(slideKey(slide), slide.html);
  const { deckCss, width, height } = themed;
  return { ...markdown, deckCss, width, height, slideCss: '', script: '', ...whole, slides };
}

/** In characters, for each style. */
const HTML_CAPACITY = 16_000_000;

/** In characters of CSS: about three styles, for a slide of another kind that comes and goes. */
const STYLE_CAPACITY = 150_000;

/** All that a slide's HTML depends on, except for its number. */
function slideKey({ lang, direction, markdown }: MarkdownSlide): string {
  return `${lang} ${direction} ${markdown}`;
}

function styleKey(markdown: MarpMarkdown, { themes }: TemplateFiles): string {
  const sheets = [...themes].map(([name, { text }]) => `${name}\n${text}`);
  const { theme, css, lang, direction } = markdown;
  return [theme, lang, direction, css, ...sheets].join('\n');
}

const DIRECTIVES =
  /^<!--\n_class: [^\n]*\n(?:_header: [^\n]*\n)?(?:_footer: [^\n]*\n)?(?:_paginate: false\n)?-->/;

/** False for what may affect other slides or the style: directives, styles, link definitions. */
function isIndependent({ markdown }: MarkdownSlide): boolean {
  const body = markdown.replace(DIRECTIVES, '');
  return !/<!--|<style|^[ >\-*+\d.]*\[[^\]\n]*\]:/im.test(body);
}

const END = {
  markdown: '<!--\n_class: end\n-->\n\nend',
  lang: 'en',
  direction: 'ltr',
} as MarkdownSlide;
