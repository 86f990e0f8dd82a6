/** Inline Markdown of ours: `[Bonjour]{lang=fr}` says in which language some words are. */
import type MarkdownIt from 'markdown-it';

const LANGUAGE = /\{lang=([A-Za-z0-9-]+)\}/y;

/** Gives the tokens `lang_open`, with the attribute `lang`, and `lang_close`. */
export function languageRuns(parser: MarkdownIt): void {
  parser.inline.ruler.before('link', 'lang', (state, silent) => {
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
}
