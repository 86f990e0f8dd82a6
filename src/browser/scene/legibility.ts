/** The legibility of a slide's texts: contrast and size. */
import type { Box } from './scene.js';

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
    /** The text's own colour, red, green and blue from 0 to 255, opacity from 0 to 1. */
    readonly paint: Rgba;
  };
}

export type Rgba = readonly [red: number, green: number, blue: number, alpha: number];

/** The texts of a slide, in the order of the document. */
export type Legibility = readonly TextContrast[];
