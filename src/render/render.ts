/** Marp turns the Markdown into HTML and CSS, once for all formats. */
import { Marp } from '@marp-team/marp-core';
import cjkFriendly from 'markdown-it-cjk-friendly';
import { highlight, isLanguage } from '../markdown/code/index.js';
import type { MarkdownSlide, MarpMarkdown } from '../markdown/index.js';
import { deckMarkdown } from '../markdown/index.js';
import { BuildError, type Place } from '../problem.js';
import { isUserFile, placeOnLine, type Source, type TemplateFiles } from '../read/index.js';
import { composeTheme, withoutAddresses } from './themes/compose-theme.js';

export interface RenderedSlide extends MarkdownSlide {
  /** One `<svg data-marpit-svg>` with the slide's section; `withPictures` embeds its pictures. */
  readonly html: string;
  /** In CSS pixels; undefined for a slide that was not fitted. */
  readonly textSize?: number | undefined;
}

export interface Rendered extends Omit<MarpMarkdown, 'slides'> {
  readonly slides: readonly RenderedSlide[];
  /** The theme and the kinds' CSS, before Marp. */
  readonly deckCss: string;
  /** All CSS of the slides, which belong into a `<div class="marpit">`. */
  readonly slideCss: string;
  /** Marp's script for browsers: Safari's foreignObject, and headings that fit. */
  readonly script: string;
  readonly width: number;
  readonly height: number;
}

const SCRIPT = /<script>([\s\S]*?)<\/script>\n?(?=<\/foreignObject>)/;

/** The name of every deck's theme in Marp. */
const NAME = 'of-the-deck';

/** Every element may say its role (see TextRole); plain Marp drops that and shows the same. */
const HTML = Object.fromEntries(
  Object.entries(Marp.html).map(([tag, allowed]) => [tag, { ...allowed, 'data-role': true }]),
);

/** Attributes of a chart's figure; plain Marp drops them and shows the same. */
const FIGURE = { ...HTML.figure, role: true, 'aria-label': true, 'data-chart': true };

/** Those of the parts of a diagram. */
const PART = Object.fromEntries(
  ['part', 'key', 'form', 'edge', 'sites'].map((name) => [`data-${name}`, true]),
);
const DIV = { ...HTML.div, ...PART };

/** A poster's video, and how it plays; plain Marp shows the poster. */
const IMG = { ...HTML.img, 'data-video': true, 'data-play': true };

/** The initial in a person's chip is no word of the slide to a screen reader. */
const SPAN = { ...HTML.span, 'aria-hidden': true };

/**
 * Renders the deck.
 * @throws BuildError if the theme does not exist or its CSS cannot be read, or if raw Markdown
 *   makes more or fewer slides than one.
 */
export function render(markdown: MarpMarkdown, templates: TemplateFiles): Rendered {
  return renderWith(createThemedMarp(markdown, templates), markdown);
}

/** A Marp with a deck's theme. */
export interface ThemedMarp extends Pick<Rendered, 'deckCss' | 'width' | 'height'> {
  readonly marp: Marp;
  readonly templates: TemplateFiles;
}

/** @throws BuildError if the theme does not exist or its CSS cannot be read */
export function createThemedMarp(markdown: MarpMarkdown, templates: TemplateFiles): ThemedMarp {
  const marp = new Marp({
    html: { ...HTML, figure: FIGURE, div: DIV, img: IMG, span: SPAN },
    math: false,
    slug: false,
    emoji: { shortcode: false, unicode: false },
    minifyCSS: false,
    // Code fences of raw Markdown and own templates: Marp 5 colours none by itself.
    markdown: {
      highlight: (code, name) => (name && isLanguage(name) ? highlight(code, name) : ''),
    },
  });
  marp.markdown.use(cjkFriendly);
  const sheets = {
    themes: templates.themes,
    marp: (name: string) => marp.themeSet.get(name)?.css,
  };
  const deckCss = withoutAddresses(`${composeTheme(markdown.theme, sheets)}\n${markdown.css}`);
  const theme = addTheme(marp, markdown.theme, deckCss);
  packOnce(marp);
  return { marp, deckCss, templates, ...theme };
}

/** Marp packs the style for each render, though it stays the same unless a slide adds to it. */
function packOnce({ themeSet }: Marp): void {
  const pack = themeSet.pack.bind(themeSet);
  let plain: string | undefined;
  themeSet.pack = (name, options) => {
    if (options?.after) return pack(name, options);
    plain ??= pack(name, options);
    return plain;
  };
}

