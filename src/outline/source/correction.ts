/** Edits of a text, and likely mistakes with the edits that correct them. */
import type { Fault } from '../../problem.js';

export interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/** A fault and the offsets of its characters. */
export interface TextFault extends Fault {
  readonly start: number;
  readonly end: number;
}

/** What may be wrong, and what makes it right. */
export interface Correction extends TextFault {
  readonly edits: readonly Edit[];
  /** True if the text is removed, since the intent is unknown. */
  readonly isRemoved?: boolean;
}

/** Distinguishes names of fields from words of a text. */
export type IsField = (word: string) => boolean;

/** @param edits in the order of their places, none inside of another */
export function edited(text: string, edits: readonly Edit[]): string {
  let done = '';
  let from = 0;
  for (const { at, remove, insert } of edits) {
    done += text.slice(from, at) + insert;
    from = at + remove;
  }
  return done + text.slice(from);
}

/**
 * The offset in the first text of what is at an offset in the last.
 * @param rounds edits of the first text, of the text that they made, and so on
 */
export function originIn(rounds: readonly (readonly Edit[])[], offset: number): number {
  return rounds.toReversed().reduce((at, edits) => before(edits, at), offset);
}

function before(edits: readonly Edit[], offset: number): number {
  let grown = 0;
  for (const { at, remove, insert } of edits) {
    const start = at + grown;
    if (offset < start) break;
    if (offset < start + insert.length) return at + Math.min(offset - start, remove);
    grown += insert.length - remove;
  }
  return offset - grown;
}
