/**
 * Measurements of slides, cached as long as a slide and the style stay the same. The page stays open,
 * and only new slides are put on it.
 */
import type { DeckPage, PageRequest } from '../../browser/index.js';
import type { Legibility, SlideFit } from '../../browser/scene/index.js';
import type { FitPage } from '../../fit/index.js';
import type { PictureData } from '../../read/index.js';
import { type Rendered, type RenderedSlide, withSlideNumber } from '../../render/index.js';

export type Measures = ReturnType<typeof createMeasures>;

/** Slides that are read at once; a change waits until they are done. */
const AT_ONCE = 10;
const NOTHING = { pdf: false, scene: false, imageScale: undefined, handout: undefined };
const READ: PageRequest = { ...NOTHING, legibility: true };

export function createMeasures(page: DeckPage) {
  let style = '';
  let shown = '';
  // By HTML without the slide's number, which changes nothing of either.
  let fits = new Map<string, SlideFit>();
  /** Those that were asked for since the deck was last read. */
  let used = new Set<string>();
  let texts = new Map<string, Legibility>();
  const keysOf = (slides: readonly { readonly html: string }[]): string[] =>
    slides.map(({ html }) => withSlideNumber(html, '', ''));

  const setStyle = (rendered: Rendered): void => {
    const next = `${rendered.width} ${rendered.height} ${rendered.slideCss}`;
    if (next === style) return;
    style = next;
    fits = new Map();
    texts = new Map();
  };
  /** Shows the style, the fonts and the given slides. */
  const show = async (rendered: Rendered, fontCss: string, slides: readonly RenderedSlide[]) => {
    shown = '';
    await page.show({ ...rendered, slides }, fontCss);
    shown = style + fontCss;
  };
  const tryAll = async (keys: readonly string[], pictures?: PictureData): Promise<SlideFit[]> => {
    const missing = [...new Set(keys.filter((key) => !fits.has(key)))];
    const found = missing.length === 0 ? [] : await page.tryFit(missing, pictures);
    for (const [index, key] of missing.entries()) {
      const fit = found[index];
      if (fit) fits.set(key, fit);
    }
    for (const key of keys) used.add(key);
    return keys.map((key): SlideFit => {
      const fit = fits.get(key);
      if (fit === undefined) throw new Error('the page measured fewer slides than it was given');
      return fit;
    });
  };

  return {
    firstFrame(bytes: Uint8Array, type: string) {
      shown = '';
      return page.firstFrame(bytes, type);
    },
    /** How many slides have not been measured yet. */
    unknown(rendered: Rendered): number {
      setStyle(rendered);
      return keysOf(rendered.slides).filter((key) => !fits.has(key)).length;
    },
    /** Measures for a deck, whether it is on the page or not. */
    async fitting(rendered: Rendered, fontCss: string): Promise<FitPage> {
      setStyle(rendered);
      const keys = keysOf(rendered.slides);
      const isKnown = keys.every((key) => fits.has(key));
      if (!isKnown && shown !== style + fontCss) await show(rendered, fontCss, []);
      return {
        measureFit: () => tryAll(keys, rendered.pictures),
        async tryFit(html, pictures) {
          // All slides may have been known, and these not.
          if (shown !== style + fontCss) await show(rendered, fontCss, []);
          return tryAll(
            html.map((one) => withSlideNumber(one, '', '')),
            pictures,
          );
        },
      };
    },
    /** The texts of each slide; undefined if `isStale` becomes true meanwhile. */
    async legibility(
      rendered: Rendered,
      fontCss: string,
      isStale: () => boolean,
    ): Promise<readonly Legibility[] | undefined> {
      setStyle(rendered);
      const keys = keysOf(rendered.slides);
      const missing = [...keys.entries()].filter(([, key]) => !texts.has(key));
      for (let from = 0; from < missing.length; from += AT_ONCE) {
        if (isStale()) return undefined;
        const some = missing.slice(from, from + AT_ONCE);
        await show(
          rendered,
          fontCss,
          some.flatMap(([index]) => rendered.slides[index] ?? []),
        );
        const read = await page.take(READ).legibility;
        for (const [index, [, key]] of some.entries()) texts.set(key, read?.[index] ?? []);
      }
      const now = new Set(keys);
      for (const key of texts.keys()) if (!now.has(key)) texts.delete(key);
      for (const key of fits.keys()) if (!used.has(key)) fits.delete(key);
      used = new Set();
      return keys.map((key) => texts.get(key) ?? []);
    },
  };
}
