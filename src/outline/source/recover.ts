/**
 * Finds the mistake behind an error of YAML, which is often reported elsewhere than it was made: what may
 * have slipped is corrected, one thing at a time, until more of the text can be read.
 */

import { characterFaults } from './character-faults.js';
import type { Budget, Correction, IsField } from './correction.js';
import { type Edit, edited, originIn } from './edits.js';
import { flowFaults } from './flow-faults.js';
import { lineAt } from './lines.js';
import { missingKeyFaults, strayFaults } from './missing-keys.js';
import { readYaml } from './read-yaml.js';

/** What is surest comes first: it is taken where several would help. */
const FINDERS = [characterFaults, flowFaults, missingKeyFaults, strayFaults];

/** More mistakes of one sort are not tried: what is likely comes first. */
const MAX_CORRECTIONS = 30;

/** So many lines behind an error are read to see whether it is corrected. */
const LINES_BEHIND = 30;

/** @param at where YAML found its error */
export function recover(
  text: string,
  at: number,
  isField: IsField,
  budget: Budget,
): Correction | undefined {
  let best: Correction | undefined;
  let farthest = at;
  for (const find of FINDERS) {
    for (const correction of find(text, at, isField).slice(0, MAX_CORRECTIONS)) {
      const wrong = firstError(text, correction, at, budget);
      if (wrong === undefined) return best;
      const isFarther =
        wrong > farthest && wrong > lineAt(text, Math.max(at, correction.start)).end;
      if (isFarther) [best, farthest] = [correction, wrong];
      if (farthest === Number.POSITIVE_INFINITY) return best;
    }
  }
  return best;
}

/** True if the text can be read beyond this line with some edits. */
export function isRecovered(
  text: string,
  edits: readonly Edit[],
  at: number,
  budget: Budget,
): boolean {
  const { end } = lineAt(text, at);
  const wrong = firstError(text, { edits, end }, at, budget);
  return wrong !== undefined && wrong > end;
}

/** Where YAML finds an error when a mistake is corrected; undefined where no more may be tried. */
function firstError(
  text: string,
  { edits, end }: Pick<Correction, 'edits' | 'end'>,
  at: number,
  budget: Budget,
): number | undefined {
  let cut = Math.max(at, end);
  for (let lines = 0; lines < LINES_BEHIND && cut !== 0; lines++) cut = text.indexOf('\n', cut) + 1;
  const tried = edited(cut === 0 ? text : text.slice(0, cut), edits);
  budget.left -= tried.length;
  if (budget.left < 0) return undefined;
  const [error] = readYaml(tried).errors;
  return error === undefined ? Number.POSITIVE_INFINITY : originIn([edits], error.pos[0]);
}
