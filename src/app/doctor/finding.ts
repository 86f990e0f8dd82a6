/** What was found of one thing that a build needs. */
export interface Finding {
  readonly name:
    | 'fireside'
    | 'node'
    | 'system'
    | 'browser'
    | 'start'
    | 'sandbox'
    | 'fonts'
    | 'cache';
  /** False where no deck can be built so. */
  readonly ok: boolean;
  readonly found: string;
  /** What to do, where there is something. */
  readonly todo?: string;
}
