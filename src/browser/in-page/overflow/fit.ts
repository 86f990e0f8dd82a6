/** Measures whether each slide's content fits, and at which density. */
import type { Density, Overflow, SlideFit, Steps } from '../../scene/index.js';
import { sectionsIn } from '../slides.js';
import { overflowsOf } from './overflows.js';

/** Measures all slides of the document. */
export function measureFit(steps: Steps): SlideFit[] {
  return fitsIn(document, steps);
}

/** Slides that are not of the deck, laid out below it for a moment. */
let trial: HTMLElement | undefined;

/** Lays out slides that are not of the deck, to be measured once their pictures are loaded. */
export function addTrial(slides: readonly string[]): void {
  trial?.remove();
  trial = document.createElement('div');
  trial.className = 'marpit';
  trial.innerHTML = slides.join('');
  document.body.append(trial);
}

/** Measures the slides of `addTrial`, and removes them. */
export function measureTrial(steps: Steps): SlideFit[] {
  const fits = trial ? fitsIn(trial, steps) : [];
  trial?.remove();
  trial = undefined;
  return fits;
}

function fitsIn(root: ParentNode, { titleKinds, ofTitles, ofOthers }: Steps): SlideFit[] {
  const sections = sectionsIn(root);
  // All slides as they are first: each change of a density lays the document out again.
  const found = sections.map(overflowsOf);
  return sections.map((section, index) => {
    const isTitle = titleKinds.some((kind) => section.classList.contains(kind));
    return fitOf(section, found[index] ?? [], isTitle ? ofTitles : ofOthers);
  });
}

function fitOf(
  section: HTMLElement,
  asItIs: readonly Overflow[],
  densities: readonly Density[],
): SlideFit {
  if (asItIs.length === 0) return { density: densities[0], asItIs, overflows: asItIs };
  let overflows = asItIs;
  /** The loosest density at which words are split and nothing else is wrong. */
  let acceptable: SlideFit | undefined;
  try {
    for (const [step, density] of densities.entries()) {
      if (step > 0) {
        section.classList.remove(...densities);
        section.classList.add(density);
        overflows = overflowsOf(section);
      }
      if (overflows.length === 0) return { density, asItIs, overflows };
      if (overflows.every(({ kind }) => kind === 'split-word')) {
        acceptable ??= { density, asItIs, overflows };
      }
    }
    return acceptable ?? { density: undefined, asItIs, overflows };
  } finally {
    section.classList.remove(...densities);
  }
}
