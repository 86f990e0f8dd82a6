/** The templates of each slide with their context: every text escaped, so that none can break out. */
import type { Deck, Slide, View, ViewMap } from '../../deck/index.js';
import { footSources, wordsFor } from '../../deck/index.js';
import type { Code, Raw, Text } from '../../outline/index.js';
import { unknownName, withNumbers } from '../../outline/index.js';
import type { Problem } from '../../problem.js';
import type { TemplateFiles } from '../../read/index.js';
import { showCode } from '../text/code.js';
import { directionOf } from '../text/direction.js';
import { escapeText } from '../text/escape.js';
import { type InlineOptions, renderInline } from '../text/inline.js';
import type { WriteFormula } from '../text/math.js';
import { closeTags } from '../text/open-tags.js';
import { createSlideNumbers, type SlideNumbers } from './slide-numbers.js';
import { createTemplates, type RunTemplate, type TemplateContext } from './templates.js';

export interface SlideTemplateContext {
  readonly run: RunTemplate;
  readonly context: TemplateContext;
}

/** What was drawn for a slide of one of these kinds. */
export interface DrawnViews {
  readonly chart?: ViewMap | undefined;
  readonly diagram?: ViewMap | undefined;
  readonly qrCode?: ViewMap | undefined;
}

/**
 * @param formula writes the formulas of slides that have some
 * @param problems gets links to unknown slides
 */
export function createSlideContexts(
  deck: Deck,
  templates: TemplateFiles,
  formula: WriteFormula,
  problems: Problem[],
  numbers = createSlideNumbers(deck),
): (slide: Slide, drawn?: DrawnViews) => SlideTemplateContext {
  const ids = new Map(deck.slides.flatMap(({ id }) => (id === undefined ? [] : [[id, []]])));
  const names = deck.people.flatMap(({ name, short }) => [name.text, short.text]);
  const footWidth = footWidthIn(deck);
  // Shared, since a brand's cover has megabytes.
  const ofDeck = new Map<string, TemplateContext>();
  return (slide, drawn) => {
    const { lang, math } = slide;
    const broken = new Set<string>();
    const options: InlineOptions = {
      lang,
      around: { slide: lang, deck: deck.lang },
      names,
      slideNumber: (id, place) => {
        const number = numbers.of(slide, `#${id}`);
        // A template may write a text more than once; it is reported once.
        if (number === undefined && !broken.has(id)) {
          problems.push(unknownName('slide', id, ids, place));
        }
        if (number === undefined) broken.add(id);
        return number;
      },
      formula: math ? formula : undefined,
      hyphens: slide.hyphens,
    };
    const key = `${lang} ${math}`;
    const shared = slide.hyphens ? undefined : ofDeck.get(key);
    const own = shared ?? deckContext(deck, slide, options, numbers);
    if (slide.hyphens === undefined) ofDeck.set(key, own);
    const context = contextOf(slide, own, options, numbers, footWidth, drawn);
    return { run: createTemplates(templates, wordsFor(lang)), context };
  };
}

/** Of the line of sources, in ems of its text: beside the page number, and a brand's line. */
const FOOT = 56;
const FOOT_BESIDE_LINE = 30;

/** Without a slide that lists the sources they are named in full, on as many lines as it takes. */
function footWidthIn({ slides, brand }: Deck): number {
  if (!slides.some(({ kind }) => kind === 'sources')) return Number.POSITIVE_INFINITY;
  return brand?.footer === undefined ? FOOT : FOOT_BESIDE_LINE;
}

/** The deck as templates see it; shared by slides of one language, with formulas or without. */
function deckContext(
  deck: Deck,
  slide: Slide,
  options: InlineOptions,
  numbers: SlideNumbers,
): TemplateContext {
  const { title, author, lang, brand } = deck;
  const { footer, logo, cover } = brand ?? {};
  const view = convert({ title, author, lang, footer, logo, cover } as View, options, slide);
  // A getter, so that the slide cache knows which slides show it.
  return Object.defineProperty(view as TemplateContext, 'count', {
    enumerable: true,
    get: () => numbers.of(slide, 'count'),
  });
}

/** The slide's own fields at the top; `slide`, `deck`, `words`, perhaps `chart`, `diagram` or `qrCode` beside them. */
function contextOf(
  slide: Slide,
  deck: TemplateContext,
  options: InlineOptions,
  numbers: SlideNumbers,
  footWidth: number,
  drawn: DrawnViews = {},
): TemplateContext {
  const show = (view: View): unknown => convert(view, options, slide);
  const ofDeck = (view: View): unknown =>
    convert(view, { ...options, lang: options.around.deck }, slide);
  return {
    ...(show(slide.fields as View) as TemplateContext),
    title: show(slide.title),
    chart: show(drawn.chart),
    diagram: show(drawn.diagram),
    qrCode: show(drawn.qrCode),
    slide: {
      get number() {
        return numbers.of(slide, 'own');
      },
      from: slide.from,
      kind: escapeText(slide.kind),
      lang: slide.lang,
      direction: directionOf(slide.lang),
      section: ofDeck(slide.section as unknown as View),
      citations: ofDeck(slide.citations),
      foot: ofDeck(footSources(slide, footWidth, wordsFor(options.around.deck)) as unknown as View),
      answers: ofDeck(slide.answers),
    },
    deck,
    words: wordsFor(slide.lang),
  };
}

/** In the deck's own language, whatever the slide's. */
const OF_DECK = new Set(['person', 'citation', 'link']);

/** Texts become `Inline`, plain strings are escaped, numbers and booleans stay. */
function convert(view: View, options: InlineOptions, slide: Slide): unknown {
  if (view === undefined || typeof view === 'number' || typeof view === 'boolean') return view;
  if (typeof view === 'string') return escapeText(view);
  if (Array.isArray(view)) return view.map((item: View) => convert(item, options, slide));
  if ('$role' in view && view.$role === 'text')
    return renderInline(view as unknown as Text, options);
  if ('$role' in view && view.$role === 'markdown') {
    const { markdown, links, place } = view as unknown as Raw;
    const numberOf = (id: string) => options.slideNumber(id, links[id] ?? place);
    return closeTags(withNumbers(markdown, numberOf));
  }
  if ('$role' in view && view.$role === 'code')
    return showCode(view as unknown as Code, slide.fields, slide.from);
  if ('$role' in view && OF_DECK.has(String(view.$role)) && options.lang !== options.around.deck) {
    return convert(view, { ...options, lang: options.around.deck }, slide);
  }
  // Data URIs of pictures stay unescaped.
  return Object.fromEntries(
    Object.entries(view).map(([key, value]) => [
      key,
      key === 'place' ? undefined : isUri(value) ? value : convert(value as View, options, slide),
    ]),
  );
}

function isUri(value: unknown): boolean {
  return typeof value === 'string' && /^data:image\/[a-z+]+;base64,[\w+/=]*$/.test(value);
}
