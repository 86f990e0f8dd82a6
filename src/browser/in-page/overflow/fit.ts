/// <reference lib="dom" />
/** Runs in the page: tells of each slide whether it holds its content, and at which step. */
import type { Density, Misfit, SlideFit, Steps } from '../../scene/index.js';
import { isLayerBeside, LAYERS } from '../layout/layers.js';
import { misfitsOf } from './misfits.js';

/** Looks at all slides of the document, or of the part of it given. */
export function measureFit(steps: Steps, root: ParentNode = document): SlideFit[] {
  const layers = [...root.querySelectorAll<HTMLElement>(LAYERS)];
  const sections = layers.filter((layer) => !isLayerBeside(layer));
  const first = sections.map(misfitsOf);
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
function isTight({ kind }: Misfit): boolean {
  return kind === 'tight';
}

function isOfStep(misfit: Misfit): boolean {
  return !isTight(misfit);
}

function fitOf(
  section: HTMLElement,
  asItIs: readonly Misfit[],
  steps: readonly Density[],
): SlideFit {
  if (asItIs.length === 0) return { density: steps[0], asItIs, misfits: asItIs };
  let misfits = asItIs;
  /** The loosest step at which words are cut and nothing else is wrong. */
  let second: SlideFit | undefined;
  const look = (density: Density): void => {
    const isWhole = misfits.every(({ kind }) => kind === 'parted');
    if (isWhole) second ??= { density, asItIs, misfits };
  };
  if (steps[0]) look(steps[0]);
  try {
    for (const step of steps.slice(1)) {
      section.classList.remove(...steps);
      section.classList.add(step);
      misfits = misfitsOf(section).filter(isOfStep);
      if (misfits.length === 0) return { density: step, asItIs, misfits };
      look(step);
    }
    return second ?? { density: undefined, asItIs, misfits };
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
  const fits = trial ? measureFit(steps, trial) : [];
  trial?.remove();
  trial = undefined;
  return fits;
}
