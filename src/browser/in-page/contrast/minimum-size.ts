import { isPseudo } from '../layout/pseudo.js';

/** CSS pixels, by default. */
const BODY = 22;
const SECONDARY = 18;
const FOOTER = 16;

const BODY_BLOCKS = 'li,blockquote,dd,dt,h1,h2,h3,h4,h5,h6,p:not([class])';
const SECONDARY_PARTS = 'table,pre,figure,figcaption,small,code';

/**
 * The smallest allowed size of a text: `--floor` of the theme for body text, `--small` for what a
 * template names (a caption, a role), for tables, code and figures. Superscripts have none: they are
 * as large as their text makes them, and lead to the footer.
 * @param parent the element of the text
 * @param block the nearest one around it that is not inline
 */
export function minimumSize(parent: Element, block: Element): number {
  if (parent.closest('sup,sub')) return 0;
  const section = parent.closest('section');
  const frame = parent.closest('section > *');
  if (frame && (/^(HEADER|FOOTER)$/.test(frame.tagName) || isPseudo(frame))) return FOOTER;
  const style = getComputedStyle(section ?? parent);
  const isBody =
    block.matches(BODY_BLOCKS) &&
    !parent.closest(SECONDARY_PARTS) &&
    getComputedStyle(parent).fontSize === getComputedStyle(block).fontSize;
  return isBody
    ? Number.parseFloat(style.getPropertyValue('--floor')) || BODY
    : Number.parseFloat(style.getPropertyValue('--small')) || SECONDARY;
}
