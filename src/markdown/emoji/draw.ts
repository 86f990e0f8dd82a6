/** Replaces emoji by pictures: SVG files of Twemoji, each read when a deck uses it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pictureNames, prefixes, replaceEmoji } from './sequence.js';

/** Data URIs by name; undefined where there is no such picture. */
const pictures = new Map<string, string | undefined>();
let folder: string | undefined;

/**
 * The longest sequence with a picture wins; emoji without one stay characters.
 * @param draw gets the emoji's characters and the picture's data URI
 */
export function drawEmoji(text: string, draw: (emoji: string, uri: string) => string): string {
  return replaceEmoji(text, (sequence) => {
    let html = '';
    let rest = sequence;
    while (rest !== '') {
      const drawn = prefixes(rest).find((one) => pictureOf(one) !== undefined);
      // Without a picture the first character of the sequence is skipped.
      const piece = drawn ?? prefixes(rest).at(-1) ?? rest;
      const uri = drawn === undefined ? undefined : pictureOf(drawn);
      html += uri === undefined ? piece : draw(piece, uri);
      rest = rest.slice(piece.length);
    }
    return html;
  });
}

function pictureOf(emoji: string): string | undefined {
  for (const name of pictureNames(emoji)) {
    if (!pictures.has(name)) pictures.set(name, readPicture(name));
    const uri = pictures.get(name);
    if (uri !== undefined) return uri;
  }
  return undefined;
}

function readPicture(name: string): string | undefined {
  folder ??= dirname(createRequire(import.meta.url).resolve('@twemoji/svg/package.json'));
  try {
    return `data:image/svg+xml;base64,${readFileSync(join(folder, `${name}.svg`)).toString('base64')}`;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
