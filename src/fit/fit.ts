/** Changes slides (smaller text, shorter, split) until each shows all of its content. */
import type { Overflow, SlideFit } from '../browser/scene/index.js';
import {
  type ChartNumber,
  type Deck,
  FINENESSES,
  INITIAL_PLAN,
  isAutomatic,
  longTexts,
  peopleShown,
  SHORT_TEXTS,
  type Slide,
  type SlidePlan,
  splitFields,
  USUAL_TEXT_SIZE,
} from '../deck/index.js';
import type { Problem } from '../problem.js';
import { withTextSizes } from '../render/index.js';
import { coarsePictureWarnings } from './coarse-pictures.js';
import type { DrawDeck, FitPage, RenderedDeck } from './fit-page.js';
import { hyphenate } from './hyphens.js';
import { notesOn } from './notes.js';
import { cannotFit, hidesContent, splitWordWarnings, strictProblems } from './problems.js';
import { agreedSizes } from './text-sizes.js';

export interface FitResult {
  /** With the text size of each slide. */
  readonly drawn: RenderedDeck;
  /** A note for each slide that was changed, an error for each that cannot fit. */
  readonly problems: readonly Problem[];
}

/** Enough for 2,000 lines of code; bounds the search. */
const MAX_PARTS = 120;
/** More people than fit on a cover. */
const MAX_PEOPLE = 40;

/** A slide that is too full at every text size, with the plan that was tried last. */
interface Trial {
  readonly slide: Slide;
  readonly plan: SlidePlan;
  /** The smallest text size. */
  readonly size: number;
  readonly overflows: readonly Overflow[];
}

/** What the search has found so far. */
interface Findings {
  /** Of slides that fit after a change. */
  readonly plan: Map<number, SlidePlan>;
  /** The text sizes of each entry of the outline that fits: one a part. */
  readonly sizes: Map<number, readonly number[]>;
  readonly problems: Problem[];
}

/**
 * Fits the deck that is on the page.
 * @param draw renders the deck by a plan, or only the slides of some entries of the outline
 */
export async function fitDeck(
  drawn: RenderedDeck,
  draw: DrawDeck,
  page: FitPage,
): Promise<FitResult> {
  const { deck } = drawn;
  const { plan: hyphens, fits } = await hyphenate(await page.measureFit(), draw, page);
  const found: Findings = { plan: new Map(hyphens), sizes: new Map(), problems: [] };
  const { plan, sizes, problems } = found;
  const unfit: Trial[] = [];
  for (let trials = firstTrials(deck, fits, found); trials.length > 0; ) {
    const next: Trial[] = [];
    for (const trial of trials) {
      const changed = nextPlan(trial, deck.lang);
      if (changed) next.push({ ...trial, plan: changed });
      else unfit.push(trial);
    }
    trials = next.length === 0 ? [] : await tryPlans(next, found, draw, page);
  }
  problems.push(...unfit.map(({ slide, overflows }) => cannotFit(slide, overflows)));
  // Automatic slides are shown though they are too full.
  const shown = new Map(plan);
  for (const { slide, plan: last } of unfit) {
    if (isAutomatic(slide)) shown.set(slide.entry, last);
  }
  const changed = shown.size === 0 ? drawn : await draw(shown);
  const smallest = new Map(unfit.map(({ slide, size }) => [slide.entry, size]));
  // Beside a picture lines are shorter: such slides agree among themselves.
  const slides = changed.deck.slides.map(({ kind, entry, part, fields }) => ({
    kind: fields.image === undefined ? kind : `${kind} with a picture`,
    size: sizes.get(entry)?.[part - 1] ?? smallest.get(entry) ?? USUAL_TEXT_SIZE,
  }));
  const rendered = withTextSizes(changed.rendered, agreedSizes(slides));
  return {
    drawn: { deck: changed.deck, rendered },
    problems: [...problems, ...notesOn(changed.deck, deck, found, fits)],
  };
}

/** A smaller text size is the first remedy; a slide that fits at none needs another. */
function firstTrials(deck: Deck, fits: readonly SlideFit[], found: Findings): Trial[] {
  return deck.slides.flatMap((slide, index) => {
    const fit = fits[index];
    if (fit === undefined) return [];
    const { size, fits: isWhole, atUsualSize, overflows, coarse } = fit;
    found.problems.push(...coarsePictureWarnings(slide, coarse));
    if (slide.fit === 'strict' && atUsualSize.length > 0) {
      found.problems.push(...strictProblems(slide, atUsualSize));
      return [];
    }
    if (!isWhole) {
      const plan = found.plan.get(slide.entry) ?? INITIAL_PLAN;
      return [{ slide, plan, size, overflows: overflows.filter(hidesContent) }];
    }
    found.sizes.set(slide.entry, [size]);
    found.problems.push(...splitWordWarnings(slide, overflows));
    return [];
  });
}

