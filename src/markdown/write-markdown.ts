/** The markdown room: a deck and its templates become Marp Markdown. */
import type { Deck, DeckBrand, Slide, Words } from '../deck/index.js';
import type { Text } from '../outline/index.js';
import { picturesIn } from '../outline/index.js';
import { type Place, type Problem, withPlace } from '../problem.js';
import type { PictureData, Source, TemplateFiles } from '../read/index.js';
import { footOf, logoOf } from './brand.js';
import { CHART, chartOf } from './chart.js';
import { unevenRows } from './table.js';
import { remembering, type SlideText } from './templates/remembering.js';
import { createSlideContexts } from './templates/slide-contexts.js';
import { createSlideNumbers } from './templates/slide-numbers.js';
import { languageProblems } from './text/code.js';
import { type Direction, directionOf } from './text/direction.js';
import { EMOJI_CSS, setEmoji } from './text/emoji.js';
import { literalInTags } from './text/escape.js';
import { plainText } from './text/inline.js';
import { createFormulas, type FormulaFonts, type Formulas, setFormulas } from './text/math.js';

/** The kind whose Markdown is the user's own. */
const RAW = 'markdown';

/** One slide's Markdown with what the formats need to know of it. */
export interface MarkdownSlide {
  readonly number: number;
  /** Its place in the deck before anything was cut, from 0. */
  readonly entry: number;
  readonly kind: string;
  readonly id: string | undefined;
  /** The title without marks: the bookmark, the alt text, PowerPoint's title. */
  readonly title: string;
  readonly section: number | undefined;
  /** Its own language, or the deck's (BCP 47), and how that is written. */
  readonly lang: string;
  readonly direction: Direction;
  /** True where only the speaker has it. */
  readonly hidden: boolean;
  /** Directives and body. */
  readonly markdown: string;
  readonly notes: string;
  /** True where its parts come one by one while it is presented. */
  readonly steps: boolean;
  readonly place: Place;
}

