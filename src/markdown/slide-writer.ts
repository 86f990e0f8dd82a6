/** Writes one slide: what its templates draw, and Marp's directives. */
import type { Deck, Slide } from '../deck/index.js';
import { picturesIn } from '../outline/index.js';
import type { Problem } from '../problem.js';
import type { Source, TemplateFiles } from '../read/index.js';
import { CHART, slideChart } from './chart.js';
import { DIAGRAM, slideDiagram } from './diagram.js';
import { backgroundClass, backgroundHtml } from './picture-css.js';
import { cachedWriter, type SlideText } from './templates/slide-cache.js';
import { createSlideContexts } from './templates/slide-contexts.js';
import { createSlideNumbers } from './templates/slide-numbers.js';
import { languageProblems } from './text/code.js';
import { directionOf } from './text/direction.js';
import { markdownWithEmoji } from './text/emoji.js';
import { literalInTags } from './text/escape.js';
import { plainText } from './text/inline.js';
import { type Formulas, setFormulas } from './text/math.js';
import { unevenRows } from './uneven-rows.js';

/** The kind whose Markdown is the user's own. */
const RAW = 'markdown';

export interface SlideWriter {
  /** @throws BuildError if a template fails */
  readonly write: (slide: Slide) => SlideText;
  /** The CSS of the charts and diagrams written so far. */
  readonly drawnCss: readonly string[];
}

/** Loads the code that draws charts or diagrams if the deck has one. */
export async function createSlideWriter(
  deck: Deck,
  templates: TemplateFiles,
  formulas: Formulas,
  problems: Problem[],
): Promise<SlideWriter> {
  const hasCharts = deck.slides.some(({ kind }) => kind === CHART);
  const drawChart = hasCharts ? (await import('./charts/index.js')).drawChart : undefined;
  const hasDiagrams = deck.slides.some(({ kind }) => kind === DIAGRAM);
  const placeGraph = hasDiagrams
    ? await (await import('./diagrams/index.js')).loadPlaceGraph()
    : undefined;
  const drawnCss: string[] = [];
  const hasCodes = deck.slides.some(({ fields }) => fields.qr !== undefined);
  const qrCode = hasCodes ? (await import('./qr-code.js')).qrCode : undefined;
  const numbers = createSlideNumbers(deck);
  const contextFor = createSlideContexts(deck, templates, formulas.write, problems, numbers);
  const write = (slide: Slide): SlideText => {
    const chart =
      drawChart && slide.kind === CHART ? slideChart(slide, deck, drawChart, problems) : undefined;
    const diagram =
      placeGraph && slide.kind === DIAGRAM
        ? slideDiagram(slide, deck, placeGraph, problems)
        : undefined;
    drawnCss.push(...[chart, diagram].flatMap((one) => one?.css ?? []));
    problems.push(...languageProblems(slide), ...unevenRows(slide));
    const { run, context } = contextFor(slide, {
      chart: chart?.view,
      diagram: diagram?.view,
      qrCode:
        qrCode && typeof slide.fields.qr === 'string' ? { ...qrCode(slide.fields.qr) } : undefined,
    });
    const draw = (template: Source | undefined): string =>
      template === undefined ? '' : run(template, context, slide.place).trim();
    const drawPartial = (name: string): string =>
      markdownWithEmoji(draw(templates.partials.get(name)));
    const body = draw(templates.kinds.get(slide.kind)?.slide);
    problems.push(...unreadPictures(slide, body, templates));
    const directives = directivesOf(slide, deck.brand?.footer !== undefined, drawPartial);
    // The cover's template places the logo itself. The picture is in the CSS once, not on each slide.
    const hasLogo = deck.brand?.logo !== undefined && slide.kind !== 'cover';
    const logo = hasLogo ? '<div class="brand-logo"></div>\n\n' : '';
    return {
      title: slide.title ? plainText(slide.title.text, slide.math) : headingIn(body, slide.math),
      markdown: `<!--\n${directives.join('\n')}\n-->\n\n${backgroundHtml(slide.background)}${logo}${finish(body, slide, formulas)}${drawBelow(drawPartial('below'))}`,
    };
  };
  const cached = cachedWriter(write, deck, templates, numbers, problems);
  return {
    // Charts, diagrams and formulas add to the CSS, which the cache does not have.
    write: (slide) =>
      slide.math || slide.kind === CHART || slide.kind === DIAGRAM ? write(slide) : cached(slide),
    drawnCss,
  };
}

/** What may stand under the body of any kind: a callout, a note, a QR code. */
function drawBelow(drawn: string): string {
  return drawn === '' ? '' : `\n\n${literalInTags(drawn)}`;
}

function directivesOf(
  slide: Slide,
  hasBrandLine: boolean,
  drawPartial: (name: string) => string,
): string[] {
  const { frame } = slide;
  const header = frame === 'full' ? drawPartial('header') : '';
  const cited = frame === 'full' ? drawPartial('footer') : '';
  const line = hasBrandLine && frame !== 'bare' ? drawPartial('deck-footer') : '';
  const footer = footerOf(cited, line);
  return [
    `_class: ${classesOf(slide)}`,
    ...(header ? [`_header: ${JSON.stringify(header)}`] : []),
    ...(footer ? [`_footer: ${JSON.stringify(footer)}`] : []),
    ...(frame === 'bare' ? ['_paginate: false'] : []),
  ];
}

/** Sources and the brand's line are elements of their own: PowerPoint's footer takes the line alone. */
function footerOf(cited: string, line: string): string {
  if (line === '') return cited;
  return `<span class="cited" data-role="source">${cited}</span><span class="brand-line" data-role="footer">${line}</span>`;
}

/** The kind, the direction, what is behind the slide; the text size comes later, from the layout. */
function classesOf({ kind, lang, background }: Slide): string {
  const behind = backgroundClass(background);
  return directionOf(lang) === 'rtl' ? `${kind} rtl${behind}` : kind + behind;
}

/** Draws emoji, and the formulas of raw Markdown: those of other kinds are set with their texts. */
function finish(body: string, { kind, math, place }: Slide, { write }: Formulas): string {
  if (kind !== RAW) return markdownWithEmoji(literalInTags(body));
  return markdownWithEmoji(
    math ? setFormulas(body, (tex, display) => write(tex, display, place)) : body,
  );
}

/** The first heading of raw Markdown, for slides without a title. */
function headingIn(markdown: string, math: boolean): string {
  const heading = /^#{1,6}\s+(.+)$/m.exec(markdown)?.[1];
  return heading === undefined ? '' : plainText(heading, math);
}

/** A user's kind may show a path that its schema does not declare as a picture. */
function unreadPictures({ kind, place }: Slide, body: string, { kinds }: TemplateFiles): Problem[] {
  const own = kinds.get(kind);
  if (own?.origin !== 'own' || kind === RAW) return [];
  const found = picturesIn(body)
    .map(({ src }) => src.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code))))
    // What the template itself names is reported elsewhere.
    .filter((src) => !/^(data:|$)/.test(src) && !own.slide.text.includes(src));
  return found.slice(0, 1).map((src) => ({
    severity: 'error',
    code: 'template/picture',
    message: `${own.slide.path} shows “${src}”, which is no picture of the deck`,
    hint: 'In the kind’s schema.yaml make the field a picture: `{$ref: "#/$defs/picture"}`, and write `{{field.src}}`.',
    place,
  }));
}
