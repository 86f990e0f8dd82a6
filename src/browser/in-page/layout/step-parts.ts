/** The class with which a kind of the user's own marks a part; the parts of other kinds are known. */
const OWN = '.step';
const KNOWN = '.turn, .column, .figure, .entry, .cards > *, tbody > tr, ol > li, ul > li, dl > div';

/** The parts of a slide with `steps: true` that appear one by one, in order. */
export function stepParts(slide: Element): HTMLElement[] {
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
