/** The handout as an article: the content of each slide, answers after what they answer. */
import { type Deck, type Slide, type SlideLink, withAllTimes } from '../../deck/index.js';
import {
  createFormulas,
  createSlideContexts,
  escapeText,
  markdownWithEmoji,
  withEmoji,
} from '../../markdown/index.js';
import type { Source, TemplateFiles } from '../../read/index.js';
import type { RenderedSlide } from '../../render/index.js';

interface BriefBlock {
  /** The target of links; undefined where an answer is only mentioned. */
  readonly id: number | undefined;
  readonly kind: string;
  readonly lang: string;
  readonly direction: 'ltr' | 'rtl';
  /** HTML of the kind's `brief.hbs`, or the slide itself. */
  readonly body: string;
  readonly answers: readonly BriefBlock[];
}

/** Under what it answers, elsewhere and only mentioned here, or a block of its own. */
type CommentPlacement = 'under' | 'elsewhere' | 'alone';

/**
 * @param deck with no slide split
 * @param shown the rendered slides that the handout has
 * @returns what `brief.hbs` shows: the blocks before the sections, in them and after them, and the
 *   sources of all; and the CSS of formulas and of people's own colours
 * @throws BuildError if a template fails
 */
export async function composeBrief(
  deck: Deck,
  templates: TemplateFiles,
  shown: readonly RenderedSlide[],
) {
  // Mistakes in formulas and links were reported when the slides were written.
  const formulas = createFormulas([]);
  const contextFor = createSlideContexts(deck, templates, formulas.write, []);
  const pictured = grouped(shown, ({ entry }) => entry);
  const slides = deck.slides.filter(({ entry }) => pictured.has(entry));
  const byNumber = new Map(slides.map((slide) => [slide.number, slide]));

  const bodyOf = (slide: Slide, placement: CommentPlacement): string => {
    const drawn = (pictured.get(slide.entry) ?? []).map(({ html }) => withoutId(html));
    const own = templates.kinds.get(slide.kind)?.brief;
    const { run, context } = contextFor(slide);
    const draw = (template: Source | undefined): string =>
      template ? run(template, { ...context, drawn, placement }, slide.place).trim() : '';
    // The picture of a slide has what is under its body.
    const below = own && draw(templates.partials.get('brief-below'));
    return markdownWithEmoji(
      [draw(own ?? templates.handout.unknown), below].filter(Boolean).join('\n'),
    );
  };
  const targetOf = (slide: Slide): Slide | undefined => {
    const on = slide.fields.on as unknown as SlideLink | undefined;
    const target = on?.$role === 'link' ? byNumber.get(on.number) : undefined;
    // An answer to an answer stays where it is, like one to what the article leaves out.
    const isOpen = target !== undefined && target !== slide && target.fields.on === undefined;
    return isOpen && bodyOf(target, 'alone') !== '' ? target : undefined;
  };
  const targets = new Map(slides.map((slide) => [slide, targetOf(slide)]));
  const answered = grouped(slides, (slide) => targets.get(slide)?.number);
  const blockOf = (
    slide: Slide,
    placement: CommentPlacement,
    answers: readonly BriefBlock[],
  ): BriefBlock => ({
    id: placement === 'elsewhere' ? undefined : slide.number,
    kind: escapeText(slide.kind),
    lang: slide.lang,
    direction: pictured.get(slide.entry)?.[0]?.direction ?? 'ltr',
    body: bodyOf(slide, placement),
    answers,
  });
  const blocks = (own: readonly Slide[]): BriefBlock[] =>
    own
      .map((slide) => {
        const answers = answered.get(slide.number) ?? [];
        const below = answers.map((one) => blockOf(one, 'under', []));
        return blockOf(slide, targets.get(slide) ? 'elsewhere' : 'alone', below);
      })
      .filter(({ body }) => body !== '');

  const bySection = grouped(slides, ({ section }) => section?.number);
  const apart = bySection.get(undefined) ?? [];
  const firstOfSections = slides.find(({ section }) => section !== undefined)?.number ?? 0;
  const isBefore = (slide: Slide): boolean => slide.number < firstOfSections;
  const citations = withAllTimes(slides.flatMap((slide) => citationsOf(contextFor(slide).context)));
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
    citations: [...citations.values()].sort((a, b) => a.number - b.number),
    css: [
      await formulas.css(),
      ...[...deck.colors].map(([name, color]) => `.handout .${name} { --hue: ${color}; }`),
    ].join('\n'),
  };
}

/** By a key, in order. */
function grouped<T, K>(all: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}

/** Links lead to the article's blocks, not to slides. */
function withoutId(html: string): string {
  return html.replace(/(<section\b[^>]*?) id="[^"]*"/, '$1');
}

/** A citation as templates see it. */
interface CitationView {
  readonly number: number;
  readonly times: readonly { readonly seconds: number }[];
  readonly [key: string]: unknown;
}

/** The sources of a slide, their texts as HTML, with pictures of emoji. */
function citationsOf(context: Readonly<Record<string, unknown>>): CitationView[] {
  const { citations } = context.slide as { citations: readonly CitationView[] };
  const html = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(html);
    return value === undefined ? undefined : withEmoji(String(value));
  };
  return citations.map((citation) => {
    const { title, publisher, authors } = citation;
    const texts = { title: html(title), publisher: html(publisher), authors: html(authors) };
    return { ...citation, ...texts };
  });
}
