/** What can be wrong with an outline or the machine, as data: printing it is the CLI's. */

/** A place in a file, counted from 1 as editors do; `lineText` is the whole line, for the caret. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** How many characters of the line are marked; at least 1. */
  readonly length: number;
  readonly lineText: string;
}

/** `outline` problems are fixed in the user's files (exit 1), `machine` ones on the machine (3). */
export type Blame = 'outline' | 'machine';

export interface Problem {
  /** A `note` says what was done; no action is needed. */
  readonly severity: 'error' | 'warning' | 'note';
  /** Stable name for tools, such as `outline/unknown-key`. */
  readonly code: string;
  /** What is wrong, one sentence without a full stop at the end. */
  readonly message: string;
  /** What to write or do instead. */
  readonly hint?: string;
  readonly place?: Place;
  /** The key that is missing. */
  readonly missing?: string;
  /** The languages in which it was found, where several were built and it is not in all of them. */
  readonly langs?: readonly string[];
  readonly blame?: Blame;
}

/** What is wrong and what to do, without a place. */
export type Fault = Required<Pick<Problem, 'code' | 'message' | 'hint'>>;

/** So many problems of a list are read; programs read them all. */
export const MOST_SHOWN = 50;
const WORST_FIRST = ['error', 'warning', 'note'] as const;

/**
 * Of a list that is too long the worst, in their order.
 * @returns these, and what is left out, such as `2 errors, 5 warnings`; empty where nothing is
 */
export function worstOf<T extends Pick<Problem, 'severity'>>(
  problems: readonly T[],
): { readonly shown: readonly T[]; readonly more: string } {
  const of = (severity: Problem['severity']) => problems.filter((one) => one.severity === severity);
  const worst = new Set(WORST_FIRST.flatMap(of).slice(0, MOST_SHOWN));
  const rest = problems.filter((one) => !worst.has(one));
  return {
    shown: problems.filter((one) => worst.has(one)),
    more: WORST_FIRST.flatMap((severity) => counted(rest, severity)).join(', '),
  };
}

/** Such as `2 errors`; empty for none. */
export function counted(
  problems: readonly Pick<Problem, 'severity'>[],
  wanted: Problem['severity'],
): string[] {
  const number = problems.filter(({ severity }) => severity === wanted).length;
  return number === 0 ? [] : [`${number} ${wanted}${number === 1 ? '' : 's'}`];
}

/** Thrown when a build cannot continue; carries every problem found so far. */
export class BuildError extends Error {
  override readonly name = 'BuildError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => problem.message).join('\n'));
    this.problems = problems;
  }
}

/** A `BuildError` of one error. */
export function buildError(
  code: string,
  message: string,
  hint: string | undefined,
  more: Pick<Problem, 'place' | 'blame'> = {},
): BuildError {
  const help = hint === undefined ? {} : { hint };
  return new BuildError([{ severity: 'error', code, message, ...help, ...more }]);
}

/** Where unexpected errors happened. */
const places = new WeakMap<Error, Place>();

/** Runs what makes something of a place in the outline; an unexpected error of it has that place. */
export function withPlace<T>(place: Place, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof Error && !places.has(error)) places.set(error, place);
    throw error;
  }
}

/** Where it happened, if that is known. */
export function placeOfError(error: unknown): Place | undefined {
  return error instanceof Error ? places.get(error) : undefined;
}

/** True if any of the problems forbids a result. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}

/** What was found in one language of an outline. */
export interface LanguageProblems {
  readonly lang: string | undefined;
  readonly problems: readonly Problem[];
}

/** The problems of several languages: what is in all of them once, all else with its languages. */
export function joinProblems(found: readonly LanguageProblems[]): Problem[] {
  const [only] = found;
  if (found.length === 1 && only) return [...only.problems];
  const joined = new Map<string, { problem: Problem; langs: Set<string> }>();
  for (const { lang = '', problems } of found) {
    for (const problem of problems) {
      const key = problemKey(problem);
      const entry = joined.get(key) ?? { problem, langs: new Set<string>() };
      joined.set(key, entry);
      entry.langs.add(lang);
    }
  }
  return [...joined.values()].map(({ problem, langs }) =>
    langs.size === found.length ? problem : { ...problem, langs: [...langs] },
  );
}

/** Equal for problems that say the same of the same place. */
export function problemKey({ severity, code, message, place }: Problem): string {
  return [severity, code, message, place?.file, place?.line, place?.column].join('\0');
}
