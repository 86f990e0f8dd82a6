/** Turns a field's inline Markdown into HTML that stands in Markdown and in raw HTML alike. */
import MarkdownIt, { type Token } from 'markdown-it';
import cjkFriendly from 'markdown-it-cjk-friendly';
import { widthInEms } from '../../deck/index.js';
import type { Text } from '../../outline/index.js';
import type { Place } from '../../problem.js';
import { directionOf } from './direction.js';
import { escapeContent, escapeText } from './escape.js';
import { languageRuns } from './language-run.js';
import { formulaAt, type WriteFormula } from './math.js';
import { phrases } from './phrases.js';

/** What a text becomes; a template prints it by `{{field}}`, or `{{field.plain}}` in an attribute. */
export interface Inline {
  readonly toString: () => string;
  /** Without marks, escaped for attributes. */
  readonly plain: string;
  /** With its words kept whole at the ends of lines, for titles and quotes. */
  readonly phrased: string;
  /** The same where lines are short, as in a column: what would stand on one line of a title, too. */
  readonly narrow: string;
}

export interface InlineOptions {
  /** The text's own. */
  readonly lang: string;
  /** Those of its slide and of the deck, which plain Marp takes for that of all slides. */
  readonly around: { readonly slide: string; readonly deck: string };
  /** Words that must not break, such as people's names. */
  readonly names: readonly string[];
  /** The number of the slide with that id, for links such as `[…](#why-open)`, and where one stands. */
  readonly slideNumber: (id: string, place: Place) => number | undefined;
  /** Writes formulas, where the slide has some; without it a dollar sign is one. */
  readonly formula?: WriteFormula | undefined;
}

/** What the parser is told of a text. */
interface Env {
  readonly math?: boolean;
}

const FORMULA = 'formula';

const parser = new MarkdownIt({ html: false, linkify: false, breaks: true })
  .disable(['autolink', 'entity', 'strikethrough'])
  .use(cjkFriendly);