/** @throws BuildError if Marp makes more or fewer slides than the deck has */
export function renderWith(themed: ThemedMarp, markdown: MarpMarkdown): Rendered {
  const { marp, templates: _, ...theme } = themed;
  const text = deckMarkdown({ ...markdown, theme: NAME });
  const result = marp.render(text, { htmlAsArray: true });
  const { slides } = markdown;
  if (result.html.length !== slides.length) {
    throw new BuildError(wrongSlideCount(themed, markdown, result.html.length));
  }
  // Marp appends its script to the last slide.
  const [, script = ''] = SCRIPT.exec(result.html.at(-1) ?? '') ?? [];
  const html = result.html.map((one, index) =>
    inLanguage(one.replace(SCRIPT, ''), slides[index], markdown.direction),
  );
  return {
    ...markdown,
    ...theme,
    slides: slides.map((slide, index) => ({ ...slide, html: html[index] ?? '' })),
    slideCss: result.css,
    script,
  };
}

/** Marp has one language for all slides, and no direction. */
function inLanguage(
  html: string,
  slide: MarkdownSlide | undefined,
  around: MarpMarkdown['direction'],
): string {
  if (slide === undefined) return html;
  const { lang, direction } = slide;
  const own = ` lang="${lang}"${direction === 'rtl' || direction !== around ? ` dir="${direction}"` : ''}`;
  return html.replace(/<section [^>]*>/g, (tag) => tag.replace(/ lang="[^"]*"/, own));
}

/** Adds theme and kinds' CSS as one sheet: CSS of slides does not survive an import. */
function addTheme(marp: Marp, theme: string, css: string): { width: number; height: number } {
  try {
    marp.themeSet.add(`/* @theme ${NAME} */\n${css}`);
  } catch (error) {
    throw new BuildError([
      {
        severity: 'error',
        code: 'theme/css',
        message: `The theme “${theme}” cannot be read: ${error instanceof Error ? error.message : String(error)}`,
        hint: 'Correct its CSS, or that of the kind which the message names.',
      },
    ]);
  }
  marp.themeSet.default = marp.themeSet.get(NAME) ?? marp.themeSet.default;
  const size = (property: 'widthPixel' | 'heightPixel', fallback: number): number =>
    Number(marp.themeSet.getThemeProp(NAME, property) ?? fallback);
  return { width: size('widthPixel', 1280), height: size('heightPixel', 720) };
}

/** Raw Markdown or a user's template may contain a rule or an open tag that changes the count. */
function wrongSlideCount(
  { marp, templates }: ThemedMarp,
  markdown: MarpMarkdown,
  count: number,
): BuildError['problems'] {
  const { slides } = markdown;
  const isOne = (slide: MarkdownSlide): boolean => {
    const two = [slide, { ...slide, markdown: 'x' }];
    const text = deckMarkdown({ ...markdown, theme: NAME, slides: two });
    return marp.render(text, { htmlAsArray: true }).html.length === two.length;
  };
  const wrong = slides.filter((slide) => !isOne(slide));
  const own = wrong.flatMap(({ kind }) => templates.kinds.get(kind) ?? []);
  const drawn = new Set(own.filter(({ name, slide }) => name !== RAW && isUserFile(slide)));
  if (drawn.size > 0) {
    return [...drawn].map(({ name, slide }) => ({
      severity: 'error',
      code: 'template/slides',
      message: `The template ${slide.path} makes more or fewer than one slide of a slide of kind ${name}`,
      hint: 'A line of “---” begins another slide, and an open HTML tag takes in the next: write `<hr>` for a line, and close each tag.',
      place: ruleIn([slide, ...[...templates.partials.values()].filter(isUserFile)]),
    }));
  }
  const raw = slides.filter(({ kind }) => kind === RAW);
  return (raw.length > 0 ? raw : slides.slice(0, 1)).map((slide) => ({
    severity: 'error',
    code: 'markdown/slides',
    message: `The deck has ${slides.length} slides but Marp makes ${count}: raw Markdown has a “---” or an open HTML tag`,
    hint: 'One slide of kind markdown is one slide; write a second one for the second.',
    place: slide.place,
  }));
}

/** The first line that is a rule in Markdown; else the first of all. */
function ruleIn(files: readonly [Source, ...Source[]]): Place {
  const rule = /^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/;
  const places = files.map((file) => {
    const index = file.text.split(/\r?\n/).findIndex((line) => rule.test(line));
    return index < 0 ? undefined : placeOnLine(file, index + 1);
  });
  return places.find((place) => place !== undefined) ?? placeOnLine(files[0], 1);
}

/** The kind whose Markdown is the user's own. */
const RAW = 'markdown';
