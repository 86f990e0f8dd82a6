/** The right form of each part of an outline, for hints. */

import { asWritten } from '../diagnostics/quoting.js';
import type { Path } from '../values/path.js';

/** By path, `#` for the number of an item: what to write, as a sentence. */
const FORMS: readonly (readonly [RegExp, (text: string, key: string) => string])[] = [
  [/^deck$/, (text) => `Write \`deck: {title: ${text}}\`.`],
  [/^deck\.auto\.\w+$/, (text, key) => `Write \`${key}: {title: ${text}}\`, or \`${key}: false\`.`],
  [/^people\.[^.]+$/, (_, key) => `Write \`${key}: {name: …, side: guest}\`.`],
  [/^sources\.[^.]+$/, (_, key) => `Write \`${key}: {publisher: …}\`.`],
  [
    /^sections(?:\.#)?$/,
    (text) =>
      `Write a section as \`- title: ${text}\`, and below it \`slides:\` with a list of slides.`,
  ],
  [
    /^sections\.#\.slides(?:\.#)?$/,
    (text) => `Write a slide as \`- kind: statement\`, and below it \`text: ${text}\`.`,
  ],
];

/** A text that is longer is not repeated. */
const LONGEST = 60;

/**
 * @param input the value at the path: a short text becomes part of the hint
 * @returns undefined for what has no form here
 */
export function formOf(path: Path, input: unknown): string | undefined {
  const way = path.map((step) => (typeof step === 'number' ? '#' : step)).join('.');
  const form = FORMS.find(([pattern]) => pattern.test(way))?.[1];
  const isShort = typeof input === 'string' && input.length <= LONGEST && !input.includes('\n');
  return form?.(isShort ? asWritten(input) : '…', String(path.at(-1)));
}
