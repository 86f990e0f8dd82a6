/// <reference lib="dom" />
/** What comes one by one on a slide that says `steps: true`. */

/** A kind of the user's own says it by the class `step`; of the others it is known. */
const OWN = '.step';
const KNOWN = '.turn, .column, .figure, .entry, .cards > *, tbody > tr, ol > li, ul > li, dl > div';

/** The parts of a slide that come one by one, in order; none where they all come at once. */
export function stepsIn(slide: HTMLElement): HTMLElement[] {
  if (slide.dataset.steps === undefined) return [];
  const own = outermost(slide, OWN);
  return own.length > 0 ? own : outermost(slide, KNOWN);
}

function outermost(slide: HTMLElement, selector: string): HTMLElement[] {
  const body = slide.querySelectorAll<HTMLElement>(`section :is(${selector})`);
  return [...body].filter(
    (one) =>
      one.closest('header, footer') === null &&
      !one.parentElement?.closest(`section :is(${selector})`),
  );
}
