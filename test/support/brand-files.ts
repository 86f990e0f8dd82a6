/** The two brands of the tests with all that they name, as files beside an outline. */
import { readFileSync } from 'node:fs';
import type { Files } from './build-deck.js';
import { katexFont } from './katex-font.js';

const FOLDER = new URL('../fixtures/brand/', import.meta.url);

/** @param folder where the brands lie, with a slash behind it */
export function brandFiles(folder = ''): Files {
  const own = ['pale.yaml', 'blue.yaml', 'logo.svg', 'logo-white.svg', 'cover.svg'];
  const faces = ['KaTeX_Main-Regular.ttf', 'KaTeX_Main-Bold.ttf'];
  return Object.fromEntries([
    ...own.map((name) => [`${folder}${name}`, readFileSync(new URL(name, FOLDER))] as const),
    ...faces.map((name) => [`${folder}fonts/${name}`, readFileSync(katexFont(name))] as const),
  ]);
}