export interface MarpMarkdown {
  readonly title: string;
  readonly subtitle: string | undefined;
  readonly author: string | undefined;
  readonly event: string | undefined;
  readonly date: string | undefined;
  /** The deck's day as 2024-07-30. */
  readonly day: string | undefined;
  readonly lang: string;
  /** How the deck's language is written. */
  readonly direction: Direction;
  readonly theme: string;
  readonly words: Words;
  readonly transition: Deck['transition'];
  readonly brand?: DeckBrand | undefined;
  readonly slides: readonly MarkdownSlide[];
  readonly sections: readonly {
    readonly number: number;
    readonly title: string;
    readonly minutes: number | undefined;
  }[];
  /** How text is set, the steps of density, the CSS of each kind in use, people's own colours, charts. */
  readonly css: string;
  /** Pictures whose short addresses stand in slides and CSS; a data URI of none of these is whole. */
  readonly pictures?: PictureData | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Loads what draws charts if the deck has one.
 * @param formulaFonts subsets the fonts of text in formulas; without it the system's are used
 * @throws BuildError if a template fails, naming it, the slide and the line
 */
export async function writeMarkdown(
  deck: Deck,
  templates: TemplateFiles,
  formulaFonts?: FormulaFonts,
): Promise<MarpMarkdown> {
  const problems: Problem[] = [];
  const hasCharts = deck.slides.some(({ kind }) => kind === CHART);
  const drawChart = hasCharts ? (await import('./charts/index.js')).drawChart : undefined;
  const chartCss: string[] = [];
  const formulas = createFormulas(problems);
  const numbers = createSlideNumbers(deck);
  const contextFor = createSlideContexts(deck, templates, formulas.write, numbers, problems);
  const write = (slide: Slide): SlideText => {
    const chart =
      drawChart && slide.kind === CHART ? chartOf(slide, deck, drawChart, problems) : undefined;
    if (chart) chartCss.push(chart.css);
    problems.push(...languageProblems(slide), ...unevenRows(slide));
    const { run, context } = contextFor(slide, chart?.view);
    const draw = (template: Source | undefined): string =>
      template === undefined ? '' : run(template, context, slide.place).trim();
    const isFull = slide.frame === 'full';
    const body = draw(templates.kinds.get(slide.kind)?.slide);
    problems.push(...strayPictures(slide, body, templates));
    const header = isFull ? setEmoji(draw(templates.partials.get('header'))) : '';
    const cited = isFull ? setEmoji(draw(templates.partials.get('footer'))) : '';
    const hasLine = deck.brand?.footer !== undefined && slide.frame !== 'bare';
    const line = hasLine ? setEmoji(draw(templates.partials.get('running'))) : '';
    const footer = footOf(cited, line);
    const directives = [
      `_class: ${classesOf(slide)}`,
      ...(header ? [`_header: ${JSON.stringify(header)}`] : []),
      ...(footer ? [`_footer: ${JSON.stringify(footer)}`] : []),
      ...(slide.frame === 'bare' ? ['_paginate: false'] : []),
    ];
    return {
      title: slide.title ? plainText(slide.title.text, slide.math) : headingIn(body, slide.math),
      markdown: `<!--\n${directives.join('\n')}\n-->\n\n${logoOf(slide, deck.brand)}${finished(body, slide, formulas)}`,
    };
  };
  const remembered = remembering(write, deck, templates, numbers, problems);
  const slides = deck.slides.map((slide): MarkdownSlide => {
    const { number, entry, kind, id, section, lang, hidden, notes, steps, place } = slide;
    return {
      number,
      entry,
      kind,
      id,
      section: section?.number,
      lang,
      direction: directionOf(lang),
      hidden,
      notes,
      steps,
      place,
      // Charts and formulas have CSS, too.
      ...withPlace(place, () => (slide.math || kind === CHART ? write(slide) : remembered(slide))),
    };
  });
  if (slides.length > 0 && slides.every(({ hidden }) => hidden)) {
    problems.push(nothingShown(slides[0]?.place));
  }
  const hasEmoji = slides.some(({ markdown }) => markdown.includes('<img class="emoji"'));
  const plain = (text: Text | undefined): string | undefined => text && plainText(text.text);
  return {
    title: plainText(deck.title.text),
    subtitle: plain(deck.subtitle),
    author: deck.author,
    event: plain(deck.event),
    date: deck.date,
    day: deck.day,
    lang: deck.lang,
    direction: directionOf(deck.lang),
    theme: deck.theme,
    words: deck.words,
    transition: deck.transition,
    brand: deck.brand,
    slides,
    sections: deck.sections.map(({ number, title, minutes }) => ({
      number,
      title: plainText(title.text),
      minutes,
    })),
    css: [
      cssOf(deck, templates),
      ...chartCss,
      await formulas.css(formulaFonts),
      ...(hasEmoji ? [EMOJI_CSS] : []),
      ...(deck.brand ? [deck.brand.css] : []),
    ].join('\n'),
    problems,
  };
}

/** As a field's text was written before it was escaped. */
function unescaped(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}

/** A field that is no picture of the schema's may hold the path of one. */
function strayPictures({ kind, place }: Slide, body: string, { kinds }: TemplateFiles): Problem[] {
  const own = kinds.get(kind);
  if (own?.origin !== 'own' || kind === RAW) return [];
  const strays = picturesIn(body)
    .map(({ src }) => unescaped(src))
    // What the template itself names is told of there.
    .filter((src) => !/^(data:|$)/.test(src) && !own.slide.text.includes(src));
  return strays.slice(0, 1).map((src) => ({
    severity: 'error',
    code: 'template/picture',
    message: `${own.slide.path} shows “${src}”, which is no picture of the deck`,
    hint: 'In the kind’s schema.yaml make the field a picture: `{$ref: "#/$defs/picture"}`, and write `{{field.src}}`.',
    place,
  }));
}

function nothingShown(place: Place | undefined): Problem {
  return {
    severity: 'error',
    code: 'outline/all-hidden',
    message: 'Every slide is hidden; there is nothing to show',
    hint: 'Take `hidden: true` from a slide that the audience is to see.',
    ...(place ? { place } : {}),
  };
}

/** What CSS has to know of the section: its kind, how full it is, which way it is read. */
function classesOf({ kind, density, lang }: Slide): string {
  const step = density === 'comfortable' ? [] : [density];
  return [kind, ...step, ...(directionOf(lang) === 'rtl' ? ['rtl'] : [])].join(' ');
}

function cssOf(deck: Deck, templates: TemplateFiles): string {
  const used = new Set(deck.slides.map(({ kind }) => kind));
  return [
    templates.setting.text,
    templates.density.text,
    // In the same order wherever the slides stand: Marp packs a style anew for each change of it.
    ...[...templates.kinds].flatMap(([kind, { style }]) =>
      used.has(kind) && style ? style.text : [],
    ),
    ...[...deck.colors].map(
      ([name, color]) =>
        `.${name} { --hue: ${own(color)}; --hue-fill: initial; --on-hue: initial; }`,
    ),
  ].join('\n');
}

/** Sets emoji, and the formulas of raw Markdown: other kinds' are set with their texts. */
function finished(body: string, { kind, math, place }: Slide, { write }: Formulas): string {
  if (kind !== RAW) return setEmoji(literalInTags(body));
  return setEmoji(math ? setFormulas(body, (tex, display) => write(tex, display, place)) : body);
}

/** A person's own colour, nearer to the text's where the ground is dark. */
function own(color: string): string {
  return `color-mix(in srgb, ${color} var(--own, 100%), var(--ink))`;
}

/** The first heading of raw Markdown, for slides whose outline names no title. */
function headingIn(markdown: string, math: boolean): string {
  const heading = /^#{1,6}\s+(.+)$/m.exec(markdown)?.[1];
  return heading === undefined ? '' : plainText(heading, math);
}
