/** Writes text so that Markdown, HTML, Marp and linkifiers all see nothing but the same characters. */

/**
 * Characters with a meaning somewhere: inline Markdown, HTML, math, tables, strikethrough, mail
 * addresses, a heading's end. As entities they mean nothing in Markdown *and* read right inside
 * raw HTML, where backslashes would show; so one escape serves both, wherever a template puts the
 * text.
 */
const SPECIAL = /[\\`*_{}[\]<>&$~|!^"'@#]/g;

/** At a text's beginning these make lists, definitions, rules and underlines. */
const LEADING = /^(\s*)([+\-=:]|\d{1,9}(?=[.)]))/;

/** `example.org` without a scheme, which Marp would make a link. */
const BARE_DOMAIN = /\.(?=[a-z]{2,}\b)/gi;

/** `https://…`, `ftp://…` and `//…`: Marp's links would swallow the Chinese that follows. */
const SCHEME = /\/(?=\/)/g;

/** What plain Marp replaces by pictures from the network, unless it is written as an entity. */
export const EMOJI = /\p{Extended_Pictographic}|\p{Emoji_Presentation}|\u20e3/gu;

/** `:100:` and the like: Marp looks for these after entities are read, so an element parts them. */
export const SHORTCODE = /(?<=:)(?=[+\-\w]+:)/;

/** Escapes a text for any place of a template, attributes included. */
export function escapeText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(SPECIAL, entity)
    .replace(LEADING, (_, blanks: string, mark: string) =>
      /^\d/.test(mark)
        ? `${blanks}${mark.slice(0, -1)}${entity(mark.slice(-1))}`
        : blanks + entity(mark),
    )
    .replace(BARE_DOMAIN, entity)
    .replace(SCHEME, entity)
    .replace(EMOJI, entity)
    .replace(/\n/g, ' ');
}

/** As `escapeText`, for element content: also parts emoji shortcodes. */
export function escapeContent(text: string): string {
  return text.split(SHORTCODE).map(escapeText).join('<span></span>');
}

/**
 * A character as a numeric entity; `&` by its name: of attributes Marp's sanitizer reads the numbers,
 * and would make an entity of what stands behind.
 */
export function entity(character: string): string {
  return character === '&' ? '&amp;' : `&#${character.codePointAt(0)};`;
}

/**
 * Written HTML with characters in place of their entities where tags have them: of a number above
 * U+FFFF Marp's sanitizer reads another, and no emoji within a tag becomes a picture.
 */
export function literalInTags(html: string): string {
  return html.replace(/<[a-z][^<>]*>/gi, (tag) =>
    tag.replace(/&#(\d{5,});/g, (_, code: string) => String.fromCodePoint(Number(code))),
  );
}
