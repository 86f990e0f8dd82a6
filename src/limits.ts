/**
 * How much an input may have. Each limit is far above what a talk needs, and below where Fireside
 * would run out of time, memory or stack; what is over one is an error that names the limit.
 */
export const LIMITS = {
  /** Bytes. An outline has some kilobytes; a larger file is a log or a picture. */
  outline: 2_000_000,
  /** An outline needs about ten; the stack ends at some hundred, where values are resolved. */
  levels: 100,
  /** The talk has 40 a slide; zod and the lookups by path take 0.1 ms for each. */
  values: 50_000,
  /** A talk of two hours has 150; a browser page that holds many more takes gigabytes. */
  slides: 1_000,
  /**
   * Characters on a slide, which fits 600. Marks of inline Markdown that are
   * never closed take time by the square of the length.
   */
  text: 5_000,
  /** In a deck: each is a picture of its own in the page, with a kilobyte or two. */
  emoji: 5_000,
  /** Characters of notes, code and raw Markdown: an hour of speech, or 2,000 lines of code. */
  longText: 100_000,
  /** Characters that a template makes of a slide, beside those of its pictures. */
  drawn: 1_000_000,
  /** Milliseconds for a template or a schema of the user's, and a slide; on a free machine it takes one. */
  deadline: 5_000,
} as const;
