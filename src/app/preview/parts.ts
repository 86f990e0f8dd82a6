/** Keys texts by their content, so that a page is not sent what it has. */
import { createHash } from 'node:crypto';
import type { PartKey } from './state.js';

/** Equal for equal texts, and no others. */
export function keyOf(text: string): PartKey {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

/** Texts of one deck by their keys. */
export interface Parts {
  readonly texts: ReadonlyMap<PartKey, string>;
  /** Takes a text in and gives its key. */
  add(text: string): PartKey;
}

export function createParts(): Parts {
  const texts = new Map<PartKey, string>();
  return {
    texts,
    add(text) {
      const key = keyOf(text);
      texts.set(key, text);
      return key;
    },
  };
}
