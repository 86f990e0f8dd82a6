/** What can be wrong with an outline or the machine, as data: printing it is the CLI's. */

/** A place in a file, counted from 1 as editors do; `lineText` is the whole line, for the caret. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** How many characters of the line are meant; at least 1. */
  readonly length: number;
  readonly lineText: string;
}

/** `outline` problems are mended in the user's files (exit 1), `machine` ones on the machine (3). */
export type Blame = 'outline' | 'machine';

export interface Problem {
  /** A `note` says what was done; nobody has to do anything about it. */
  readonly severity: 'error' | 'warning' | 'note';
  /** Stable name for tools, such as `outline/unknown-key`. */
  readonly code: string;
  /** What is wrong, one sentence without a full stop at the end. */
  readonly message: string;
  /** What to write or do instead. */
  readonly hint?: string;
  readonly place?: Place;
  readonly blame?: Blame;
}

/** Thrown where a stage cannot go on; carries every problem that was found so far. */
export class BuildError extends Error {
  override readonly name = 'BuildError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => problem.message).join('\n'));
    this.problems = problems;
  }
}

/** True if any of the problems forbids a result. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}
