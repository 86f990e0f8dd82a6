import type { Place } from '../../problem.js';

/** A warning without its code. */
export interface CheckWarning {
  readonly message: string;
  readonly hint: string;
  readonly place: Place;
}
