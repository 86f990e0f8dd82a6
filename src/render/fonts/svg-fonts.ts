/** Faces for the texts of drawings, which in an `<img>` see none of the page's. */

import { createCache } from '../../cache.js';
import type { SvgFonts, SvgText } from '../../read/index.js';
import { charactersOf } from './characters.js';
import { familiesFor, MONO } from './families.js';
import type { SubsetRequest, SubsetResult } from './subset-worker.js';

/** Cuts the faces of one drawing, in a language and from the packages of an outline's folder. */
export type SvgFontSubsetter = (drawn: SvgText, lang: string, folder: string) => Promise<SvgFonts>;

/** In characters: the faces of some hundred drawings. */
const kept = createCache<SvgFonts>(10_000_000);

/** @param ask what cuts; a drawing that was seen before is not cut again */
export function createSvgFontSubsetter(
  ask: (request: SubsetRequest) => Promise<SubsetResult>,
): SvgFontSubsetter {
  return async ({ text, hasBold, hasMono }, lang, folder) => {
    const characters = charactersOf(`${text} `);
    const name = [lang, hasBold, hasMono, folder, ...[...characters].sort()].join(' ');
    const known = kept.get(name);
    if (known) return known;
    const none = new Set<string>();
    const weights = new Map([
      [400, characters],
      [700, hasBold ? characters : none],
    ]);
    const { css, missing } = await ask({
      folder,
      wanted: new Map([[lang, weights]]),
      code: hasMono ? characters : none,
      own: { body: [], heading: [], mono: [] },
      keeps: false,
    });
    const families = familiesFor(lang).map((family) => `"${family.name}"`);
    const lists = { text: families.join(', '), mono: [`"${MONO.name}"`, ...families].join(', ') };
    const faces = { css, ...lists, missing: [...missing].filter((one) => text.includes(one)) };
    kept.set(name, faces, css.length);
    return faces;
  };
}
