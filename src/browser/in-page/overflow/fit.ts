/// <reference lib="dom" />
/** Runs in the page: tells of each slide whether it holds its content, and at which step. */
import type { Density, Overflow, SlideFit, Steps } from '../../scene/index.js';
import { isLayerBeside, LAYERS } from '../layout/layers.js';
import { overflowsOf } from './overflows.js';

/** Looks at all slides of the document. */
export function measureFit(steps: Steps): SlideFit[] {
  return fitsIn(document, steps);
}

function fitsIn(root: ParentNode, steps: Steps): SlideFit[] {
  const layers = [...root.querySelectorAll<HTMLElement>(LAYERS)];
  const sections = layers.filter((layer) => !isLayerBeside(layer));
  const first = sections.map(overflowsOf);
  return sections.map((section, index): SlideFit => {
    const found = first[index] ?? [];
    const tight = found.find(isTight);
    const fit = fitOf(section, found.filter(isOfStep), stepsOf(section, steps));
    return tight ? { ...fit, tight } : fit;
  });
}

function stepsOf(section: HTMLElement, { titleKinds, ofTitles, ofOthers }: Steps) {
  return titleKinds.some((kind) => section.classList.contains(kind)) ? ofTitles : ofOthers;
}

/** No step changes the line height. */
function isTight({ kind }: Overflow): boolean {
  return kind === 'tight';
}

function isOfStep(overflow: Overflow): boolean {
  return !isTight(overflow);
}

function fitOf(
  section: HTMLElement,
  asItIs: readonly Overflow[],
  steps: readonly Density[],
): SlideFit {
  if (asItIs.length === 0) return { density: steps[0], asItIs, overflows: asItIs };
  let overflows = asItIs;
  /** The loosest step at which words are cut and nothing else is wrong. */
  let second: SlideFit | undefined;
  const look = (density: Density): void => {
    const isWhole = overflows.every(({ kind }) => kind === 'parted');
    if (isWhole) second ??= { density, asItIs, overflows };
  };
  if (steps[0]) look(steps[0]);
  try {
    for (const step of steps.slice(1)) {
      section.classList.remove(...steps);
      section.classList.add(step);
      overflows = overflowsOf(section).filter(isOfStep);
      if (overflows.length === 0) return { density: step, asItIs, overflows };
      look(step);
    }
    return second ?? { density: undefined, asItIs, overflows };
  } finally {
    section.classList.remove(...steps);
  }
}

/** Slides that are not in the document, laid out below it for a moment. */
let trial: HTMLElement | undefined;

/** Lays out slides that are not in the document; they are measured when their pictures are there. */
export function addTrial(slides: readonly string[]): void {
  trial?.remove();
  trial = document.createElement('div');
  trial.className = 'marpit';
  trial.innerHTML = slides.join('');
  document.body.append(trial);
}

/** Looks at them, and takes them away again. */
export function measureTrial(steps: Steps): SlideFit[] {
  const fits = trial ? fitsIn(trial, steps) : [];
  trial?.remove();
  trial = undefined;
  return fits;
}
