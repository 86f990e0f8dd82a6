/**
 * A slide's notes as elements: each line, exact, a paragraph, since YAML's `>` makes a line of one;
 * emoji as pictures behind their characters.
 */
import { drawEmoji } from '../../markdown/emoji/index.js';
import type { RenderedSlide } from '../../render/index.js';
import { escapeHtml } from './escape-html.js';

/**
 * The machine that presents may draw no emoji, so each is a background behind its character; the text
 * is still the note's own.
 * @param backgrounds gets a rule for each emoji, by its class
 */
export function noteHtml(slide: RenderedSlide, backgrounds: Map<string, string>): string {
  const { number, lang, notes } = slide;
  const draw = (emoji: string, uri: string): string => {
    const name = `note-emoji-${[...emoji].map((one) => one.codePointAt(0)?.toString(16)).join('-')}`;
    backgrounds.set(name, `.${name}{background-image:url(${uri})}`);
    return `<span class="note-emoji ${name}">${emoji}</span>`;
  };
  const lines = notes === '' ? [] : notes.split('\n');
  const html = lines.map((one) => `<p>${drawEmoji(escapeHtml(one), draw)}</p>`).join('');
  return `<div class="note" data-slide="${number}" lang="${escapeHtml(lang)}" dir="auto" hidden>${html}</div>`;
}
