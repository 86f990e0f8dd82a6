/** Turns a field's inline Markdown into HTML that is right in Markdown and in raw HTML alike. */
import type { Token } from 'markdown-it';
import { widthInEms } from '../../deck/index.js';
import type { Text } from '../../outline/index.js';
import type { Place } from '../../problem.js';
import { directionOf } from './direction.js';
import { escapeContent, escapeText } from './escape.js';
import { FORMULA, parseInline } from './inline-parser.js';
import type { WriteFormula } from './math.js';
import { phrases } from './phrases.js';

/** A text as templates see it: `{{field}}`, or `{{field.plain}}` in an attribute. */
export interface Inline {
  readonly toString: () => string;
  /** Without marks, escaped for attributes. */
  readonly plain: string;
  /** With its words unbreakable, for titles and quotes. */
  readonly phrased: string;
  /** The same for short lines, as in a column. */
  readonly narrow: string;
}

export interface InlineOptions {
  /** The text's own. */
  readonly lang: string;
  /** Those of its slide and of the deck, which plain Marp takes for that of all slides. */
  readonly around: { readonly slide: string; readonly deck: string };
  /** Unbreakable words that no dictionary has, such as people's names. */
  readonly names: readonly string[];
  /** The number of the slide with that id, for links such as `[…](#why-open)`, and their place. */
  readonly slideNumber: (id: string, place: Place) => number | undefined;
  /** Writes formulas, where the slide has some; without it `$` is a dollar sign. */
  readonly formula?: WriteFormula | undefined;
}

export function renderInline(
  { text, place }: Pick<Text, 'text' | 'place'>,
  options: InlineOptions,
): Inline {
  const math = options.formula !== undefined;
  const tokens = parseInline(text, math);
  const write = (content: WriteText): string => tokensToHtml(tokens, content, place, options);
  const html = write(dashed);
  return {
    toString: () => html,
    plain: escapeText(plainText(text, math)),
    get phrased() {
      return write((part, lang) => phrased(part, { ...options, lang }, TITLE));
    },
    get narrow() {
      return write((part, lang) => phrased(part, { ...options, lang }, COLUMN));
    },
  };
}

type WriteText = (text: string, lang: string) => string;

function tokensToHtml(
  tokens: readonly Token[],
  content: WriteText,
  place: Place,
  options: InlineOptions,
): string {
  const { lang, around } = options;
  const langs = [lang];
  let html = '';
  for (const token of tokens) {
    const current = langs.at(-1) ?? lang;
    switch (token.type) {
      case 'text':
        html += content(token.content, current);
        break;
      case 'lang_open':
        html += languageTag(attribute(token, 'lang'), current);
        langs.push(attribute(token, 'lang'));
        break;
      case 'lang_close':
        html += '</span>';
        langs.pop();
        break;
      case 'softbreak':
      case 'hardbreak':
        html += '<br>';
        break;
      case 'code_inline':
        html += `<code>${escapeContent(token.content)}</code>`;
        break;
      case FORMULA:
        html += options.formula?.(token.content, token.markup === '$$', place);
        break;
      case 'link_open':
        html += `<a href="${escapeText(target(attribute(token, 'href'), place, options))}">`;
        break;
      default:
        if (token.tag) html += `<${token.nesting < 0 ? '/' : ''}${token.tag}>`;
    }
  }
  const isForeign = lang !== around.slide || lang !== around.deck;
  const spaced = withSpacing(html);
  return isForeign ? `${languageTag(lang, around.slide)}${spaced}</span>` : spaced;
}

/** An ideograph at the end of an element, before a letter or a figure. */
const BEFORE_LATIN =
  /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])((?:<\/(?:span|strong|em|a)>)+)(?=[\p{Script=Latin}\p{Nd}])/gu;

/**
 * Chromium keeps its space between scripts (`text-autospace`) at the start of a line if an element
 * ends before it, which indents the line. There `<wbr>` suppresses it, and the ideograph gets it.
 */
function withSpacing(html: string): string {
  return html.replace(BEFORE_LATIN, '<span class="script-gap">$1</span>$2<wbr>');
}

function attribute(token: Token, name: string): string {
  return token.attrGet(name) ?? '';
}

/** The start of text in a language, with its direction where that of the text around differs. */
function languageTag(lang: string, around: string): string {
  const direction = directionOf(lang);
  const turns = directionOf(around) !== direction;
  return `<span lang="${lang}"${turns ? ` dir="${direction}"` : ''}>`;
}

/** Texts from a width on have unbreakable words, up to a width of their own, in ems. */
interface UnbreakableRange {
  readonly from: number;
  readonly upTo: number;
}

/** Narrower ones fit on one line at the largest size that a theme uses. */
const TITLE: UnbreakableRange = { from: 13, upTo: Number.POSITIVE_INFINITY };
/** A longer word may be wider than its column. */
const COLUMN: UnbreakableRange = { from: 0, upTo: 5 };

/**
 * Makes words unbreakable. `<wbr>` between them would do, but counts as a character and suppresses
 * the space between ideographs and Latin (`text-autospace`). Japanese words run on in kana, which the
 * browser breaks by phrase (`word-break: auto-phrase`).
 */
function phrased(
  text: string,
  { lang, names }: InlineOptions,
  { from, upTo }: UnbreakableRange,
): string {
  if (widthInEms(text) < from || /^ja\b/i.test(lang)) return dashed(text, lang);
  return phrases(text, lang, names)
    .map((piece) => {
      const isWord = piece.length > 1 && /\p{Script=Han}/u.test(piece) && !/\s/.test(piece);
      return isWord && widthInEms(piece) <= upTo ? unbroken(piece) : dashed(piece, lang);
    })
    .join('');
}

function unbroken(text: string): string {
  return `<span class="word">${escapeContent(text)}</span>`;
}

/** A dash with the character before it. */
const DASH = /([^\s—]—+)/u;

/**
 * In Chinese and Japanese no line begins with a dash, but browsers allow it. A word joiner before it
 * would get in the way of text search.
 */
function dashed(text: string, lang: string): string {
  if (!/^(zh|ja)\b/i.test(lang)) return escapeContent(text);
  return text
    .split(DASH)
    .map((part, index) => (index % 2 === 1 ? unbroken(part) : escapeContent(part)))
    .join('');
}

/**
 * The text without its inline marks, for bookmarks, titles and search.
 * @param math whether formulas are read, which become their TeX
 */
export function plainText(text: string, math = false): string {
  const parts = parseInline(text, math).map(({ type, content }) =>
    type.endsWith('break') ? ' ' : content,
  );
  return parts.join('').replace(/\s+/g, ' ').trim();
}

function target(href: string, place: Place, { slideNumber }: InlineOptions): string {
  const number = href.startsWith('#') ? slideNumber(href.slice(1), place) : undefined;
  return number === undefined ? href : `#${number}`;
}
