/** Replaces emoji by pictures: SVG files of Twemoji, each read when a deck uses it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parse } from '@twemoji/parser';

/** Behind a character it asks for text (U+FE0E). */
const AS_TEXT = '\ufe0e';

/**
 * Replaces each emoji that has a picture. Characters such as © and ☎, which are text unless U+FE0F
 * follows, stay.
 * @param draw gets the emoji's characters and the name of its picture
 */
export function replaceEmoji(text: string, draw: (emoji: string, name: string) => string): string {
  let html = '';
  let from = 0;
  for (const { text: emoji, url: name, indices } of parse(text, { buildUrl: (name) => name })) {
    const [start, end] = indices;
    const isSingle = [...emoji].length === 1;
    const isText = isSingle && !/\p{Emoji_Presentation}/u.test(emoji);
    // A U+FE0F alone has an empty name.
    if (name === '' || isText || text[end] === AS_TEXT) continue;
    html += text.slice(from, start) + draw(emoji, name);
    from = end;
  }
  return html + text.slice(from);
}

/** Data URIs by name. */
const pictures = new Map<string, string>();
let folder: string | undefined;

/** @param draw gets the emoji's characters and the picture's data URI */
export function drawEmoji(text: string, draw: (emoji: string, uri: string) => string): string {
  return replaceEmoji(text, (emoji, name) => draw(emoji, pictureOf(name)));
}

function pictureOf(name: string): string {
  folder ??= dirname(createRequire(import.meta.url).resolve('@twemoji/svg/package.json'));
  const uri =
    pictures.get(name) ??
    `data:image/svg+xml;base64,${readFileSync(join(folder, `${name}.svg`), 'base64')}`;
  pictures.set(name, uri);
  return uri;
}
