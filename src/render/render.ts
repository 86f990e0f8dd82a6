/** The render room: Marp turns the Markdown into HTML and CSS, once for everything. */
import { Marp } from '@marp-team/marp-core';
import cjkFriendly from 'markdown-it-cjk-friendly';
import { highlight, isLanguage } from '../markdown/code/index.js';
import type { MarkdownSlide, MarpMarkdown } from '../markdown/index.js';
import { deckMarkdown } from '../markdown/index.js';
import { BuildError, type Place } from '../problem.js';
import { isUserFile, placeOnLine, type Source, type TemplateFiles } from '../read/index.js';
import { composeTheme, withoutAddresses } from './themes/compose-theme.js';

export interface RenderedSlide extends MarkdownSlide {
  /** One `<svg data-marpit-svg>` with the slide's section inside; `withPictures` makes it whole. */
  readonly html: string;
}

export interface Rendered extends Omit<MarpMarkdown, 'slides'> {
  readonly slides: readonly RenderedSlide[];
  /** The theme and the kinds, as Marp was given them. */
  readonly deckCss: string;
  /** All CSS of the slides; they stand in a `<div class="marpit">`. */
  readonly slideCss: string;
  /** Marp's script for browsers: Safari's foreignObject, and headings that fit. */
  readonly script: string;
  readonly width: number;
  readonly height: number;
}

const SCRIPT = /<script>([\s\S]*?)<\/script>\n?(?=<\/foreignObject>)/;

/** What Marp knows the deck's theme by, whatever it is called. */
const NAME = 'of-the-deck';

/** Every element may say its role (see TextRole); plain Marp drops that and shows the same. */
const HTML = Object.fromEntries(
  Object.entries(Marp.html).map(([tag, allowed]) => [tag, { ...allowed, 'data-role': true }]),
);

/** What a chart's figure says of itself; plain Marp drops it and shows the same. */
const FIGURE = { ...HTML.figure, role: true, 'aria-label': true, 'data-chart': true };

/** The initial in a person's chip is no word of the slide to a screen reader. */
const SPAN = { ...HTML.span, 'aria-hidden': true };

/**
 * Renders the deck.
 * @throws BuildError if the theme does not exist or its CSS cannot be read, or if raw Markdown
 *   makes more or fewer slides than it stands for.
 */
export function render(markdown: MarpMarkdown, templates: TemplateFiles): Rendered {
  return renderIn(renderFrame(markdown, templates), markdown);
}

/** A Marp that has a deck's theme on, and no deck yet. */
export interface RenderFrame extends Pick<Rendered, 'deckCss' | 'width' | 'height'> {
  readonly marp: Marp;
  /** What Marp calls the theme. */
  readonly name: string;
  readonly templates: TemplateFiles;
}

/** @throws BuildError if the theme does not exist or its CSS cannot be read */
export function renderFrame(markdown: MarpMarkdown, templates: TemplateFiles): RenderFrame {
  const marp = new Marp({
    html: { ...HTML, figure: FIGURE, span: SPAN },
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

/** Marp makes the style for each render; where no slide adds to it, it is the same. */
function packOnce({ themeSet }: Marp): void {
  const pack = themeSet.pack.bind(themeSet);
  let plain: string | undefined;
  themeSet.pack = (name, options) => {
    if (options?.after) return pack(name, options);
    plain ??= pack(name, options);
    return plain;
  };
}

/** Renders a deck in a theme; throws BuildError if its slides are more or fewer than it says. */
export function renderIn(dressed: RenderFrame, markdown: MarpMarkdown): Rendered {
  const { marp, name, templates, ...theme } = dressed;
  const text = deckMarkdown({ ...markdown, theme: name });
  const result = marp.render(text, { htmlAsArray: true });
  const { slides } = markdown;
  if (result.html.length !== slides.length) {
    throw new BuildError(tooManySlides(dressed, markdown, result.html.length));
  }
  // Marp appends its script to the last slide; a format that runs scripts takes it from here.
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

/** Marp knows one language for all slides, and no direction. */
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

/** Adds the theme with the kinds' CSS as one sheet, since that of the slides outlasts no import. */
function addTheme(
  marp: Marp,
  theme: string,
  css: string,
): { name: string; width: number; height: number } {
  try {
    marp.themeSet.add(`/* @theme ${NAME} */\n${css}`);
  } catch (error) {
    throw new BuildError([
      {
        severity: 'error',
        code: 'theme/css',
        message: `The theme “${theme}” cannot be read: ${error instanceof Error ? error.message : String(error)}`,
        hint: 'Mend its CSS, or that of the kind which the message names.',
      },
    ]);
  }
  marp.themeSet.default = marp.themeSet.get(NAME) ?? marp.themeSet.default;
  const size = (property: 'widthPixel' | 'heightPixel', fallback: number): number =>
    Number(marp.themeSet.getThemeProp(NAME, property) ?? fallback);
  return { name: NAME, width: size('widthPixel', 1280), height: size('heightPixel', 720) };
}

/** Raw Markdown or a template of the user's can hold a rule or a directive that changes the count. */
function tooManySlides(
  { marp, templates }: RenderFrame,
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

/** The first line that Markdown takes for a rule; the first of all where there is none. */
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
