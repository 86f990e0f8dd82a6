/** A face of the brand's own that looks like one and cannot be cut. */
import type { Place } from '../../problem.js';
import type { UserFamily } from './brand-fonts.js';
import type { Family } from './families.js';

export type AnyFamily = Family | UserFamily;

export interface Refused {
  readonly file: string;
  /** Where the brand names it. */
  readonly place: Place;
  readonly reason: string;
}

/** That a file has the tables of a face does not make it whole. */
export class RefusedFont extends Error {
  override readonly name = 'RefusedFace';
  readonly refused: Refused;

  constructor(refused: Refused) {
    super(refused.reason);
    this.refused = refused;
  }
}

/**
 * Does something with a family's face in a weight.
 * @throws RefusedFace where that fails with one of the brand's own
 */
export async function withFont<T>(
  family: AnyFamily,
  weight: number,
  use: () => T | Promise<T>,
): Promise<T> {
  try {
    return await use();
  } catch (error) {
    if (!('files' in family)) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    const file = family.files[weight === 700 ? 700 : 400];
    throw new RefusedFont({ file, place: family.place, reason });
  }
}
