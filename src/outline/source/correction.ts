/** A likely mistake near an error of YAML, with the edits that correct it. */
import type { Fault } from '../../problem.js';
import type { Edit } from './edits.js';

/** What may be wrong, by offsets, and what makes it right. */
export interface Correction extends Fault {
  readonly start: number;
  readonly end: number;
  readonly edits: readonly Edit[];
  /** True where what stands there is taken out, since nobody knows what was meant. */
  readonly isRemoved?: boolean;
}

/** Tells names of fields from words of a text. */
export type IsField = (word: string) => boolean;

/** How many characters may still be read to try. */
export interface Budget {
  left: number;
}
