/** What the command line writes to and reads of the process. */
export interface Streams {
  readonly out: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly error: { write(text: string): unknown; readonly isTTY?: boolean };
  /** Where answers come from; without it nothing is asked. */
  readonly in?: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly env: NodeJS.ProcessEnv;
  /** Resolves with the exit code when the user ends a command: 130 by Ctrl-C, 143 by SIGTERM. */
  untilInterrupted(): Promise<130 | 143>;
}

/**
 * 0 done, 1 the outline is wrong, 2 wrong usage, 3 the machine lacks something, 70 a fault of ours,
 * 130 or 143 ended by Ctrl-C or a signal.
 */
export type ExitCode = 0 | 1 | 2 | 3 | 70 | 130 | 143;

/** What a command gets. */
export interface CommandContext {
  readonly streams: Streams;
  /** Called with the exit code when the command is done. */
  exit(code: ExitCode): void;
}
