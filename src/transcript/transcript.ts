/** What was said in a recording, or what an article says, passage by passage. */
export interface Transcript {
  /** The file, as the user gave it. */
  readonly path: string;
  readonly passages: readonly Passage[];
}

/** A cue of captions, a turn of a transcript, a paragraph of an article. */
export interface Passage {
  readonly text: string;
  /** As the file writes it; a passage without one goes on with the speaker before it. */
  readonly speaker?: string | undefined;
  /** Seconds from the start of the recording. */
  readonly start?: number | undefined;
  /** In seconds, too; captions have it. */
  readonly end?: number | undefined;
  /** Where it begins in the file, from 1. */
  readonly line: number;
}
