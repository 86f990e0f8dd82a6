/** A quotation, and what it is looked up in. */
import type { Outline, Text } from '../outline/index.js';
import type { Place, Problem } from '../problem.js';
import type { Transcript } from '../transcript/index.js';
import type { Finding } from './find-quotation.js';
import type { WordIndex } from './word-index.js';

export interface ProofRequest {
  /** By the key of their source. */
  readonly transcripts: ReadonlyMap<string, readonly Transcript[]>;
  /** A text without its inline Markdown. */
  plainText(text: string): string;
  /** Of what is not found. */
  readonly severity: Problem['severity'];
}

/** One search: what all quotations are looked up in. */
export interface Search extends ProofRequest {
  readonly outline: Outline;
  readonly problems: Problem[];
}

/** A quotation as the outline has it. */
export interface Quotation {
  readonly text: Text;
  /** The key of who is quoted. */
  readonly by: string | undefined;
  /** Its text in each of its languages, the shown one first. */
  readonly versions: readonly QuotationVersion[];
  readonly records: readonly CitedRecord[];
}

export interface QuotationVersion {
  /** Undefined where the text is given once. */
  readonly lang: string | undefined;
  readonly text: string;
  readonly place: Place;
}

/** A transcript, and the key of the source that has it. */
export interface CitedRecord {
  readonly source: string;
  readonly index: WordIndex;
}

/** A place where a quotation was found. */
export interface Found extends CitedRecord {
  readonly version: QuotationVersion;
  readonly finding: Finding;
}
