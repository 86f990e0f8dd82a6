/** What the presenter page counts in a slide, too: steps, and positions in its text. */

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

/**
 * A position in a slide's content, the same in every page that shows its HTML: a text counts its
 * UTF-16 units, an inline element without text (a picture, a break) counts one.
 */
export interface TextUnit {
  readonly node: Text | Element;
  /** The position of its first. */
  readonly start: number;
}

export function textUnits(slide: Element): TextUnit[] {
  const units: TextUnit[] = [];
  // A filter of the walker's own would end with the document that it was made in.
  const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  let start = 0;
  while (walker.nextNode()) {
    const node = walker.currentNode as Text | Element;
    if (node instanceof Text ? isUnseen(node) : !STANDS_IN_LINE.test(node.nodeName)) continue;
    units.push({ node, start });
    start += node instanceof Text ? node.length : 1;
  }
  return units;
}

const STANDS_IN_LINE = /^(img|br|wbr)$/i;

function isUnseen(text: Text): boolean {
  return /^(style|script)$/i.test(text.parentElement?.nodeName ?? '');
}
