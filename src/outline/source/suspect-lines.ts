/** The lines that may be indented wrongly, by the errors near them. */
import type { Problem } from '../../problem.js';
import type { TextRow } from './indentation.js';

/** Codes of errors that wrong indentation may cause. */
const CAUSED =
  /^(?:yaml\/(?:tab_as_indent|bad_indent|no_slides|no_key|block_as_implicit_key|unexpected_token|missing_char|multiline_implicit_key|impossible)|outline\/(?:unknown-key|missing|empty|wrong-type|wrong-size|no-kind|stray-slide|mapping|key-twice|turn))$/;

/** The number of errors that are looked at, from the first on. */
const MAX_LOOKED_AT = 3;

/** The largest distance, in lines, of a field that is missing where it belongs. */
const FIELDS_AWAY = 20;

/** The indexes of the lines that errors of wrong indentation are at. */
export function suspectLines(
  problems: readonly Problem[],
  path: string,
  rows: readonly TextRow[],
): number[] {
  const suspects = problems.flatMap((problem) =>
    problem.place?.file === path && isSuspect(problem, rows) ? [problem.place.line - 1] : [],
  );
  return [...new Set(suspects)].slice(0, MAX_LOOKED_AT);
}

/** A misspelt key, an empty list in brackets and an unknown field have other causes. */
function isSuspect(
  { severity, code, message, hint, place }: Problem,
  rows: readonly TextRow[],
): boolean {
  if (severity !== 'error' || !CAUSED.test(code) || hint?.startsWith('Did you mean')) return false;
  if (code === 'outline/empty') return /:\s*$/.test(place?.lineText ?? '');
  if (code === 'yaml/missing_char') return !message.endsWith('not closed');
  if (code !== 'outline/missing') return true;
  const [, key = ''] = /^`([\w-]+)` is missing/.exec(message) ?? [];
  const line = place?.line ?? 0;
  return rows.some(({ at, text }) => Math.abs(at - line) < FIELDS_AWAY && text.includes(`${key}:`));
}
