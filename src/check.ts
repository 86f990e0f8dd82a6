/** Joins what a build says of an outline with what more there is to say; writes nothing. */
import { dirname } from 'node:path';
import { run } from './build.js';
import { type CheckOptions, resolveOptions } from './options.js';
import { BuildError, hasErrors, type Problem } from './problem.js';

export interface CheckResult {
  /** True if no problem is an error. */
  readonly ok: boolean;
  /** Undefined where the outline could not be built. */
  readonly slides: number | undefined;
  /** All that was found, by place. */
  readonly problems: readonly Problem[];
}

/**
 * Checks a deck. What is wrong with the outline is in the result.
 * @throws BuildError if the machine lacks something
 */
export async function check(given: CheckOptions): Promise<CheckResult> {
  try {
    const { compiled, legibility = [] } = await run(
      resolveOptions({ ...given, formats: [] }, true),
    );
    const { outline, deck } = compiled;
    const { checkOutline } = await import('./rules/outline-rules.js');
    const { illegible } = await import('./rules/legible.js');
    const problems = inOrder([
      ...compiled.problems,
      ...checkOutline(outline),
      ...illegible(deck, legibility),
    ]);
    return { ok: !hasErrors(problems), slides: deck.slides.length, problems };
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    if (error.problems.some(({ blame }) => blame === 'machine')) throw error;
    const problems = inOrder([...error.problems, ...(await rulesAlone(given))]);
    return { ok: false, slides: undefined, problems };
  }
}

/** What the outline tells by itself where it can be read, though no slides can be made of it. */
async function rulesAlone({ outline: path, set }: CheckOptions): Promise<Problem[]> {
  const { parseOutline } = await import('./outline/parse.js');
  const { readSource } = await import('./read/source.js');
  const { readTemplates } = await import('./read/templates.js');
  const { checkOutline } = await import('./rules/outline-rules.js');
  try {
    const { outline } = parseOutline(await readSource(path), readTemplates(dirname(path)), set);
    return outline === undefined ? [] : checkOutline(outline);
  } catch (error) {
    // The build has told it already.
    if (error instanceof BuildError) return [];
    throw error;
  }
}

/** Those without a place, such as a theme's, first. */
function inOrder(problems: readonly Problem[]): Problem[] {
  const key = ({ place }: Problem): [string, number, number] => [
    place?.file ?? '',
    place?.line ?? 0,
    place?.column ?? 0,
  ];
  return problems.toSorted((a, b) => {
    const [fileA, lineA, columnA] = key(a);
    const [fileB, lineB, columnB] = key(b);
    return fileA.localeCompare(fileB) || lineA - lineB || columnA - columnB;
  });
}
