/**
 * What the browser says of slides, asked once for each slide as long as it and the style stay the
 * same: on a page that stays, with the slides that are new on it and no others.
 */
import type { Measuring } from '../fit/fit.js';
import type { Rendered, RenderedSlide } from '../render/render.js';
import type { Legibility } from '../stage/legibility.js';
import type { SlideFit } from '../stage/slide-fit.js';
import type { Stage } from '../stage/stage.js';

export interface Measures {
  /** How many of the slides have not been looked at yet. */
  unknown(rendered: Rendered): number;
  /** Measures for a deck, whether it is on the page or not. */
  fitting(rendered: Rendered, fontCss: string): Promise<Measuring>;
  /**
   * The texts of each slide; undefined if `isStale` became true meanwhile, which is asked between
   * some slides and the next.
   */
  legibility(
    rendered: Rendered,
    fontCss: string,
    isStale: () => boolean,
  ): Promise<readonly Legibility[] | undefined>;
}

/** Slides that are read at once: a change waits until they are done. */
const AT_ONCE = 10;

export function createMeasures(stage: Stage): Measures {
  let style = '';
  let shown = '';
  let fits = new Map<string, SlideFit>();
  /** Those that were asked for since the deck was last read. */
  let used = new Set<string>();
  let texts = new Map<string, Legibility>();

  const dress = (rendered: Rendered): void => {
    const next = `${rendered.width} ${rendered.height} ${rendered.slideCss}`;
    if (next === style) return;
    style = next;
    fits = new Map();
    texts = new Map();
  };
  /** The style and the faces, and of the slides those given. */
  const show = async (rendered: Rendered, fontCss: string, slides: readonly RenderedSlide[]) => {
    shown = '';
    await stage.show({ ...rendered, slides }, fontCss);
    shown = style + fontCss;
  };
  const tryAll = async (html: readonly string[]): Promise<SlideFit[]> => {
    const missing = [...new Set(html.filter((one) => !fits.has(one)))];
    const found = missing.length === 0 ? [] : await stage.tryFit(missing);
    for (const [index, one] of missing.entries()) {
      const fit = found[index];
      if (fit) fits.set(one, fit);
    }
    for (const one of html) used.add(one);
    return html.map((one): SlideFit => {
      const fit = fits.get(one);
      if (fit === undefined) throw new Error('the page measured fewer slides than it was given');
      return fit;
    });
  };

  return {
    unknown(rendered) {
      dress(rendered);
      return rendered.slides.filter(({ html }) => !fits.has(html)).length;
    },
    async fitting(rendered, fontCss) {
      dress(rendered);
      const isKnown = rendered.slides.every(({ html }) => fits.has(html));
      if (!isKnown && shown !== style + fontCss) await show(rendered, fontCss, []);
      return {
        measureFit: () => tryAll(rendered.slides.map(({ html }) => html)),
        async tryFit(html) {
          // All slides may have been known, and these not.
          if (shown !== style + fontCss) await show(rendered, fontCss, []);
          return tryAll(html);
        },
      };
    },
    async legibility(rendered, fontCss, isStale) {
      dress(rendered);
      const missing = rendered.slides.filter(({ html }) => !texts.has(html));
      for (let from = 0; from < missing.length; from += AT_ONCE) {
        if (isStale()) return undefined;
        const some = missing.slice(from, from + AT_ONCE);
        await show(rendered, fontCss, some);
        const read = await stage.take(READING).legibility;
        for (const [index, { html }] of some.entries()) texts.set(html, read?.[index] ?? []);
      }
      const now = new Set(rendered.slides.map(({ html }) => html));
      for (const html of texts.keys()) if (!now.has(html)) texts.delete(html);
      for (const html of fits.keys()) if (!used.has(html)) fits.delete(html);
      used = new Set();
      return rendered.slides.map(({ html }) => texts.get(html) ?? []);
    },
  };
}

const READING = {
  pdf: false,
  scene: false,
  legibility: true,
  imageScale: undefined,
  handout: undefined,
} as const;
