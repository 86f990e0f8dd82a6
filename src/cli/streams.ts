/** What the command line writes to and reads of the process. */
export interface Streams {
  readonly out: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly error: { write(text: string): unknown; readonly isTTY?: boolean };
  /** Where answers come from; nothing is asked where there is none. */
  readonly in?: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly env: NodeJS.ProcessEnv;
  /** Resolves with the exit code when somebody ends what goes on: 130 by Ctrl-C, 143 by SIGTERM. */
  untilInterrupted(): Promise<130 | 143>;
}
