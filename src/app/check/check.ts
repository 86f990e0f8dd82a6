/** Lints an outline: the problems of a build, contrast, text size, sources; writes nothing. */
import { dirname } from 'node:path';
import { BuildError, hasErrors, type Problem } from '../../problem.js';
import {
  type BuiltDeck,
  buildLanguages,
  type CheckOptions,
  type LanguageBuild,
  openTools,
  resolveOptions,
} from '../index.js';

export interface CheckResult {
  /** True if no problem is an error. */
  readonly ok: boolean;
  /** Of the deck, or of the first of several; undefined where none could be built. */
  readonly slides: number | undefined;
  /** The decks that could be built, one a language. */
  readonly decks: readonly BuiltDeck[];
  /** All that was found, by place. */
  readonly problems: readonly Problem[];
}

/**
 * Checks a deck, or one for each language. What is wrong with the outline is in the result.
 * @throws BuildError if the machine lacks something
 */
export async function check(given: CheckOptions): Promise<CheckResult> {
  const options = resolveOptions({ ...given, formats: [] }, true);
  const tools = await openTools(options);
  try {
    options.onStep('reading the outline');
    const { builds, problems: found } = await buildLanguages(options, tools, (build, lang) =>
      build ? rulesOf(build) : rulesAlone(given, lang),
    );
    const problems = inOrder(found.map(asChecked));
    const decks = builds.map(({ deck }) => deck);
    return { ok: !hasErrors(problems), slides: decks[0]?.slides, decks, problems };
  } finally {
    await tools.close();
  }
}

/** A build goes on with a cut word and with a misquote; a check does not pass them. */
function asChecked(problem: Problem): Problem {
  const isError = problem.code === 'fit/split-word' || problem.code.startsWith('quotes/');
  return isError ? { ...problem, severity: 'error' } : problem;
}

async function rulesOf({ compiled, legibility = [] }: LanguageBuild): Promise<Problem[]> {
  const { outline, deck } = compiled;
  const { checkOutline } = await import('./check-outline.js');
  const { illegible } = await import('./legible.js');
  return [...checkOutline(outline), ...illegible(deck, legibility)];
}

/** The rules for the outline, where it can be read but no slides can be made of it. */
async function rulesAlone(
  { outline: path, set }: CheckOptions,
  lang: string | undefined,
): Promise<Problem[]> {
  const { parseOutline } = await import('../../outline/index.js');
  const { readSource, readTemplates } = await import('../../read/index.js');
  const { checkOutline } = await import('./check-outline.js');
  try {
    const source = await readSource(path);
    const { outline } = parseOutline(source, readTemplates(dirname(path)), { lang, set });
    return outline === undefined ? [] : checkOutline(outline);
  } catch (error) {
    // The build has reported it.
    if (error instanceof BuildError) return [];
    throw error;
  }
}

/** By place; those without one, such as a theme's, first. */
function inOrder(problems: readonly Problem[]): Problem[] {
  const fileOf = ({ place }: Problem): string => place?.file ?? '';
  return problems.toSorted((a, b) => {
    // Not by `localeCompare`, which differs from machine to machine.
    const byFile = Number(fileOf(a) > fileOf(b)) - Number(fileOf(a) < fileOf(b));
    const byLine = (a.place?.line ?? 0) - (b.place?.line ?? 0);
    return byFile || byLine || (a.place?.column ?? 0) - (b.place?.column ?? 0);
  });
}
