/** A brand after its checks: each part with its place, colours parsed. */
import type { Place } from '../problem.js';
import type { Text } from './field.js';

/** The colours by the theme's own names, in the order in which PowerPoint's accents take them. */
export const COLOR_NAMES = [
  'accent',
  'host',
  'guest',
  'commentator',
  'mentioned',
  'ink',
  'background',
  'cover-background',
] as const;

export type BrandColorName = (typeof COLOR_NAMES)[number];
export type FontRole = 'body' | 'heading' | 'mono';

export interface BrandColor {
  /** `#rrggbb`. */
  readonly color: string;
  readonly place: Place;
}

/** A file that the brand names. */
export interface BrandFile {
  readonly src: string;
  readonly place: Place;
  /** The folder that its path starts at: that of the file in which it is named. */
  readonly folder: string;
}

export interface BrandFont {
  /** A package or a file; undefined where files of weights are given. */
  readonly source: BrandFile | undefined;
  readonly name: string | undefined;
  readonly regular: BrandFile | undefined;
  readonly bold: BrandFile | undefined;
  readonly place: Place;
}

export interface Brand {
  readonly colors: Readonly<Partial<Record<BrandColorName, BrandColor>>>;
  readonly fonts: Readonly<Partial<Record<FontRole, BrandFont>>>;
  readonly logo?: BrandFile & { readonly alt: string | undefined };
  /** The logo for dark backgrounds. */
  readonly darkLogo?: BrandFile;
  readonly footer?: Text;
  readonly cover?: BrandFile & { readonly alt: string };
}

/** The brand in an outline: perhaps a shared file, and what overrides it. */
export interface BrandRequest extends Brand {
  readonly file?: { readonly src: string; readonly place: Place };
}
