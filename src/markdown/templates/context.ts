/** The context of a slide's template: every text escaped, so that none can break out. */
import type { Deck, Slide, View, ViewMap } from '../../deck/index.js';
import { wordsFor } from '../../deck/index.js';
import type { Code, Raw, Text } from '../../outline/index.js';
import { withNumbers } from '../../outline/index.js';
import { showCode } from '../text/code.js';
import { directionOf } from '../text/direction.js';
import { escapeText } from '../text/escape.js';
import { type InlineOptions, renderInline } from '../text/inline.js';
import { closeTags } from '../text/open-tags.js';
import type { SlideNumbers } from './slide-numbers.js';

export type TemplateContext = Readonly<Record<string, unknown>>;

/** The deck as templates see it; shared by slides of one language, with formulas or without. */
export function deckContext(
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

/** The slide's own fields at the top; `slide`, `deck`, `words`, perhaps `chart` beside them. */
export function contextOf(
  slide: Slide,
  deck: TemplateContext,
  options: InlineOptions,
  numbers: SlideNumbers,
  chart?: ViewMap,
): TemplateContext {
  const show = (view: View): unknown => convert(view, options, slide);
  const ofDeck = (view: View): unknown =>
    convert(view, { ...options, lang: options.around.deck }, slide);
  return {
    ...(show(slide.fields as View) as TemplateContext),
    title: show(slide.title),
    chart: show(chart),
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
