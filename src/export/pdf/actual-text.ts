/** Says in the tags which character a picture stands for, so that readers take it for text. */
import { replaceEmoji } from '../../emoji/sequence.js';
import type { Work } from './navigation.js';
import { readObject } from './objects.js';
import { writeDict } from './update.js';

/** An alternative text of other than ASCII letters, as Chromium writes it (§7.9.2.2, §14.9.3). */
const ALT = '/Alt <FEFF';
/** Hexadecimal digits of the longest that may be an emoji. */
const LONGEST = 400;

/**
 * Gives each tag whose alternative text is an emoji the same as its replacement text (ISO 32000-1
 * §14.9.4): for search and for copying, where a reader goes by the tags.
 */
export function addActualTexts({ file, objects }: Work): void {
  const { bytes } = file;
  for (let at = bytes.indexOf(ALT); at >= 0; at = bytes.indexOf(ALT, at + 1)) {
    const from = at + ALT.length;
    // A sequence of emoji is short; what is longer is a description of something else.
    const hex = /^((?:[\dA-F]{4})+)>/.exec(bytes.toString('latin1', from, from + LONGEST))?.[1];
    if (hex === undefined) continue;
    if (!isEmoji(Buffer.from(hex, 'hex').swap16().toString('utf16le'))) continue;
    const head = bytes.toString('latin1', bytes.lastIndexOf(' obj', at) - 20, at);
    const object = Number(/(\d+) 0 obj/.exec(head)?.[1]);
    const dict = readObject(file, object);
    objects.set(object, writeDict(dict.set('ActualText', `<FEFF${hex}>`)));
  }
}

function isEmoji(text: string): boolean {
  return text !== '' && replaceEmoji(text, () => '').replaceAll('\u200d', '') === '';
}
