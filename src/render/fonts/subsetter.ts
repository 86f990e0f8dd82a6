/** The thread that subsets fonts: harfbuzz keeps a core busy, and the render needs the other. */
import { createCache } from '../../cache.js';
import type { SvgFonts, SvgText } from '../../read/index.js';
import { startThread } from '../../thread.js';
import { familiesFor, MONO } from './families.js';
import { charactersOf, type FontNeeds } from './font-needs.js';
import type { SubsetRequest, SubsetResult } from './subset-worker.js';

/** What was needed, and the fonts that were made for it. */
export interface SubsetFonts extends FontNeeds {
  readonly folder: string;
  readonly result: SubsetResult;
}

/** Subsets the fonts of one SVG, in a language and from the packages of an outline's folder. */
export type SubsetForSvg = (svg: SvgText, lang: string, folder: string) => Promise<SvgFonts>;

export interface FontSubsetter {
  /**
   * @param folder the outline's, where packages are looked up first
   * @param incremental whether to add to the characters that were subset before
   */
  subset(needs: FontNeeds, folder: string, incremental?: boolean): Promise<SubsetFonts>;
  readonly subsetForSvg: SubsetForSvg;
  close(): Promise<void>;
}

/** In characters: the fonts of some hundred SVGs. */
const svgCache = createCache<SvgFonts>(10_000_000);

/** Starts loading harfbuzz at once. */
export function startFontSubsetter(): FontSubsetter {
  const thread = startThread<SubsetRequest, SubsetResult>('render/fonts/subset-worker.js');
  return {
    async subset(needs, folder, incremental = false) {
      return { ...needs, folder, result: await thread.ask({ ...needs, folder, incremental }) };
    },
    async subsetForSvg({ text, hasBold, hasMono }, lang, folder) {
      const characters = charactersOf(`${text} `);
      const key = [lang, hasBold, hasMono, folder, ...[...characters].sort()].join(' ');
      const known = svgCache.get(key);
      if (known) return known;
      const none = new Set<string>();
      const weights = new Map([
        [400, characters],
        [700, hasBold ? characters : none],
      ]);
      const { css, missing } = await thread.ask({
        folder,
        wanted: new Map([[lang, weights]]),
        code: hasMono ? characters : none,
        own: { body: [], heading: [], mono: [] },
        incremental: false,
      });
      const families = familiesFor(lang).map((family) => `"${family.name}"`);
      const lists = { text: families.join(', '), mono: [`"${MONO.name}"`, ...families].join(', ') };
      const fonts = { css, ...lists, missing: [...missing].filter((one) => text.includes(one)) };
      svgCache.set(key, fonts, css.length);
      return fonts;
    },
    close: () => thread.close(),
  };
}
