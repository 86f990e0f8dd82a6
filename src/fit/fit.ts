/** The fit room: sets slides tighter, then cuts them, until all of each is seen. */

import type { Overflow, SlideFit } from '../browser/scene/index.js';
import type { Deck, Slide } from '../deck/index.js';
import {
  type ChartNumber,
  FINENESSES,
  INITIAL_PLAN,
  isAutomatic,
  longTexts,
  type Plan,
  peopleShown,
  SHORT_TEXTS,
  type SlidePlan,
  splitFields,
  TITLE_DENSITIES,
  tightestOf,
} from '../deck/index.js';
import type { Text } from '../outline/index.js';
import type { Problem } from '../problem.js';
import type { PictureData } from '../read/index.js';
import type { Rendered } from '../render/index.js';
import {
  cannotFit,
  cutNote,
  fewerNote,
  isLost,
  partedWarnings,
  shortNote,
  strictProblems,
  tightenedNote,
  tightWarnings,
  withoutNote,
} from './problems.js';

/** A deck and its slides as drawn by one plan. */
export interface RenderedDeck {
  readonly deck: Deck;
  readonly rendered: Rendered;
}

/** What measures: the browser's page, with the deck on it. */
export interface FitPage {
  /** Every slide of the deck, in order. */
  measureFit(): Promise<readonly SlideFit[]>;
  /** Other slides, given as HTML with their pictures. */
  tryFit(slides: readonly string[], pictures?: PictureData): Promise<readonly SlideFit[]>;
}

export interface FitResult {
  /** The same object as was given where every slide fits as it is. */
  readonly drawn: RenderedDeck;
  /** A note for each slide that was changed, an error for each that cannot be mended. */
  readonly problems: readonly Problem[];
}

/** Those of 2,000 lines of code, which is more than anybody shows; a search that goes on must end. */
const MOST_PARTS = 120;
/** More people than a cover has room for. */
const MOST_PEOPLE = 40;

/** A slide that is too full at every step, and what is to be tried next. */
interface Trial {
  readonly slide: Slide;
  readonly plan: SlidePlan;
  readonly overflows: readonly Overflow[];
}

/**
 * Fits the deck that lies on the page.
 * @param draw draws the deck by a plan, or of it only the slides of some entries
 */
export async function fitDeck(
  drawn: RenderedDeck,
  draw: (plan: Plan, only?: ReadonlySet<number>) => Promise<RenderedDeck>,
  page: FitPage,
): Promise<FitResult> {
  const fits = await page.measureFit();
  const plan = new Map<number, SlidePlan>();
  const problems: Problem[] = tightWarnings(drawn.deck, fits);
  const trials: Trial[] = [];
  for (const [index, slide] of drawn.deck.slides.entries()) {
    const { density, asItIs, overflows } = fits[index] ?? { density: 'comfortable', asItIs: [] };
    if (asItIs.length === 0) continue;
    if (slide.fit === 'strict') problems.push(...strictProblems(slide, asItIs));
    else if (density === undefined) {
      trials.push({ slide, plan: INITIAL_PLAN, overflows: (overflows ?? asItIs).filter(isLost) });
    } else {
      if (density !== INITIAL_PLAN.density) plan.set(slide.entry, { ...INITIAL_PLAN, density });
      problems.push(...partedWarnings(slide, overflows ?? []));
    }
  }
  const given = await search(trials, plan, problems, drawn.deck.lang, draw, page);
  problems.push(...given.map(({ slide, overflows }) => cannotFit(slide, overflows)));
  const shown = new Map(plan);
  for (const { slide, plan: last } of given) {
    const { entry, kind } = slide;
    if (isAutomatic(slide)) shown.set(entry, { ...last, density: tightestOf(kind) });
  }
  if (shown.size === 0) return { drawn, problems };
  const fitted = await draw(shown);
  return {
    drawn: fitted,
    problems: [...problems, ...notesOn(fitted.deck, drawn.deck, plan, fits)],
  };
}

/**
 * Tries slides that are too full at every step until all is seen.
 * @param plan gets those that fit
 * @param problems gets warnings of words that are cut on these
 * @returns what cannot be made to fit, as it was tried last
 */
async function search(
  trials: Trial[],
  plan: Map<number, SlidePlan>,
  problems: Problem[],
  lang: string,
  draw: (plan: Plan, only: ReadonlySet<number>) => Promise<RenderedDeck>,
  page: FitPage,
): Promise<Trial[]> {
  const given: Trial[] = [];
  let open = trials;
  while (open.length > 0) {
    const next: Trial[] = [];
    for (const trial of open) {
      const changed = advanced(trial, lang);
      if (changed) next.push({ ...trial, plan: changed });
      else given.push(trial);
    }
    open = await tried(next, plan, problems, draw, page);
  }
  return given;
}

/**
 * What was done, a note for each slide of the outline.
 * @param before the deck with each slide whole, so that its entries are its slides
 */
function notesOn(deck: Deck, before: Deck, plan: Plan, fits: readonly SlideFit[]): Problem[] {
  const shortOn = new Map<Text, Slide[]>();
  const notes = deck.slides.flatMap((slide) => {
    const own = plan.get(slide.entry);
    if (own === undefined || slide.part > 1) return [];
    const { number, parts, density } = slide;
    const whole = { ...(before.slides[slide.entry] ?? slide), number, parts, density };
    const overflows = fits[slide.entry]?.asItIs ?? [];
    for (const text of own.mostEms === undefined ? [] : longTexts(whole, own.mostEms)) {
      shortOn.set(text, [...(shortOn.get(text) ?? []), whole]);
    }
    if (own.without) return [withoutNote(whole, own.without)];
    if (own.people !== undefined) return [fewerNote(whole, own.people)];
    if (parts > 1) return [cutNote(whole, overflows)];
    return density === INITIAL_PLAN.density ? [] : [tightenedNote(whole, overflows)];
  });
  return [...notes, ...[...shortOn].map(([text, slides]) => shortNote(text, slides))];
}

