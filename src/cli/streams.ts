/** What the command line writes to and reads of the process. */
export interface Streams {
  readonly out: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly error: { write(text: string): unknown; readonly isTTY?: boolean };
  /** Where answers come from; nothing is asked where there is none. */
  readonly in?: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly env: NodeJS.ProcessEnv;
  /** Resolves when the user ends what goes on until then (Ctrl-C). */
  untilInterrupted(): Promise<void>;
}
