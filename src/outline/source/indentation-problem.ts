/** What is reported of lines that are indented wrongly, and the hint that corrects them. */
import type { Problem } from '../../problem.js';
import type { Source } from '../../read/index.js';
import { placeAt } from '../diagnostics/place-at.js';
import { isTabbed, type Move } from './indentation.js';

/** @param lines of the source */
export function indentationProblem(
  source: Source,
  lines: readonly string[],
  { first, last, level }: Move,
): Problem {
  const start = lines.slice(0, first.at).join('\n').length + (first.at > 0 ? 1 : 0) + first.indent;
  const end = start + first.text.length - first.indent;
  if (isTabbed(first)) {
    return {
      severity: 'error',
      code: 'yaml/tab_as_indent',
      message: 'This line is indented with a tab',
      hint: 'Indent with spaces: two for each level.',
      place: placeAt(source, start, end),
    };
  }
  const by = level - first.indent;
  const more = last.at - first.at;
  return {
    severity: 'error',
    code: 'yaml/indentation',
    message: `This line is indented by ${first.indent}, those around it by ${level}`,
    hint:
      more === 0
        ? `Write ${spaces(level)} before it.`
        : `Move it and the ${more === 1 ? 'line' : `${more} lines`} below it ${spaces(Math.abs(by))} to the ${by > 0 ? 'right' : 'left'}.`,
    place: placeAt(source, start, end),
  };
}

function spaces(count: number): string {
  return `${count === 0 ? 'no' : count} ${count === 1 ? 'space' : 'spaces'}`;
}