function fillOf(overflows: readonly Overflow[]): number {
  return Math.max(1, ...overflows.map(({ fill }) => fill));
}

/** A word wider than the page is as wide on a slide of its own. */
function isMendable(overflows: readonly Overflow[]): boolean {
  return overflows.some(({ kind }) => kind !== 'wide' && kind !== 'picture');
}

/** What to try next of what the slide's fields allow; undefined where they allow nothing more. */
function advanced(trial: Trial, lang: string): SlidePlan | undefined {
  const fewerNumbers = withoutNumbers(trial);
  if (fewerNumbers) return fewerNumbers;
  // No slide is split for such a text of two lines and more.
  const [first] = SHORT_TEXTS;
  if (trial.plan.mostEms === undefined && longTexts(trial.slide, first).length > 0) {
    return { ...trial.plan, mostEms: first };
  }
  const next = isMendable(trial.overflows) ? (fewer(trial) ?? cutFiner(trial, lang)) : undefined;
  return next ?? shorterTexts(trial);
}

/** The texts that the slide shows of others a step shorter, and the slide in one again. */
function shorterTexts({ slide, plan }: Trial): SlidePlan | undefined {
  const { mostEms = Number.POSITIVE_INFINITY } = plan;
  const next = SHORT_TEXTS.find((one) => one < mostEms && longTexts(slide, one).length > 0);
  return (
    next && { ...plan, parts: INITIAL_PLAN.parts, fineness: INITIAL_PLAN.fineness, mostEms: next }
  );
}

/** Numbers of a chart lie on each other: of each two one goes, the other may have room then. */
function withoutNumbers({ slide, plan, overflows }: Trial): SlidePlan | undefined {
  const isGone = ({ row, series }: ChartNumber): boolean =>
    without.some((one) => one.row === row && one.series === series);
  const without = [...(plan.without ?? [])];
  for (const { numbers = [] } of overflows) {
    if (numbers.length === 0 || numbers.some(isGone)) continue;
    const least = numbers.find(({ row }) => !isHighlighted(slide, row)) ?? numbers[0];
    if (least) without.push(least);
  }
  return without.length > (plan.without?.length ?? 0) ? { ...plan, without } : undefined;
}

function isHighlighted({ fields: { rows } }: Slide, index: number): boolean {
  const row: unknown = Array.isArray(rows) ? rows[index] : undefined;
  return typeof row === 'object' && row !== null && 'highlight' in row && row.highlight === true;
}

/** A cover's people lose their roles; then there are fewer of them. */
function fewer({ slide, plan }: Trial): SlidePlan | undefined {
  if (slide.kind !== 'cover') return undefined;
  const count = peopleShown(slide.fields).length;
  const people = plan.people === undefined ? count : Math.min(plan.people, MOST_PEOPLE) - 1;
  return people > 0 ? { ...plan, people } : undefined;
}

/** More parts, perhaps finer; of many more than one more, since each try takes as long as they are. */
function cutFiner({ slide, plan, overflows }: Trial, lang: string): SlidePlan | undefined {
  const { fields, split } = slide;
  const parts =
    plan.parts === 1
      ? Math.max(2, Math.ceil(fillOf(overflows) - 0.1))
      : Math.max(Math.ceil(plan.parts * 1.05), Math.floor(plan.parts * fillOf(overflows) * 0.7));
  if (parts > MOST_PARTS) return undefined;
  for (const fineness of FINENESSES.slice(FINENESSES.indexOf(plan.fineness))) {
    if (splitFields(fields, split, parts, fineness, lang)) return { ...plan, parts, fineness };
  }
  return undefined;
}

/** Tries all at once; those that fit go into the plan, the others come back for the next round. */
async function tried(
  trials: readonly Trial[],
  plan: Map<number, SlidePlan>,
  problems: Problem[],
  draw: (plan: Plan, only: ReadonlySet<number>) => Promise<RenderedDeck>,
  page: FitPage,
): Promise<Trial[]> {
  if (trials.length === 0) return [];
  const attempt = new Map<number, SlidePlan>(plan);
  for (const { slide, plan: next } of trials) attempt.set(slide.entry, next);
  const { rendered } = await draw(attempt, new Set(trials.map(({ slide }) => slide.entry)));
  const html = rendered.slides.map((one) => one.html);
  const fits = await page.tryFit(html, rendered.pictures);
  const open: Trial[] = [];
  for (const trial of trials) {
    const own = fits.filter((_, i) => rendered.slides[i]?.entry === trial.slide.entry);
    const steps = own.map(({ density }) =>
      density ? TITLE_DENSITIES.indexOf(density) : TITLE_DENSITIES.length,
    );
    // Parts of one slide are set alike, as tight as the fullest needs.
    const density = TITLE_DENSITIES[Math.max(...steps)];
    const overflows = own.flatMap((fit) => fit.overflows);
    if (density === undefined) open.push({ ...trial, overflows: overflows.filter(isLost) });
    else {
      plan.set(trial.slide.entry, { ...trial.plan, density });
      problems.push(...partedWarnings(trial.slide, overflows));
    }
  }
  return open;
}
