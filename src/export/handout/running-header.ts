/** Running headers and footers of the handout, printed by CSS page boxes. */
import { drawEmoji } from '../../markdown/emoji/index.js';
import { plainText } from '../../markdown/index.js';
import type { Rendered } from '../../render/index.js';
import { type Area, MARGINS } from './paper.js';

/** Placeholders for numbers that only the browser knows. */
const NUMBER = '{number}';
const COUNT = '{count}';

/** The page size, and the running texts as custom properties. */
export function runningCss(rendered: Rendered, paper: Area): string {
  const { title, event, date, words, brand } = rendered;
  const pageOf = spaced(words.pageOf(NUMBER, COUNT))
    .split(/(\{number\}|\{count\})/)
    .filter((part) => part !== '')
    .map((part) =>
      part === NUMBER ? 'counter(page)' : part === COUNT ? 'counter(pages)' : cssString(part),
    );
  return `@page { size: ${paper.width}mm ${paper.height}mm; margin: ${MARGINS.top}mm ${MARGINS.sides}mm ${MARGINS.bottom}mm; }
:root { --title: ${cssString(oneLine(title))}; --event: ${cssString(oneLine(event))}; --date: ${cssString(oneLine(date))}; --foot: ${cssString(oneLine(plainText(brand?.footer?.text ?? '')))}; --page-of: ${pageOf.join(' ')}; }`;
}

/** Between ideographs and letters or figures, such as a page's number. */
const BOUNDARIES = boundaries(
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]',
  '[\\p{Script=Latin}\\p{Nd}{}]',
);

function boundaries(one: string, other: string): RegExp {
  return new RegExp(`(?<=${one})(?=${other})|(?<=${other})(?=${one})`, 'gu');
}

/** Page boxes don't support `text-autospace`: a space replaces it. */
function spaced(text: string): string {
  return text.replace(BOUNDARIES, ' ');
}

/** Without emoji, since page boxes cannot print their pictures. */
function oneLine(text = ''): string {
  return spaced(
    drawEmoji(text, () => '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

function cssString(text: string): string {
  return `"${text.replace(/["\\<]/g, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`;
}
