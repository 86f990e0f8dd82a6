/// <reference lib="dom" />
/** Tells how small a text may be, by what it is. */
import { standsIn } from '../layout/pseudo.js';

/** Where the theme says nothing of its own, CSS pixels. */
const BODY = 22;
const SECONDARY = 18;
const FOOT = 16;

const BODY_BLOCKS = 'li,blockquote,dd,dt,h1,h2,h3,h4,h5,h6,p:not([class])';
const SECONDARY_PARTS = 'table,pre,figure,figcaption,small,code';

/**
 * The least size of a text: `--floor` of the theme for body text, `--small` for what a template
 * names (a caption, a role), for tables, code and figures. Raised signs have none: they are as
 * large as their text makes them, and lead to the foot.
 * @param parent the element that the text stands in
 * @param block the nearest one around it that is no part of a line
 */
export function floorOf(parent: Element, block: Element): number {
  if (parent.closest('sup,sub')) return 0;
  const section = parent.closest('section');
  const frame = lineageBelow(parent, section);
  if (frame && (/^(HEADER|FOOTER)$/.test(frame.tagName) || standsIn(frame))) return FOOT;
  const style = getComputedStyle(section ?? parent);
  const isBody =
    block.matches(BODY_BLOCKS) &&
    !parent.closest(SECONDARY_PARTS) &&
    getComputedStyle(parent).fontSize === getComputedStyle(block).fontSize;
  return isBody
    ? Number.parseFloat(style.getPropertyValue('--floor')) || BODY
    : Number.parseFloat(style.getPropertyValue('--small')) || SECONDARY;
}

/** The section's own child that the element stands in. */
function lineageBelow(element: Element, section: Element | null): Element | undefined {
  let one = element;
  while (one.parentElement !== null && one.parentElement !== section) one = one.parentElement;
  return one.parentElement === null ? undefined : one;
}
