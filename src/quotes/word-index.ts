/** A transcript as one row of words, with where each is. */
import type { Passage, Transcript } from '../transcript/index.js';
import { type Word, wordsIn } from './words.js';

export interface WordIndex {
  readonly transcript: Transcript;
  readonly words: readonly Word[];
  /** Of each word. */
  readonly passages: readonly Passage[];
  /** Of each word; undefined before the first name, and where the file has none. */
  readonly speakers: readonly (string | undefined)[];
  /** Where a word is, by its folded form, in order. */
  readonly positions: ReadonlyMap<string, readonly number[]>;
}

/** Transcripts are cached by their files, and so are their indexes. */
const cache = new WeakMap<Transcript, WordIndex>();

export function indexOf(transcript: Transcript): WordIndex {
  const known = cache.get(transcript);
  if (known) return known;
  const words: Word[] = [];
  const passages: Passage[] = [];
  const speakers: (string | undefined)[] = [];
  const positions = new Map<string, number[]>();
  let speaker: string | undefined;
  for (const passage of transcript.passages) {
    // Captions name who speaks on the first of many cues.
    speaker = passage.speaker ?? speaker;
    for (const word of wordsIn(passage.text)) {
      const at = positions.get(word.folded);
      if (at) at.push(words.length);
      else positions.set(word.folded, [words.length]);
      words.push(word);
      passages.push(passage);
      speakers.push(speaker);
    }
  }
  const index = { transcript, words, passages, speakers, positions };
  cache.set(transcript, index);
  return index;
}
