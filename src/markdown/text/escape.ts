/** Escapes text for Markdown, HTML, Marp and linkifiers at once. */

/**
 * Characters with a meaning somewhere: inline Markdown, HTML, math, tables, strikethrough, mail
 * addresses, a heading's end. Entities have no meaning in Markdown and are right inside raw HTML,
 * where backslashes would show: one escape serves both, wherever a template puts the text.
 */
const SPECIAL = /[\\`*_{}[\]<>&$~|!^"'@#]/g;

/** At the start of a text these make lists, definitions, rules and underlines. */
const LEADING = /^(\s*)([+\-=:]|\d{1,9}(?=[.)]))/;

/** `example.org` without a scheme, which Marp would link. */
const BARE_DOMAIN = /\.(?=[a-z]{2,}\b)/gi;

/** `https://…`, `ftp://…` and `//…`: Marp's links would include the Chinese that follows. */
const SCHEME = /\/(?=\/)/g;

/** Plain Marp replaces these by pictures from the network, unless they are entities. */
export const EMOJI = /\p{Extended_Pictographic}|\p{Emoji_Presentation}|\u20e3/gu;

/** `:100:` and the like: Marp reads these after entities, so an element breaks them up. */
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

/** As `escapeText`, for element content: also breaks up emoji shortcodes. */
export function escapeContent(text: string): string {
  return text.split(SHORTCODE).map(escapeText).join('<span></span>');
}

/**
 * A numeric entity; `&` by name, since Marp's sanitizer decodes numbers in attributes and would make
 * an entity with what follows.
 */
export function entity(character: string): string {
  return character === '&' ? '&amp;' : `&#${character.codePointAt(0)};`;
}

/**
 * Decodes entities inside tags: Marp's sanitizer misreads numbers above U+FFFF, and no emoji within
 * a tag becomes a picture.
 */
export function literalInTags(html: string): string {
  return html.replace(/<[a-z][^<>]*>/gi, (tag) =>
    tag.replace(/&#(\d{5,});/g, (_, code: string) => String.fromCodePoint(Number(code))),
  );
}
