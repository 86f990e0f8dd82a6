/// <reference lib="dom" />
/** What comes one by one on a slide that says `steps: true`. */

/** A kind of the user's own says it by the class `step`; of the others it is known. */
const OWN = '.step';
const KNOWN = '.turn, .column, .figure, .entry, .cards > *, tbody > tr, ol > li, ul > li, dl > div';

/** The parts of such a slide, in order; none where it has nothing that comes by itself. */
export function partsInTurn(slide: Element): HTMLElement[] {
  const own = outermost(slide, OWN);
  return own.length > 0 ? own : outermost(slide, KNOWN);
}

function outermost(slide: Element, selector: string): HTMLElement[] {
  const body = slide.querySelectorAll<HTMLElement>(`section :is(${selector})`);
  return [...body].filter(
    (one) =>
      one.closest('header, footer') === null &&
      !one.parentElement?.closest(`section :is(${selector})`),
  );
}

/**
 * Puts before each such slide copies of it on which parts are still to come: a page a step in print.
 * @param numbers of the slides
 * @returns how many pages each slide of the page now has
 */
export function spreadSteps(numbers: readonly number[]): number[] {
  const slides = [...document.querySelectorAll('svg[data-marpit-svg]')];
  return slides.map((slide) => {
    const section = slide.querySelector('section');
    const count = numbers.includes(Number(section?.id)) ? partsInTurn(slide).length : 0;
    for (let seen = 0; seen < count; seen++) {
      const copy = slide.cloneNode(true) as Element;
      for (const part of partsInTurn(copy).slice(seen)) part.style.visibility = 'hidden';
      // Links lead to the first page of a slide.
      if (seen > 0) copy.querySelector('section')?.removeAttribute('id');
      slide.before(copy);
    }
    if (count > 0) section?.removeAttribute('id');
    return count + 1;
  });
}
