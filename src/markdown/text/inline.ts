/** Turns a field's inline Markdown into HTML that is right in Markdown and in raw HTML alike. */

import type { Token } from 'markdown-it';
import { type Hyphens, widthInEms } from '../../deck/index.js';
import { IDEOGRAPHS } from '../../ideographs.js';
import type { Text } from '../../outline/index.js';
import type { Place } from '../../problem.js';
import { SOFT_HYPHEN } from '../hyphens/index.js';
import { directionOf } from './direction.js';
import { escapeContent, escapeText } from './escape.js';
import { FORMULA, parseInline } from './inline-parser.js';
import type { WriteFormula } from './math.js';
import { clauses, phrases } from './phrases.js';
import { quantityPattern } from './quantities.js';

/** A text as templates see it: `{{field}}`, or `{{field.plain}}` in an attribute. */
export interface Inline {
  readonly toString: () => string;
  /** Without marks, escaped for attributes. */
  readonly plain: string;
  /** With its words unbreakable, and its clauses if they fit on a line, for titles and quotes. */
  readonly phrased: string;
  /** The same for the large titles of covers, whose lines are shorter. */
  readonly large: string;
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
  /** Words that may break. */
  readonly hyphens?: Hyphens | undefined;
}

export function renderInline(
  { text, place }: Pick<Text, 'text' | 'place'>,
  options: InlineOptions,
): Inline {
  const math = options.formula !== undefined;
  const tokens = parseInline(text, math);
  const write = (content: WriteText): string => tokensToHtml(tokens, content, place, options);
  const html = write((part, lang) => kept(part, lang, TEXT));
  return {
    toString: () => html,
    plain: escapeText(plainText(text, math)),
    get phrased() {
      return write((part, lang) => phrased(part, { ...options, lang }, TITLE));
    },
    get large() {
      return write((part, lang) => phrased(part, { ...options, lang }, COVER));
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
        html += content(withHyphens(token.content, options.hyphens), current);
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

/** An ideograph at the end of an element or before a word's, and then a letter or a figure. */
const BEFORE_LATIN = new RegExp(
  `([${IDEOGRAPHS}])((?:</(?:span|strong|em|a)>)*)((?:<span class="word">)?)(?=[\\p{Script=Latin}\\p{Nd}])`,
  'gu',
);

/**
 * Chromium keeps its space between scripts (`text-autospace`) at the start of a line if an element
 * ends before it, which indents the line. There `<wbr>` suppresses it, and the ideograph gets it. Where
 * a word's element begins, Chromium adds the space to either character, and no script knows which.
 */
function withSpacing(html: string): string {
  return html.replace(BEFORE_LATIN, (all, ideograph: string, ends: string, word: string) =>
    ends || word ? `<span class="script-gap">${ideograph}</span>${ends}<wbr>${word}` : all,
  );
}

function withHyphens(text: string, hyphens: Hyphens | undefined): string {
  if (hyphens === undefined) return text;
  const words = new RegExp(`(?<!\\p{L})(?:${Object.keys(hyphens).join('|')})(?!\\p{L})`, 'gu');
  return text.replace(words, (word) => hyphens[word] ?? word);
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

/** Where a text of a certain use may break; widths in ems. */
interface Breaking {
  /** Texts from this width on have unbreakable words: narrower ones fit on one line. */
  readonly from: number;
  /** The widest word that is unbreakable. */
  readonly word: number;
  /** The widest clause that is. */
  readonly clause: number;
  /** The widest date, or number with its unit. */
  readonly quantity: number;
}

const TEXT: Breaking = { from: Number.POSITIVE_INFINITY, word: 0, clause: 0, quantity: 12 };
/** A line beside a chip has 16 ems. */
const TITLE: Breaking = { from: 13, word: Number.POSITIVE_INFINITY, clause: 15, quantity: 12 };
/** With a picture beside it, a line has 7 at the largest size. */
const COVER: Breaking = { ...TITLE, clause: 8 };
/** A longer word may be wider than its column. */
const COLUMN: Breaking = { from: 0, word: 5, clause: 0, quantity: 7.5 };

/**
 * Makes words unbreakable. `<wbr>` between them would do, but counts as a character and suppresses
 * the space between ideographs and Latin (`text-autospace`). Japanese words run on in kana, which the
 * browser breaks by phrase (`word-break: auto-phrase`).
 */
function phrased(text: string, { lang, names }: InlineOptions, breaking: Breaking): string {
  if (widthInEms(text) < breaking.from || /^ja\b/i.test(lang)) return kept(text, lang, breaking);
  return clauses(text)
    .map((clause) => {
      if (isWord(clause, breaking.clause)) return unbroken(clause);
      return kept(clause, lang, breaking, (part) =>
        phrases(part, lang, names)
          .map((piece) => (isWord(piece, breaking.word) ? unbroken(piece) : dashed(piece, lang)))
          .join(''),
      );
    })
    .join('');
}

/** Whether a text with ideographs is one that a line must not part. */
function isWord(text: string, most: number): boolean {
  return (
    text.length > 1 && /\p{Script=Han}/u.test(text) && !/\s/.test(text) && widthInEms(text) <= most
  );
}

/** With its dates and quantities unbreakable. */
function kept(
  text: string,
  lang: string,
  { quantity }: Breaking,
  between = (part: string): string => dashed(part, lang),
): string {
  if (!/\d/.test(text)) return between(text);
  return text
    .split(quantityPattern(lang))
    .map((part, index) => {
      if (index % 2 === 0) return part === '' ? '' : between(part);
      return widthInEms(part) <= quantity ? unbroken(part) : dashed(part, lang);
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
 * The text without its inline marks and soft hyphens, for bookmarks, titles and search.
 * @param math whether formulas are read, which become their TeX
 */
export function plainText(text: string, math = false): string {
  const parts = parseInline(text, math).map(({ type, content }) =>
    type.endsWith('break') ? ' ' : content,
  );
  return parts.join('').replaceAll(SOFT_HYPHEN, '').replace(/\s+/g, ' ').trim();
}

function target(href: string, place: Place, { slideNumber }: InlineOptions): string {
  const number = href.startsWith('#') ? slideNumber(href.slice(1), place) : undefined;
  return number === undefined ? href : `#${number}`;
}
