/// <reference lib="dom" />
/** Runs in the page: tells of each slide whether it holds its content, and at which step. */
import type { Density, SlideFit, Steps } from '../slide-fit.js';
import { isLayerBeside, LAYERS } from './layers.js';
import { misfitsOf } from './misfits.js';

/** Looks at all slides of the document, or of the part of it given. */
export function measureFit(given: Steps, root: ParentNode = document): SlideFit[] {
  const layers = [...root.querySelectorAll<HTMLElement>(LAYERS)];
  const sections = layers.filter((layer) => !isLayerBeside(layer));
  const first = sections.map(misfitsOf);
  return sections.map((section, index): SlideFit => {
    const asItIs = first[index] ?? [];
    const hasAll = given.titleKinds.some((kind) => section.classList.contains(kind));
    const steps = hasAll ? given.ofTitles : given.ofOthers;
    let misfits = asItIs;
    if (asItIs.length === 0) return { density: steps[0], asItIs, misfits };
    const whole = (step: Density): SlideFit | undefined =>
      misfits.every(({ kind }) => kind === 'parted')
        ? { density: step, asItIs, misfits }
        : undefined;
    let second = steps[0] && whole(steps[0]);
    try {
      for (const step of steps.slice(1)) {
        section.classList.remove(...steps);
        section.classList.add(step);
        misfits = misfitsOf(section);
        if (misfits.length === 0) return { density: step, asItIs, misfits };
        second ??= whole(step);
      }
      return second ?? { density: undefined, asItIs, misfits };
    } finally {
      section.classList.remove(...steps);
    }
  });
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
