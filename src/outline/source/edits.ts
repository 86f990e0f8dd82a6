/** Edits of a text, and where something that is read in the edited one stood before. */

/** Characters that others take the place of. */
export interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

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

/** @param rounds edits of the first text, of the text that they made, and so on */
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
