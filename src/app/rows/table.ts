/** Data of which each row makes a deck. */
import { placeAt } from '../../outline/index.js';
import { BuildError, type Place, type Problem } from '../../problem.js';
import type { Source } from '../../read/index.js';

export interface Row {
  /** From 1; a head of names is no row. */
  readonly number: number;
  /** By column; one that is empty is not there. */
  readonly values: ReadonlyMap<string, string>;
  readonly place: Place;
}

export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export interface Column {
  readonly name: string;
  /** Where it is named. */
  readonly place: Place;
}

/** Throws what is wrong with a file of data, as an error of its own. */
export function refuse(
  source: Source,
  offset: number,
  { code, message, hint }: Pick<Problem, 'code' | 'message'> & { readonly hint: string },
): never {
  const place = lineAt(source, offset);
  throw new BuildError([{ severity: 'error', code: `data/${code}`, message, hint, place }]);
}

/** The place of a whole line, or of the rest of it. */
export function lineAt(source: Source, offset: number): Place {
  return placeAt(source, offset, source.text.length + 1);
}
