/** Soft hyphens for words that would be cut, or would make the text of a slide small. */
import type { Overflow, SlideFit } from '../browser/scene/index.js';
import {
  type Hyphens,
  INITIAL_PLAN,
  type Plan,
  type SlidePlan,
  USUAL_TEXT_SIZE,
} from '../deck/index.js';
import { hyphenated } from '../markdown/hyphens/index.js';
import type { DrawDeck, FitPage } from './fit-page.js';

/** A text that a long word makes smaller than this is better hyphenated, in CSS pixels. */
const SMALL = USUAL_TEXT_SIZE - 3;
/** A word that is split at one text size may be another than at the next. */
const ROUNDS = 3;

/**
 * Tries slides whose words are too wide for their columns with these words hyphenated.
 * @param fits of the deck as it is on the page
 * @returns a plan for each slide that is better with hyphens, and how all slides fit with these plans
 */
export async function hyphenate(
  fits: readonly SlideFit[],
  draw: DrawDeck,
  page: FitPage,
): Promise<{ readonly plan: Plan; readonly fits: readonly SlideFit[] }> {
  const best = [...fits];
  const plan = new Map<number, SlidePlan>();
  let open = new Map(fits.map((fit, entry) => [entry, fit]));
  for (let round = 0; round < ROUNDS; round++) {
    const attempt = new Map<number, SlidePlan>();
    for (const [entry, fit] of open) {
      const known = plan.get(entry)?.hyphens ?? {};
      const more = await hyphensFor(tooWide(fit), known);
      if (more) attempt.set(entry, { ...INITIAL_PLAN, hyphens: { ...known, ...more } });
    }
    if (attempt.size === 0) break;
    const { rendered } = await draw(attempt, new Set(attempt.keys()));
    const html = rendered.slides.map((one) => one.html);
    const tried = await page.tryFit(html, rendered.pictures);
    open = new Map();
    for (const [index, { entry }] of rendered.slides.entries()) {
      const [fit, before, own] = [tried[index], best[entry], attempt.get(entry)];
      if (!fit || !before || !own || !isBetter(fit, before)) continue;
      best[entry] = fit;
      plan.set(entry, own);
      open.set(entry, fit);
    }
  }
  return { plan, fits: best };
}

/** Words that are split, and those that make the text small. */
function tooWide({ size, overflows, atUsualSize }: SlideFit): Overflow[] {
  const all = size < SMALL ? [...overflows, ...atUsualSize] : overflows;
  return all.filter(({ kind }) => kind === 'split-word');
}

async function hyphensFor(
  words: readonly Overflow[],
  known: Hyphens,
): Promise<Hyphens | undefined> {
  const found: Record<string, string> = {};
  for (const { text, lang = '' } of words) {
    const parted = text in known ? text : await hyphenated(text, lang);
    if (parted !== text) found[text] = parted;
  }
  return Object.keys(found).length > 0 ? found : undefined;
}

function isBetter(fit: SlideFit, before: SlideFit): boolean {
  const split = ({ overflows }: SlideFit): number =>
    overflows.filter(({ kind }) => kind === 'split-word').length;
  if (fit.fits !== before.fits) return fit.fits;
  return fit.size > before.size || split(fit) < split(before);
}
