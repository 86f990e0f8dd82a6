/** A font of the brand that looks whole and cannot be read or subset. */
import type { Place } from '../../problem.js';
import type { UserFamily } from './brand-fonts.js';
import type { Family } from './families.js';

export type AnyFamily = Family | UserFamily;

export interface UnusableFont {
  readonly file: string;
  /** Where the brand names it. */
  readonly place: Place;
  readonly reason: string;
}

export class UnusableFontError extends Error {
  override readonly name = 'UnusableFontError';

  constructor(readonly font: UnusableFont) {
    super(font.reason);
  }
}

/** @throws UnusableFontError where `use` fails with a font of the brand */
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
    throw new UnusableFontError({ file, place: family.place, reason });
  }
}
