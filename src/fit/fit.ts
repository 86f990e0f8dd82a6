/** The fit room: sets slides tighter, then cuts them, until all of each is seen. */
import type { Deck, Slide } from '../deck/deck.js';
import { partsOf } from '../deck/parts.js';
import { DENSITIES, FINENESSES, type Plan, type SlidePlan } from '../deck/plan.js';
import type { Problem } from '../problem.js';
import type { Rendered } from '../render/render.js';
import type { Misfit, SlideFit } from '../stage/slide-fit.js';
import { cannotFit, cutNote, strictError, tightenedNote } from './problems.js';

/** A deck and its slides as drawn by one plan. */
export interface Drawn {
  readonly deck: Deck;
  readonly rendered: Rendered;
}

/** What measures: the browser's page, with the deck on it. */
export interface Measuring {
  /** Every slide of the deck, in order. */
  measureFit(): Promise<readonly SlideFit[]>;
  /** Other slides, given as HTML. */
  tryFit(slides: readonly string[]): Promise<readonly SlideFit[]>;
}

export interface Fitted {
  /** The same object as was given where every slide fits as it is. */
  readonly drawn: Drawn;
  /** A note for each slide that was changed, an error for each that cannot be mended. */
  readonly problems: readonly Problem[];
}

/** More slides than anybody shows of one; a search that goes on must end. */
const MOST_PARTS = 60;

/** A slide that is too full at every step, and how it is to be cut next. */
interface Trial {
  readonly slide: Slide;
  readonly parts: number;
  readonly fineness: number;
  readonly misfits: readonly Misfit[];
}

/**
 * Fits the deck that lies on the page.
 * @param draw draws the deck by a plan, or of it only the slides of some entries
 */
export async function fitDeck(
  drawn: Drawn,
  draw: (plan: Plan, only?: ReadonlySet<number>) => Promise<Drawn>,
  page: Measuring,
): Promise<Fitted> {
  const fits = await page.measureFit();
  const plan = new Map<number, SlidePlan>();
  const problems: Problem[] = [];
  let trials: Trial[] = [];
  for (const [index, slide] of drawn.deck.slides.entries()) {
    const { density, asItIs, misfits } = fits[index] ?? { density: 'comfortable', asItIs: [] };
    if (asItIs.length === 0) continue;
    if (slide.fit === 'strict') problems.push(strictError(slide, asItIs));
    else if (density) plan.set(slide.entry, { density, parts: 1, fineness: 'items' });
    else trials.push(trialOf(slide, misfits ?? asItIs));
  }
  while (trials.length > 0) {
    const open: Trial[] = [];
    for (const trial of trials) {
      const next = advanced(trial, drawn.deck.lang);
      if (next) open.push(next);
      else problems.push(cannotFit(trial.slide, trial.misfits));
    }
    trials = await tried(open, plan, draw, page);
  }
  if (plan.size === 0) return { drawn, problems };
  const fitted = await draw(plan);
  const before = new Map(drawn.deck.slides.map((slide, index) => [slide.entry, fits[index]]));
  return { drawn: fitted, problems: [...problems, ...notesOn(fitted.deck, plan, before)] };
}

/** What was done, a note for each slide of the outline. */
function notesOn(
  deck: Deck,
  plan: Plan,
  before: ReadonlyMap<number, SlideFit | undefined>,
): Problem[] {
  return deck.slides.flatMap((slide) => {
    const own = plan.get(slide.entry);
    if (own === undefined || slide.part > 1) return [];
    const misfits = before.get(slide.entry)?.asItIs ?? [];
    return [own.parts > 1 ? cutNote(slide) : tightenedNote(slide, misfits)];
  });
}

function trialOf(slide: Slide, misfits: readonly Misfit[]): Trial {
  return { slide, parts: Math.max(2, Math.ceil(fillOf(misfits) - 0.1)), fineness: 0, misfits };
}

function fillOf(misfits: readonly Misfit[]): number {
  return Math.max(1, ...misfits.map(({ fill }) => fill));
}

/** A word wider than the page is as wide on a slide of its own. */
function isMendable(misfits: readonly Misfit[]): boolean {
  return misfits.some(({ kind }) => kind !== 'wide' && kind !== 'picture');
}

/** The trial as the slide's fields allow it, perhaps finer; undefined where they allow none. */
function advanced(trial: Trial, lang: string): Trial | undefined {
  const { fields, split } = trial.slide;
  if (!isMendable(trial.misfits) || trial.parts > MOST_PARTS) return undefined;
  for (let fineness = trial.fineness; fineness < FINENESSES.length; fineness++) {
    const next = { ...trial, fineness };
    if (partsOf(fields, split, next.parts, finenessOf(next), lang)) return next;
  }
  return undefined;
}

function finenessOf({ fineness }: Trial): SlidePlan['fineness'] {
  return FINENESSES[fineness] ?? 'sentences';
}

/** Tries all at once; those that fit go into the plan, the others come back for the next round. */
async function tried(
  trials: readonly Trial[],
  plan: Map<number, SlidePlan>,
  draw: (plan: Plan, only: ReadonlySet<number>) => Promise<Drawn>,
  page: Measuring,
): Promise<Trial[]> {
  if (trials.length === 0) return [];
  const attempt = new Map<number, SlidePlan>(plan);
  for (const trial of trials) {
    const { parts, slide } = trial;
    attempt.set(slide.entry, { density: 'comfortable', parts, fineness: finenessOf(trial) });
  }
  const { rendered } = await draw(attempt, new Set(trials.map(({ slide }) => slide.entry)));
  const fits = await page.tryFit(rendered.slides.map(({ html }) => html));
  const open: Trial[] = [];
  for (const trial of trials) {
    const own = fits.filter((_, i) => rendered.slides[i]?.entry === trial.slide.entry);
    const steps = own.map(({ density }) =>
      density ? DENSITIES.indexOf(density) : DENSITIES.length,
    );
    // Parts of one slide are set alike, as tight as the fullest needs.
    const density = DENSITIES[Math.max(...steps)];
    if (density !== undefined) {
      plan.set(trial.slide.entry, { density, parts: trial.parts, fineness: finenessOf(trial) });
      continue;
    }
    const misfits = own.flatMap((fit) => fit.misfits);
    const parts = Math.max(trial.parts + 1, Math.floor(trial.parts * fillOf(misfits) * 0.7));
    open.push({ ...trial, misfits, parts });
  }
  return open;
}
