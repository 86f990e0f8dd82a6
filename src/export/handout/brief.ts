/** The discussion as an article: what each slide says, an answer right behind what it answers. */
import type { Deck, Slide, SlideLink } from '../../deck/index.js';
import {
  createFormulas,
  createSlideContexts,
  createSlideNumbers,
  escapeText,
  markdownWithEmoji,
  withEmoji,
} from '../../markdown/index.js';
import type { TemplateFiles } from '../../read/index.js';
import type { RenderedSlide } from '../../render/index.js';

/** What one slide says, and who answers it. */
export interface BriefBlock {
  /** What links lead to; of an answer there is one where it stands, none where it is named. */
  readonly id: number | undefined;
  readonly kind: string;
  readonly lang: string;
  readonly direction: 'ltr' | 'rtl';
  /** HTML of the kind's `brief.hbs`, or the slide itself. */
  readonly body: string;
  readonly answers: readonly BriefBlock[];
}

export interface BriefSection {
  readonly number: number;
  readonly title: string;
  readonly blocks: readonly BriefBlock[];
}

export interface Brief {
  /** What stands before the sections and behind them. */
  readonly front: readonly BriefBlock[];
  readonly sections: readonly BriefSection[];
  readonly back: readonly BriefBlock[];
  /** The sources of all that is in it. */
  readonly citations: readonly unknown[];
  /** Of its formulas and of people's own colours. */
  readonly css: string;
}

/** Where an answer stands: behind what it answers, there and only named here, or by itself. */
type Standing = 'under' | 'elsewhere' | 'alone';

/**
 * @param deck with no slide cut
 * @param shown the rendered slides that the handout has
 * @throws BuildError if a template fails
 */
export function composeBrief(
  deck: Deck,
  templates: TemplateFiles,
  shown: readonly RenderedSlide[],
): Brief {
  // Mistakes in formulas and links have been told when the slides were drawn.
  const formulas = createFormulas([]);
  const numbers = createSlideNumbers(deck);
  const contextFor = createSlideContexts(deck, templates, formulas.write, numbers, []);
  const pictured = grouped(shown, ({ entry }) => entry);
  const slides = deck.slides.filter(({ entry }) => pictured.has(entry));
  const byNumber = new Map(slides.map((slide) => [slide.number, slide]));

  const bodyOf = (slide: Slide, standing: Standing): string => {
    const pictures = (pictured.get(slide.entry) ?? []).map(({ html }) => withoutId(html));
    const template = templates.kinds.get(slide.kind)?.brief ?? templates.handout.unknown;
    const { run, context } = contextFor(slide);
    return markdownWithEmoji(run(template, { ...context, pictures, standing }, slide.place).trim());
  };
  const aimOf = (slide: Slide): Slide | undefined => {
    const on = slide.fields.on as unknown as SlideLink | undefined;
    const aim = on?.$role === 'link' ? byNumber.get(on.number) : undefined;
    // An answer to an answer stays where it is, and so does one to what the article leaves out.
    const isOpen = aim !== undefined && aim !== slide && aim.fields.on === undefined;
    return isOpen && bodyOf(aim, 'alone') !== '' ? aim : undefined;
  };
  const aims = new Map(slides.map((slide) => [slide, aimOf(slide)]));
  const answered = grouped(slides, (slide) => aims.get(slide)?.number);
  const blockOf = (
    slide: Slide,
    standing: Standing,
    answers: readonly BriefBlock[],
  ): BriefBlock => ({
    id: standing === 'elsewhere' ? undefined : slide.number,
    kind: escapeText(slide.kind),
    lang: slide.lang,
    direction: pictured.get(slide.entry)?.[0]?.direction ?? 'ltr',
    body: bodyOf(slide, standing),
    answers,
  });
  const blocks = (own: readonly Slide[]): BriefBlock[] =>
    own
      .map((slide) => {
        const standing = aims.get(slide) ? 'elsewhere' : 'alone';
        const answers = answered.get(slide.number) ?? [];
        return blockOf(
          slide,
          standing,
          answers.map((one) => blockOf(one, 'under', [])),
        );
      })
      .filter(({ body }) => body !== '');

  const bySection = grouped(slides, ({ section }) => section?.number);
  const apart = bySection.get(undefined) ?? [];
  const firstOfSections = slides.find(({ section }) => section !== undefined)?.number ?? 0;
  const isBefore = (slide: Slide): boolean => slide.number < firstOfSections;
  const citations = new Map(slides.flatMap((slide) => citationsOf(contextFor(slide).context)));
  return {
    front: blocks(apart.filter(isBefore)),
    sections: deck.sections.flatMap(({ number }) => {
      const own = bySection.get(number) ?? [];
      const [first] = own;
      if (first === undefined) return [];
      const { section } = contextFor(first).context.slide as { section: { title: unknown } };
      return [{ number, title: withEmoji(String(section.title)), blocks: blocks(own) }];
    }),
    back: blocks(apart.filter((slide) => !isBefore(slide))),
    citations: [...citations].sort(([a], [b]) => a - b).map(([, citation]) => citation),
    css: [
      formulas.css(),
      ...[...deck.colors].map(([name, color]) => `.handout .${name} { --hue: ${color}; }`),
    ].join('\n'),
  };
}

/** By a key, in the order in which they come. */
function grouped<T, K>(all: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}

/** The article's own blocks are what links lead to. */
function withoutId(html: string): string {
  return html.replace(/(<section\b[^>]*?) id="[^"]*"/, '$1');
}

function citationsOf(context: Readonly<Record<string, unknown>>): [number, unknown][] {
  const { citations } = context.slide as {
    citations: readonly { number: number; [key: string]: unknown }[];
  };
  return citations.map((citation) => [citation.number, citationHtml(citation)]);
}

/** A source's texts as HTML, with pictures of emoji. */
function citationHtml(
  citation: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const show = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(show)
      : value === undefined
        ? undefined
        : withEmoji(String(value));
  const { title, publisher, authors } = citation;
  return { ...citation, title: show(title), publisher: show(publisher), authors: show(authors) };
}
