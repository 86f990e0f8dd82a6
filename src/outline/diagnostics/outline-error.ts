/** An error of the outline as a problem. */
import type { Place, Problem } from '../../problem.js';

export function outlineError(
  code: string,
  message: string,
  hint: string,
  place: Place | undefined,
): Problem {
  return { severity: 'error', code: `outline/${code}`, message, hint, ...placed(place) };
}

export function placed(place: Place | undefined): { place?: Place } {
  return place ? { place } : {};
}
