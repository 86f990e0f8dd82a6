/** Describes a deck and its problems for the page. */
import { createHash } from 'node:crypto';
import type { RenderedDeck } from '../../fit/index.js';
import type { Problem } from '../../problem.js';
import { withSlideNumber } from '../../render/index.js';
import type { PartKey, PreviewDeck, PreviewProblem, PreviewSlide } from './state.js';

/** The deck, with keys in the place of its texts; a page is not sent those that it has. */
export function describeDeck(
  { rendered }: RenderedDeck,
  fontCss: string,
): { readonly deck: PreviewDeck; readonly texts: ReadonlyMap<PartKey, string> } {
  const texts = new Map<PartKey, string>();
  const add = (text: string): PartKey => {
    const key = keyOf(text);
    texts.set(key, text);
    return key;
  };
  const { title, width, height, slideCss } = rendered;
  const deck = {
    title,
    width,
    height,
    css: add(slideCss),
    // Each rule carries a whole file, and a new character changes one or two of them.
    fontFaces: fontCss.split(/\n(?=@font-face)/).flatMap((one) => (one ? [add(one)] : [])),
    slides: rendered.slides.map((slide): PreviewSlide => {
      const { html, lang, notes, place, kind, id } = slide;
      return {
        key: add(withSlideNumber(html, '', '')),
        alike: id === undefined ? `${kind} ${slide.title}` : `#${id}`,
        title: slide.title,
        lang,
        notes,
        where: `${place.file}:${place.line}`,
      };
    }),
  };
  return { deck, texts };
}

/** Equal for equal texts, and no others. */
function keyOf(text: string): PartKey {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

/** Problems in the order of the slides that they are about; those about none come first. */
export function describeProblems(
  problems: readonly Problem[],
  drawn: RenderedDeck | undefined,
): PreviewProblem[] {
  const described = problems.map(({ blame: _, langs: __, ...problem }): PreviewProblem => {
    const { code, message, place } = problem;
    const slide = place && drawn && slideAt(place.line, place.file, drawn);
    const key = keyOf(JSON.stringify([code, message, place]));
    return { ...problem, ...(slide === undefined ? {} : { slide }), key };
  });
  return described.toSorted((a, b) => (a.slide ?? 0) - (b.slide ?? 0));
}

/**
 * The slide whose part of a file a line belongs to: the last one that begins before it. Automatic
 * slides that the outline does not mention have the first character of the file for their place.
 */
function slideAt(line: number, file: string, { deck }: RenderedDeck): number | undefined {
  const before = deck.slides.filter(
    ({ part, place }) =>
      part === 1 &&
      place.file === file &&
      place.line <= line &&
      (place.line > 1 || place.length > 1),
  );
  const lastLine = Math.max(...before.map(({ place }) => place.line));
  return before.findLast(({ place }) => place.line === lastLine)?.number;
}