/** A backslash takes the meaning from the signs that have one here; before all else it stays. */
parser.inline.ruler.at('escape', (state, silent) => {
  const next = state.src[state.pos + 1];
  const signs = (state.env as Env).math ? '*_`[]$' : '*_`[]';
  if (state.src[state.pos] !== '\\' || next === undefined || !signs.includes(next)) return false;
  if (!silent) state.pending += next;
  state.pos += 2;
  return true;
});
/** `![…](…)` is no picture, and no link behind an exclamation mark either. */
parser.inline.ruler.at('image', (state, silent) => {
  if (!state.src.startsWith('![', state.pos)) return false;
  if (!silent) state.pending += '![';
  state.pos += 2;
  return true;
});
/** Formulas come before all marks but a backslash, so that none inside of one means anything. */
parser.inline.ruler.after('escape', 'formula', (state, silent) => {
  if (state.src[state.pos] !== '$' || !(state.env as Env).math) return false;
  const found = formulaAt(state.src, state.pos);
  if (found === undefined) return false;
  if (!silent) {
    const token = state.push(FORMULA, '', 0);
    token.content = found.tex;
    token.markup = found.display ? '$$' : '$';
  }
  state.pos += found.length;
  return true;
});
parser.use(languageRuns);
parser.validateLink = (address) => /^(https?:|mailto:|#[a-z0-9-]+$)/i.test(address);

/**
 * An address in running text: it ends before a blank, and before full-width punctuation, which
 * no address holds unencoded, and never with a sentence's stop. Brackets belong to it in pairs. A
 * backslash before `_` or `$` is none of it.
 */
const SIGN = String.raw`(?:\\[_$]|[\p{L}\p{N}\-._~:/?#@!$&'+,;=%])`;
const LAST = String.raw`[\p{L}\p{N}\-~/#@$&+=%]`;
const PAIR = String.raw`\(${SIGN}*\)`;
const ADDRESS = new RegExp(`https?://(?:${SIGN}|${PAIR})*(?:${LAST}|${PAIR})`, 'uy');

/** Found while the marks are read, so that none inside an address means anything. */
parser.inline.ruler.after('linkify', 'address', (state, silent) => {
  const scheme = state.src[state.pos] === ':' ? /https?$/.exec(state.pending)?.[0] : undefined;
  const isInLink = state.tokens.findLast(({ tag }) => tag === 'a')?.nesting === 1;
  if (scheme === undefined || isInLink) return false;
  ADDRESS.lastIndex = state.pos - scheme.length;
  const [address] = ADDRESS.exec(state.src) ?? [];
  if (address === undefined) return false;
  if (!silent) {
    state.pending = state.pending.slice(0, -scheme.length);
    const bare = address.replace(/\\(?=[_$])/g, '');
    state.push('link_open', 'a', 1).attrSet('href', bare);
    state.push('text', '', 0).content = bare;
    state.push('link_close', 'a', -1);
  }
  state.pos += address.length - scheme.length;
  return true;
});

export function renderInline(
  { text, place }: Pick<Text, 'text' | 'place'>,
  options: InlineOptions,
): Inline {
  const math = options.formula !== undefined;
  const tokens = parser.parseInline(text, { math } satisfies Env)[0]?.children ?? [];
  const write = (content: (text: string, lang: string) => string): string => {
    const { lang, around } = options;
    const open = [lang];
    const inner = (): string => open.at(-1) ?? lang;
    let html = '';
    for (const token of tokens) {
      switch (token.type) {
        case 'text':
          html += content(token.content, inner());
          break;
        case 'lang_open':
          html += languageTag(attribute(token, 'lang'), inner());
          open.push(attribute(token, 'lang'));
          break;
        case 'lang_close':
          html += '</span>';
          open.pop();
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
    const spaced = withRoom(html);
    return isForeign ? `${languageTag(lang, around.slide)}${spaced}</span>` : spaced;
  };
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

/** An ideograph that ends an element, before a letter or a figure. */
const BEFORE_LATIN =
  /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])((?:<\/(?:span|strong|em|a)>)+)(?=[\p{Script=Latin}\p{Nd}])/gu;

/**
 * Chromium keeps its room between scripts at the start of a line where an element ends before it:
 * the line would be indented. There we give the room, which `<wbr>` takes away, to the ideograph.
 */
function withRoom(html: string): string {
  return html.replace(BEFORE_LATIN, '<span class="room">$1</span>$2<wbr>');
}

function attribute(token: Token, name: string): string {
  return token.attrGet(name) ?? '';
}

/** The start of words in a language; their direction, where it is not that of the words around. */
function languageTag(lang: string, around: string): string {
  const direction = directionOf(lang);
  const turns = directionOf(around) !== direction;
  return `<span lang="${lang}"${turns ? ` dir="${direction}"` : ''}>`;
}

/** Which words are kept whole: of texts from a width on, up to a width of their own, in ems. */
interface Keeping {
  readonly from: number;
  readonly upTo: number;
}

/** Narrower ones fit on one line at the largest size that a theme uses. */
const TITLE: Keeping = { from: 13, upTo: Number.POSITIVE_INFINITY };
/** A longer word may be wider than its column. */
const COLUMN: Keeping = { from: 0, upTo: 5 };

/**
 * Marks the words that no line may part. `<wbr>` between them would do, but counts as a character
 * and takes the room between ideographs and Latin away (`text-autospace`). Japanese words run on in
 * kana, which the browser parts by phrase (`word-break: auto-phrase`).
 */
function phrased(text: string, { lang, names }: InlineOptions, { from, upTo }: Keeping): string {
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

/** A dash with what is before it. */
const DASH = /([^\s—]—+)/u;

/**
 * The dash of Chinese and Japanese begins no line, but browsers let it. A word joiner before it
 * would be found by whoever searches.
 */
function dashed(text: string, lang: string): string {
  if (!/^(zh|ja)\b/i.test(lang)) return escapeContent(text);
  return text
    .split(DASH)
    .map((part, index) => (index % 2 === 1 ? unbroken(part) : escapeContent(part)))
    .join('');
}

/**
 * The text without its inline marks, as bookmarks, titles and search want it.
 * @param math whether formulas are read, which become their TeX
 */
export function plainText(text: string, math = false): string {
  const tokens = parser.parseInline(text, { math } satisfies Env)[0]?.children ?? [];
  const parts = tokens.map(({ type, content }) => (type.endsWith('break') ? ' ' : content));
  return parts.join('').replace(/\s+/g, ' ').trim();
}

function target(href: string, place: Place, { slideNumber }: InlineOptions): string {
  const number = href.startsWith('#') ? slideNumber(href.slice(1), place) : undefined;
  return number === undefined ? href : `#${number}`;
}
