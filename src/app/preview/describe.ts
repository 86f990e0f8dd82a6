/** Describes a deck and its problems for the page. */
import type { RenderedDeck } from '../../fit/index.js';
import type { Problem } from '../../problem.js';
import { withSlideNumber } from '../../render/index.js';
import { createParts, keyOf, type Parts } from './parts.js';
import type { PreviewDeck, PreviewProblem, PreviewSlide } from './state.js';

/** The deck, with keys in the place of its texts. */
export function describeDeck(
  { rendered }: RenderedDeck,
  fontCss: string,
): { readonly deck: PreviewDeck; readonly parts: Parts } {
  const parts = createParts();
  const { title, width, height, slideCss } = rendered;
  const deck = {
    title,
    width,
    height,
    css: parts.add(slideCss),
    // Each rule carries a whole file, and a new character changes one or two of them.
    fontFaces: fontCss.split(/\n(?=@font-face)/).flatMap((one) => (one ? [parts.add(one)] : [])),
    slides: rendered.slides.map((slide): PreviewSlide => {
      const { html, lang, notes, place, kind, id } = slide;
      return {
        key: parts.add(withSlideNumber(html, '', '')),
        alike: id === undefined ? `${kind} ${slide.title}` : `#${id}`,
        title: slide.title,
        lang,
        notes,
        where: `${place.file}:${place.line}`,
      };
    }),
  };
  return { deck, parts };
}

/** Problems in the order of the slides that they are about; those about none come first. */
export function describeProblems(
  problems: readonly Problem[],
  drawn: RenderedDeck | undefined,
): PreviewProblem[] {
  const described = problems.map(({ severity, code, message, hint, place }): PreviewProblem => {
    const slide = place && drawn && slideAt(place.line, place.file, drawn);
    return {
      severity,
      code,
      message,
      ...(hint === undefined ? {} : { hint }),
      ...(place === undefined ? {} : { place }),
      ...(slide === undefined ? {} : { slide }),
      key: keyOf(JSON.stringify([code, message, place])),
    };
  });
  return described.toSorted((a, b) => (a.slide ?? 0) - (b.slide ?? 0));
}

/**
 * The slide whose part of a file a line belongs to: the last one that begins before it. Automatic
 * slides that the outline does not mention have the first character of the file for their place.
 */
function slideAt(line: number, file: string, { deck }: RenderedDeck): number | undefined {
  let found: { readonly number: number; readonly line: number } | undefined;
  for (const { number, part, place } of deck.slides) {
    const begins =
      part === 1 &&
      place.file === file &&
      place.line <= line &&
      (place.line > 1 || place.length > 1);
    if (begins && place.line >= (found?.line ?? 0)) found = { number, line: place.line };
  }
  return found?.number;
}
