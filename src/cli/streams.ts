/** What the command line writes to and reads of the process. */
export interface Streams {
  readonly out: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly error: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly env: NodeJS.ProcessEnv;
  /** Resolves when the user ends what goes on until then (Ctrl-C). */
  untilInterrupted(): Promise<void>;
}
