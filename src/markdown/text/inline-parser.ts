/** The parser of inline Markdown: CommonMark's marks, formulas, languages and bare addresses. */
import MarkdownIt, { type Token } from 'markdown-it';
import cjkFriendly from 'markdown-it-cjk-friendly';
import { formulaAt } from './math.js';

/** The type of a formula's token; its markup is `$` or `$$`. */
export const FORMULA = 'formula';

interface Env {
  readonly math: boolean;
}

/**
 * @param math whether `$…$` is a formula
 * @returns beside CommonMark's tokens `FORMULA`, and `lang_open` and `lang_close` around
 *   `[Bonjour]{lang=fr}`
 */
export function parseInline(text: string, math: boolean): readonly Token[] {
  return parser.parseInline(text, { math } satisfies Env)[0]?.children ?? [];
}

const parser = new MarkdownIt({ html: false, linkify: false, breaks: true })
  .disable(['autolink', 'entity', 'strikethrough'])
  .use(cjkFriendly);
parser.validateLink = (address) => /^(https?:|mailto:|#[a-z0-9-]+$)/i.test(address);
const { ruler } = parser.inline;

/** A backslash escapes the characters with a meaning here, and is text before all others. */
ruler.at('escape', (state, silent) => {
  const next = state.src[state.pos + 1];
  const special = (state.env as Env).math ? '*_`[]$' : '*_`[]';
  if (state.src[state.pos] !== '\\' || next === undefined || !special.includes(next)) return false;
  if (!silent) state.pending += next;
  state.pos += 2;
  return true;
});

/** `![…](…)` is neither a picture nor a link after an exclamation mark. */
ruler.at('image', (state, silent) => {
  if (!state.src.startsWith('![', state.pos)) return false;
  if (!silent) state.pending += '![';
  state.pos += 2;
  return true;
});

/** Formulas come before all marks but the backslash, so that none inside has a meaning. */
ruler.after('escape', 'formula', (state, silent) => {
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

const LANGUAGE = /\{lang=([A-Za-z0-9-]+)\}/y;

ruler.before('link', 'lang', (state, silent) => {
  if (state.src[state.pos] !== '[') return false;
  const start = state.pos + 1;
  const end = state.md.helpers.parseLinkLabel(state, state.pos);
  if (end < 0) return false;
  LANGUAGE.lastIndex = end + 1;
  const [whole, tag] = LANGUAGE.exec(state.src) ?? [];
  if (whole === undefined || tag === undefined) return false;
  if (!silent) {
    const { posMax } = state;
    state.pos = start;
    state.posMax = end;
    state.push('lang_open', 'span', 1).attrSet('lang', tag);
    state.md.inline.tokenize(state);
    state.push('lang_close', 'span', -1);
    state.posMax = posMax;
  }
  state.pos = end + 1 + whole.length;
  return true;
});

/**
 * An address in running text ends before a space, before full-width punctuation, which no address
 * has unencoded, and never with a full stop. Brackets belong to it in pairs, a backslash before `_`
 * or `$` does not.
 */
const CHARACTER = String.raw`(?:\\[_$]|[\p{L}\p{N}\-._~:/?#@!$&'+,;=%])`;
const LAST = String.raw`[\p{L}\p{N}\-~/#@$&+=%]`;
const PAIR = String.raw`\(${CHARACTER}*\)`;
const ADDRESS = new RegExp(`https?://(?:${CHARACTER}|${PAIR})*(?:${LAST}|${PAIR})`, 'uy');

/** Found while marks are read, so that none inside an address has a meaning. */
ruler.after('linkify', 'address', (state, silent) => {
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
