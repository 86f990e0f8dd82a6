/** Limits of an outline: beyond them it is not read any further. */
import { LIMITS } from '../../limits.js';
import type { Problem } from '../../problem.js';
import type { Source } from '../../read/index.js';
import { outlineError } from '../diagnostics/outline-error.js';
import { placeAt } from '../diagnostics/place-at.js';
import { slidesIn } from '../values/slides-in.js';
import type { WalkResult } from '../values/walk.js';

const HINT = 'Make several outlines of it.';

/** The first thing that is one too many; undefined in any outline of a talk. */
export function excessIn(walked: WalkResult, sources: readonly Source[]): Problem | undefined {
  return (
    walked.problems.find(({ code }) => code === 'outline/too-many') ??
    tooManySlides(walked) ??
    tooManyEmoji(sources)
  );
}

function tooManySlides({ value, spot }: WalkResult): Problem | undefined {
  const [path] = slidesIn(value)[LIMITS.slides] ?? [];
  if (path === undefined) return undefined;
  const message = `This is slide ${LIMITS.slides + 1}; an outline may have ${LIMITS.slides}`;
  return outlineError('too-many-slides', message, HINT, spot(path)?.place);
}

function tooManyEmoji(sources: readonly Source[]): Problem | undefined {
  let count = 0;
  for (const source of sources) {
    for (const { index } of source.text.matchAll(/\p{Extended_Pictographic}/gu)) {
      if (++count <= LIMITS.emoji) continue;
      const message = `This is emoji ${LIMITS.emoji + 1}; an outline may have ${LIMITS.emoji}`;
      return outlineError('too-many-emoji', message, HINT, placeAt(source, index, index + 2));
    }
  }
  return undefined;
}
