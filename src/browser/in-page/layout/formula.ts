/**
 * Formulas in running text: no other format sets them, and a picture of the formula alone would
 * lie over the words when those wrap in another way, so the text around it is part of its picture.
 */

import { isPseudo } from './pseudo.js';
import { isPlaced } from './style.js';

/** True for a formula within a line, and for what has one. */
export function hasFormula(node: Node): boolean {
  if (!(node instanceof Element)) return false;
  return node.matches(FORMULA) || node.querySelector(FORMULA) !== null;
}

const FORMULA = 'img.math:not(.display)';

/** The text of nodes as one would read it out: formulas as their TeX, emoji as themselves. */
export function spokenText(nodes: readonly Node[]): string {
  const read = (node: Node): string => {
    if (node instanceof HTMLImageElement) return node.alt;
    if (node instanceof Text) return node.data;
    return [...node.childNodes].map(read).join('');
  };
  return nodes.map(read).join('').replace(/\s+/g, ' ').trim();
}

/**
 * An element's rectangle with that of what reaches beyond it: pictures, which may be higher than
 * their lines, and what is placed, such as the dot of an event.
 */
export function rectAround(element: Element): DOMRect {
  const placed = [...element.querySelectorAll('*')].filter(
    (one) => isPseudo(one) && isPlaced(getComputedStyle(one)),
  );
  const rects = [element, ...element.querySelectorAll('svg,img'), ...placed].map((one) =>
    one.getBoundingClientRect(),
  );
  const left = Math.min(...rects.map((rect) => rect.left));
  const top = Math.min(...rects.map((rect) => rect.top));
  const right = Math.max(...rects.map((rect) => rect.right));
  const bottom = Math.max(...rects.map((rect) => rect.bottom));
  return new DOMRect(left, top, right - left, bottom - top);
}

const WRAPPER = 'data-formula-text';

/** One element around neighbouring nodes, until `unwrapFormulas`. */
export function wrap(nodes: readonly Node[]): Element {
  const wrapper = document.createElement('span');
  wrapper.setAttribute(WRAPPER, '');
  nodes[0]?.parentNode?.insertBefore(wrapper, nodes[0]);
  wrapper.append(...nodes);
  return wrapper;
}

/** Takes all wrappers away. */
export function unwrapFormulas(): void {
  for (const wrapper of document.querySelectorAll(`[${WRAPPER}]`)) {
    wrapper.replaceWith(...wrapper.childNodes);
  }
}
