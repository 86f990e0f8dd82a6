/** A likely mistake near an error of YAML, with the edits that correct it. */
import type { Fault } from '../../problem.js';
import type { Edit } from './edits.js';

/** What may be wrong, by offsets, and what makes it right. */
export interface Correction extends Fault {
  readonly start: number;
  readonly end: number;
  readonly edits: readonly Edit[];
  /** True if the text is removed, since the intent is unknown. */
  readonly isRemoved?: boolean;
}

/** Distinguishes names of fields from words of a text. */
export type IsField = (word: string) => boolean;

/** How many characters may still be read to try. */
export interface Budget {
  left: number;
}