/** Tries all at once. @returns those that still do not fit */
async function tryPlans(
  trials: readonly Trial[],
  found: Findings,
  draw: DrawDeck,
  page: FitPage,
): Promise<Trial[]> {
  const attempt = new Map(found.plan);
  for (const { slide, plan } of trials) attempt.set(slide.entry, plan);
  const { rendered } = await draw(attempt, new Set(trials.map(({ slide }) => slide.entry)));
  const html = rendered.slides.map((one) => one.html);
  const fits = await page.tryFit(html, rendered.pictures);
  return trials.flatMap(({ slide, plan }) => {
    const own = fits.filter((_, index) => rendered.slides[index]?.entry === slide.entry);
    const size = Math.min(...own.map((fit) => fit.size));
    const overflows = own.flatMap((fit) => fit.overflows);
    if (!own.every((fit) => fit.fits)) {
      return [{ slide, plan, size, overflows: overflows.filter(hidesContent) }];
    }
    // Parts of one slide have one size, that of the fullest; but at the smallest size columns change.
    found.sizes.set(
      slide.entry,
      own.map((fit) => Math.min(fit.size, Math.max(size, fit.least + 1))),
    );
    found.plan.set(slide.entry, plan);
    found.problems.push(...splitWordWarnings(slide, overflows));
    return [];
  });
}

/** The change that removes least is tried first; undefined if the slide's fields allow no more. */
function nextPlan(trial: Trial, lang: string): SlidePlan | undefined {
  const fewerNumbers = withFewerNumbers(trial);
  if (fewerNumbers) return fewerNumbers;
  // No slide is split for a text of another slide that takes two lines or more here.
  const [longest] = SHORT_TEXTS;
  if (trial.plan.mostEms === undefined && longTexts(trial.slide, longest).length > 0) {
    return { ...trial.plan, mostEms: longest };
  }
  // A word wider than the page is as wide on a slide of its own.
  const isTooMuch = trial.overflows.some(({ kind }) => kind !== 'wide' && kind !== 'picture');
  const next = isTooMuch ? (withFewerPeople(trial) ?? withMoreParts(trial, lang)) : undefined;
  return next ?? withShorterTexts(trial);
}

/** The texts of other slides a step shorter, and the slide in one part again. */
function withShorterTexts({ slide, plan }: Trial): SlidePlan | undefined {
  const { mostEms = Number.POSITIVE_INFINITY } = plan;
  const next = SHORT_TEXTS.find((one) => one < mostEms && longTexts(slide, one).length > 0);
  const { parts, fineness } = INITIAL_PLAN;
  return next && { ...plan, parts, fineness, mostEms: next };
}

/** Of two overlapping numbers of a chart one is omitted; then the other may have space. */
function withFewerNumbers({ slide, plan, overflows }: Trial): SlidePlan | undefined {
  const without = [...(plan.without ?? [])];
  const isOmitted = ({ row, series }: ChartNumber): boolean =>
    without.some((one) => one.row === row && one.series === series);
  for (const { numbers = [] } of overflows) {
    if (numbers.some(isOmitted)) continue;
    const one = numbers.find(({ row }) => !isHighlighted(slide, row)) ?? numbers[0];
    if (one) without.push(one);
  }
  return without.length > (plan.without?.length ?? 0) ? { ...plan, without } : undefined;
}

function isHighlighted({ fields: { rows } }: Slide, index: number): boolean {
  const row: unknown = Array.isArray(rows) ? rows[index] : undefined;
  return typeof row === 'object' && row !== null && 'highlight' in row && row.highlight === true;
}

/** A cover omits the roles of its people, then one more person each time. */
function withFewerPeople({ slide, plan }: Trial): SlidePlan | undefined {
  if (slide.kind !== 'cover') return undefined;
  const count = peopleShown(slide.fields).length;
  const people = plan.people === undefined ? count : Math.min(plan.people, MAX_PEOPLE) - 1;
  return people > 0 ? { ...plan, people } : undefined;
}

/** More parts, perhaps finer ones; of many, several more: each try takes as long as they are. */
function withMoreParts({ slide, plan, overflows }: Trial, lang: string): SlidePlan | undefined {
  const fill = Math.max(1, ...overflows.map((one) => one.fill));
  const parts =
    plan.parts === 1
      ? Math.max(2, Math.ceil(fill - 0.1))
      : Math.max(Math.ceil(plan.parts * 1.05), Math.floor(plan.parts * fill * 0.7));
  if (parts > MAX_PARTS) return undefined;
  const fineness = FINENESSES.slice(FINENESSES.indexOf(plan.fineness)).find((one) =>
    splitFields(slide.fields, slide.split, parts, one, lang),
  );
  return fineness && { ...plan, parts, fineness };
}
