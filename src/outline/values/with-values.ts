/** Joins an outline that was read with the values of its vars, its own and those from outside. */
import type { Problem } from '../../problem.js';
import type { OutlineVar } from '../outline.js';
import type { JoinedOutline } from '../source/join-files.js';
import { fillVars } from './fill.js';
import { unknownValues, unsetVars, type Values, varsIn } from './vars.js';
import type { WalkResult } from './walk.js';

export interface WithValues {
  readonly walked: WalkResult;
  readonly vars: readonly OutlineVar[];
  /** Those of the walk, too. */
  readonly problems: readonly Problem[];
}

/**
 * Gives what was read with the values of its vars; as it is where the outline declares none.
 * @param values from outside; they outweigh the outline's own
 */
export function withValues(walked: WalkResult, joined: JoinedOutline, values: Values): WithValues {
  const problems: Problem[] = [];
  const declared = varsIn(joined, walked.value, problems);
  problems.push(...unknownValues(declared, values));
  if (declared === undefined) {
    return { walked, vars: [], problems: [...walked.problems, ...problems] };
  }
  problems.push(...unsetVars(declared, values));
  const full = fillVars(walked, declared, values, joined);
  const vars = declared.map(({ name, place }) => ({ name, place, isUsed: full.used.has(name) }));
  return { walked: full, vars, problems: [...full.problems, ...problems] };
}
