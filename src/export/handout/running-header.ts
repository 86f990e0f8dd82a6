/** Running headers and footers of the handout, printed by CSS page boxes. */
import { IDEOGRAPHS } from '../../ideographs.js';
import { drawEmoji } from '../../markdown/emoji/index.js';
import { plainText } from '../../markdown/index.js';
import type { Rendered } from '../../render/index.js';
import { type Area, MARGINS } from './sheet.js';

/** The page size, and the running texts as custom properties. */
export function runningCss(rendered: Rendered, paper: Area): string {
  const { title, event, date, words, brand } = rendered;
  const { top, sides, bottom } = MARGINS;
  // The numbers, which only the browser knows, stand in braces.
  const pageOf = spaced(words.pageOf('{page}', '{pages}'))
    .split(/\{(pages?)\}/)
    .map((part, index) => (index % 2 === 1 ? `counter(${part})` : cssString(part)))
    .filter((part) => part !== '""');
  return `@page { size: ${paper.width}mm ${paper.height}mm; margin: ${top}mm ${sides}mm ${bottom}mm; }
:root { --title: ${oneLine(title)}; --event: ${oneLine(event)}; --date: ${oneLine(date)}; --foot: ${oneLine(plainText(brand?.footer?.text ?? ''))}; --page-of: ${pageOf.join(' ')}; }`;
}

const IDEOGRAPH = `[${IDEOGRAPHS}]`;
/** A letter, a digit, or a page's number. */
const LETTER = '[\\p{Script=Latin}\\p{Nd}{}]';
const BOUNDARY = new RegExp(`(?<=${IDEOGRAPH})(?=${LETTER})|(?<=${LETTER})(?=${IDEOGRAPH})`, 'gu');

/** Page boxes don't support `text-autospace`: a space replaces it. */
function spaced(text: string): string {
  return text.replace(BOUNDARY, ' ');
}

/** A string without emoji, since page boxes cannot print their pictures. */
function oneLine(text = ''): string {
  const plain = drawEmoji(text, () => '');
  return cssString(spaced(plain.replace(/\s+/g, ' ').trim()));
}

function cssString(text: string): string {
  return `"${text.replace(/["\\<]/g, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`;
}
