/** Data of which each row makes a deck. */
import { BuildError, type Place } from '../../problem.js';
import type { Source } from '../../read/index.js';

export interface DataRow {
  /** From 1; the line that names the columns is not counted. */
  readonly number: number;
  /** By column; an empty cell is not there. */
  readonly values: ReadonlyMap<string, string>;
  readonly place: Place;
}

export interface DataTable {
  readonly columns: readonly string[];
  /** Where the columns are named. */
  readonly head: Place;
  readonly rows: readonly DataRow[];
}

/** A whole line of a file, and the error that it is. */
export interface DataLines {
  /** @param line from 1 */
  placeOf(line: number): Place;
  refuse(line: number, code: string, message: string, hint: string): never;
}

export function linesOf({ path, text }: Source): DataLines {
  const lines = text.split(/\r?\n/);
  const placeOf = (line: number): Place => {
    const lineText = lines[line - 1] ?? '';
    return { file: path, line, column: 1, length: Math.max(1, lineText.length), lineText };
  };
  return {
    placeOf,
    refuse(line, code, message, hint) {
      const place = placeOf(line);
      throw new BuildError([{ severity: 'error', code: `data/${code}`, message, hint, place }]);
    },
  };
}
