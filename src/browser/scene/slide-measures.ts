/** What was measured of a slide: whether its content fits, its contrast, its lines. */
import type { Rgb } from '../../color/index.js';
import type { ChartNumber } from '../../deck/index.js';
import type { Box } from './scene.js';

export type { ChartNumber };

/** Content of a slide that is not fully visible. */
export interface Overflow {
  /**
   * `beyond` the slide's area, `clipped` by its own box, `covered` by another text or the foot,
   * `wide`: a run that cannot break and is wider than its column, `picture`: too small to see,
   * `split-word`: a word that is split across lines without a hyphen, all of it visible.
   */
  readonly kind: 'beyond' | 'clipped' | 'covered' | 'wide' | 'picture' | 'split-word';
  /** By how much, in CSS pixels. */
  readonly over: number;
  /** The text, or the picture's alt text. */
  readonly text: string;
  /** The text that the outline has for it: of an initial the name, of a number its label. */
  readonly source: string;
  /** Which of several on the slide that read the same, from 0. */
  readonly nth: number;
  /** Of a split word (BCP 47). */
  readonly lang?: string;
  /** Of numbers of a chart: the one concerned, and the one that it overlaps. */
  readonly numbers?: readonly ChartNumber[];
  /** How full the slide's area is: 1 where it is just full, 2 for twice as much. */
  readonly fill: number;
}

export interface SlideFit {
  /**
   * The largest text size at which all is visible and no word is split, else that at which words
   * alone are, else the smallest; in CSS pixels.
   */
  readonly size: number;
  /** The smallest size that its kind allows; only there words may break anywhere. */
  readonly least: number;
  /** Whether all is visible at `size`. */
  readonly fits: boolean;
  /** What overflows at the usual size, where that is larger. */
  readonly atUsualSize: readonly Overflow[];
  /** What overflows at the size that was found. */
  readonly overflows: readonly Overflow[];
  /** Left out where there are none. */
  readonly coarse?: readonly CoarsePicture[];
}

/** A picture with so few pixels for its place that one sees them. */
export interface CoarsePicture {
  readonly alt: string;
  /** Which of several on the slide with the same alt text, from 0. */
  readonly nth: number;
  readonly pixels: { readonly width: number; readonly height: number };
  /** In CSS pixels, with what is cropped. */
  readonly shown: { readonly width: number; readonly height: number };
}

/** A text of one style in one block. */
export interface TextContrast {
  readonly text: string;
  /** The text that the outline has for it: of an initial the name, of a number its label. */
  readonly source: string;
  /** Contrast by WCAG 2, from 1 to 21, where it is worst; undefined if it is unknown. */
  readonly ratio: number | undefined;
  /** CSS pixels. */
  readonly size: number;
  readonly bold: boolean;
  /** `#rrggbb` as visible, where the contrast is worst. */
  readonly color: string;
  readonly background: string;
  /** The least size for a text of this rank: body, secondary, footer; 0 for superscripts. */
  readonly floor: number;
}

/** What the page gives: a text over a picture has areas to look at in a photograph instead of a ratio. */
export interface MeasuredText extends TextContrast {
  readonly over?: {
    readonly areas: readonly Box[];
    /** The text's own colour. */
    readonly paint: Rgb;
  };
}

/** The texts of a slide, in the order of the document. */
export type Legibility = readonly TextContrast[];

/**
 * How the browser set the lines of a slide's text: engines differ in where they break lines
 * (`text-wrap: pretty`, `word-break: auto-phrase`), in which marks they set at half width
 * (`text-spacing-trim`) and in the gaps between scripts (`text-autospace`).
 *
 * Positions are those of `textUnits`, widths CSS pixels of the border box.
 */
export interface LineSetting {
  /** What begins a line that no element and no `<br>` begins; and how wide its block is. */
  readonly breaks: readonly (readonly [position: number, width: number])[];
  /** Full-width marks that are set at half width. */
  readonly halves: readonly number[];
  /** Characters with a gap to another script behind them. */
  readonly gaps: readonly number[];
  /** Of each table, how wide the cells of its first row are. */
  readonly columns: readonly (readonly number[])[];
}
