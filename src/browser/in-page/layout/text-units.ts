/** Counts along a slide's content, the same way in every page that shows its HTML. */

/** A text counts its UTF-16 units; an inline element without text (a picture, a break) counts one. */
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
