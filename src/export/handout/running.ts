/** What the page boxes of the handout's CSS print around every page. */
import { drawEmoji } from '../../markdown/emoji/index.js';
import { plainText } from '../../markdown/index.js';
import type { Rendered } from '../../render/index.js';
import { type Area, MARGINS } from './paper.js';

/** Stand for the numbers, which only the browser knows. */
const NUMBER = '{number}';
const COUNT = '{count}';

/** The paper's size, and the running texts as custom properties of the root. */
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

/** Between ideographs and letters or figures, a page's number among them. */
const SEAMS = seams(
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]',
  '[\\p{Script=Latin}\\p{Nd}{}]',
);

function seams(one: string, other: string): RegExp {
  return new RegExp(`(?<=${one})(?=${other})|(?<=${other})(?=${one})`, 'gu');
}

/** Page boxes know no `text-autospace`: a blank stands for it. */
function spaced(text: string): string {
  return text.replace(SEAMS, ' ');
}

/** CSS prints no pictures of emoji there. */
function oneLine(text = ''): string {
  return spaced(
    drawEmoji(text, () => '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

function cssString(text: string): string {
  return `"${text.replace(/["\\<]/g, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)}"`;
}
