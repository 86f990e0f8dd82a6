/** What passes between the process that was started and those that build rows. */

import type { Values } from '../../outline/index.js';
import type { Problem } from '../../problem.js';
import type { SubsetFonts } from '../../render/fonts/index.js';
import type { BuildOptions } from '../index.js';

/** What all rows have in common. */
export interface Setup {
  readonly options: RowOptions;
  /** The folder that the files go to. */
  readonly out: string;
}

/** What a build is asked for, but for what each row says, and functions. */
export type RowOptions = Omit<BuildOptions, 'set' | 'name' | 'onStep' | 'onRead'>;

/** The faces that the decks share, and all the characters that any of them may have. */
export interface Faces {
  readonly shared: SubsetFonts;
  readonly every: string;
}

export interface Order {
  readonly number: number;
  readonly name: string;
  readonly set: Values;
}

/** A row that was built and written, or that could not be. */
export interface Outcome {
  readonly number: number;
  readonly ok: boolean;
  /** How many slides it has. */
  readonly slides: number;
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
  readonly problems: readonly Problem[];
}

/** To a worker; the first is its setup, then faces, then orders. */
export type ToWorker =
  | { readonly setup: Setup }
  | { readonly faces: Faces }
  | { readonly order: Order };

/** From a worker: that it can begin, that it never can, or how a row went. */
export type FromWorker =
  | { readonly ready: true }
  | { readonly unable: readonly Problem[] }
  | { readonly outcome: Outcome };
