/** Whether a slide's content fits, as measured in the page. */
import type { ChartNumber, Density, Steps } from '../../deck/index.js';

export type { ChartNumber, Density, Steps };

/** Content of a slide that is not fully visible. */
export interface Overflow {
  /**
   * `beyond` the slide's area, `clipped` by its own box, `covered` by another text or the foot,
   * `wide`: a run that cannot break and is wider than its column, `picture`: too small to see,
   * `split-word`: a word that is split across lines without a hyphen, all of it visible,
   * `tight`: lines of a text that overlap.
   */
  readonly kind: 'beyond' | 'clipped' | 'covered' | 'wide' | 'picture' | 'split-word' | 'tight';
  /** By how much, in CSS pixels; of tight lines their height in per cent of the letters' size. */
  readonly over: number;
  /** The text, or the picture's alt text. */
  readonly text: string;
  /** The text that the outline has for it: of an initial the name, of a number its label. */
  readonly source: string;
  /** Which of several on the slide that read the same, from 0. */
  readonly nth: number;
  /** Of numbers of a chart: the one concerned, and the one that it overlaps. */
  readonly numbers?: readonly ChartNumber[];
  /** How full the slide's area is: 1 where it is just full, 2 for twice as much. */
  readonly fill: number;
}

export interface SlideFit {
  /**
   * The loosest at which all is visible and no word is split, else that at which words alone are;
   * undefined where there is none.
   */
  readonly density: Density | undefined;
  /** At the slide's own density. */
  readonly asItIs: readonly Overflow[];
  /** At the density that was found, or at the tightest one. */
  readonly overflows: readonly Overflow[];
  /** Lines that overlap, whatever the density. */
  readonly tight?: Overflow;
}
