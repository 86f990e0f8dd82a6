/** Measures at which text size each slide shows all of its content. */
import type { Overflow, SlideFit } from '../../scene/index.js';
import { sectionsIn } from '../slides.js';
import { coarsePictures } from './coarse-pictures.js';
import { overflowsOf } from './overflows.js';
import {
  breaksLines,
  countLines,
  isRoughlyFull,
  type SizeRange,
  setTextSize,
  sizeRangeOf,
} from './text-size.js';

/**
 * Measures all slides of the document, and leaves each at the size that was found.
 * @param usual a size in CSS pixels; for slides that need a smaller one, what overflows at it is measured, too
 */
export function measureFit(usual: number): SlideFit[] {
  return fitsIn(document, usual);
}

/** Sets the text sizes of the document's slides. */
export function setTextSizes(sizes: readonly (number | null)[]): void {
  for (const [index, section] of sectionsIn(document).entries())
    setTextSize(section, sizes[index] ?? undefined);
}

/** Slides that are not of the deck, laid out below it for a moment. */
let trial: HTMLElement | undefined;

/**
 * Lays out slides that are not of the deck, to be measured once their pictures are loaded.
 * @param usual the text size at which they are measured first, in CSS pixels
 */
export function addTrial(slides: readonly string[], usual: number): void {
  trial?.remove();
  trial = document.createElement('div');
  trial.className = 'marpit';
  trial.innerHTML = slides.join('');
  for (const section of sectionsIn(trial)) setTextSize(section, usual);
  document.body.append(trial);
}

/** Measures the slides of `addTrial`, and removes them. */
export function measureTrial(usual: number): SlideFit[] {
  const fits = trial ? fitsIn(trial, usual) : [];
  trial?.remove();
  trial = undefined;
  return fits;
}

function fitsIn(root: ParentNode, usual: number): SlideFit[] {
  const ranges = sectionsIn(root).map(sizeRangeOf);
  const sizes = roughSizes(ranges, usual);
  // All slides as they are first: each change of a size lays the document out again.
  const found = ranges.map(({ section }) => overflowsOf(section));
  return ranges.map((range, index) => {
    const rough = { size: sizes[index] ?? range.most, overflows: found[index] ?? [] };
    return fitOf(range, rough, usual);
  });
}

/**
 * The largest size of each slide at which nothing is below its area, by the boxes of its texts alone;
 * above the usual size no line breaks that did not before, even at the next size: other browsers and
 * other programs' fonts set lines a little wider. All slides are tried at once, so that each try lays
 * the document out once.
 */
function roughSizes(ranges: readonly SizeRange[], usual: number): number[] {
  for (const { section } of ranges) setTextSize(section, usual);
  const tries = ranges.map((range) => {
    const { least, most } = range;
    const next = most + 1;
    return { range, low: least, high: next, size: next, lines: countLines(range) };
  });
  let open = tries;
  while (open.length > 0) {
    for (const { range, size } of open) setTextSize(range.section, size);
    for (const one of open) {
      const { size, range, lines } = one;
      const isLarger = size > usual && breaksLines(range, lines);
      if (size > range.least && (isLarger || isRoughlyFull(range))) one.high = size - 1;
      else one.low = size;
    }
    open = open.filter(({ low, high }) => low < high);
    for (const one of open) one.size = Math.ceil((one.low + one.high) / 2);
  }
  const sizes = tries.map(({ low }) => (low > usual ? low - 1 : low));
  for (const [index, { range }] of tries.entries()) setTextSize(range.section, sizes[index]);
  return sizes;
}

/** What overflows at a size. */
interface SizeTrial {
  readonly size: number;
  readonly overflows: readonly Overflow[];
}

/** @param rough the size that the slide has, and what overflows at it */
function fitOf({ section, least }: SizeRange, rough: SizeTrial, usual: number): SlideFit {
  const tryAt = (size: number): SizeTrial => {
    setTextSize(section, size);
    return { size, overflows: overflowsOf(section) };
  };
  const found = rough.overflows.length === 0 ? rough : largestWithout(rough, least, tryAt);
  const fits = found.overflows.every(({ kind }) => kind === 'split-word');
  const atUsualSize = fits && found.size >= usual ? [] : tryAt(usual).overflows;
  setTextSize(section, found.size);
  const coarse = coarsePictures(section);
  return { ...found, least, fits, atUsualSize, ...(coarse.length > 0 ? { coarse } : {}) };
}

/**
 * The largest size without overflows below one that has some; else the largest at which words alone
 * are split; else the smallest.
 */
function largestWithout(
  { size: over, overflows }: SizeTrial,
  least: number,
  tryAt: (size: number) => SizeTrial,
): SizeTrial {
  let [low, high] = [least, over - 1];
  let clean: SizeTrial | undefined;
  let split: SizeTrial | undefined;
  let last: SizeTrial = { size: over, overflows };
  const note = (one: SizeTrial): void => {
    if (one.overflows.length === 0) clean = one;
    else if (
      one.overflows.every(({ kind }) => kind === 'split-word') &&
      one.size > (split?.size ?? 0)
    )
      split = one;
    if (one.size <= last.size) last = one;
  };
  note(last);
  while (low <= high) {
    const one = tryAt(Math.ceil((low + high) / 2));
    note(one);
    if (one.overflows.length === 0) low = one.size + 1;
    else high = one.size - 1;
  }
  return clean ?? split ?? last;
}
