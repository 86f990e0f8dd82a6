/** Emoji in Markdown as pictures, which show on any machine and offline. */
import { highlight } from '../code/index.js';
import { drawEmoji } from '../emoji/index.js';
import { EMOJI, entity, escapeContent } from './escape.js';
import { asParagraphs, changeRegions } from './regions.js';

/** The size and baseline of an ideograph; more specific than a theme's rules for pictures. */
export const EMOJI_CSS = `img.emoji.emoji.emoji { display: inline; flex: none; width: 1em; min-width: 0; max-width: none; height: 1em; min-height: 0; margin: 0 .06em; padding: 0; border: 0; background: none; object-fit: contain; vertical-align: -.14em; }
.unbroken { white-space: nowrap; }`;

const PICTURE = '<img class="emoji"[^>]*>';
const OPENING = '[\u2018\u201c(\\[\uff08\u300c\u300e\u300a\u3008\u3010]';
const CLOSING =
  '(?:[\u2019\u201d),.:;?%\uff0c\u3002\u3001\uff1b\uff1a\uff01\uff1f\uff09\u300d\u300f\u300b\u3009\u3011\u2026\uff05]|&#(?:33|34|39|93);)';

/** A line may break on either side of a picture, so punctuation is kept with it. */
const WITH_PUNCTUATION = new RegExp(
  `(?:${OPENING}+${PICTURE}${CLOSING}*|${PICTURE}${CLOSING}+)`,
  'g',
);

/** `:100:` in raw Markdown, which plain Marp would fetch as a picture; no table's `:---:`. */
const SHORTCODE = /(?<=:)(?=[+\-\w]*[a-z0-9][+\-\w]*:)/gi;

const isEmoji = new RegExp(EMOJI.source, 'u');

/** Draws all emoji of a slide's body, header or footer. */
export function markdownWithEmoji(markdown: string): string {
  if (!hasEmoji(markdown)) return markdown;
  const set = changeRegions(markdown, {
    text: (text) => withEmoji(text.replace(SHORTCODE, '<span></span>')),
    codeSpan: (code) =>
      hasEmoji(code) ? withEmoji(`<code>${escapeContent(code)}</code>`) : undefined,
    codeBlock: (code, language) =>
      hasEmoji(code) ? codeBlock(highlight(code, language), language) : undefined,
  });
  return asParagraphs(set);
}

/** @param html the code, highlighted */
export function codeBlock(html: string, language: string | undefined): string {
  const name = language === undefined ? '' : ` class="language-${escapeContent(language)}"`;
  return `<pre><code${name}>${withEmoji(html)}</code></pre>`;
}

/** Draws the emoji of escaped text. */
export function withEmoji(text: string): string {
  if (!hasEmoji(text)) return text;
  return drawEmoji(decoded(text), (emoji, uri) => `<img class="emoji" alt="${emoji}" src="${uri}">`)
    .replace(UNDRAWN, (found) => (found.startsWith('<') ? found : entity(found)))
    .replace(WITH_PUNCTUATION, '<span class="unbroken">$&</span>');
}

/** Emoji without a picture become entities, or plain Marp would fetch one. */
const UNDRAWN = new RegExp(`${PICTURE}|${EMOJI.source}`, 'gu');

function hasEmoji(text: string): boolean {
  return isEmoji.test(text) || decoded(text) !== text || /:[+\-\w]*[a-z0-9][+\-\w]*:/i.test(text);
}

/** Emoji as characters, also the `#` and `*` of keycaps. */
function decoded(text: string): string {
  return text
    .replace(/&#(\d{3,});/g, (found, code: string) => {
      const character = String.fromCodePoint(Number(code));
      return isEmoji.test(character) ? character : found;
    })
    .replace(/&#35;(?=\ufe0f?\u20e3)/g, '#')
    .replace(/&#42;(?=\ufe0f?\u20e3)/g, '*');
}
