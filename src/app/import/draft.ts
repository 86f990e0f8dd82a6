/** What the files that are imported say, before it is written as an outline. */
import type { OutputFile } from '../../files/index.js';

/** A value of the outline; keys that are undefined are left out. */
export type DraftValue =
  | string
  | number
  | boolean
  | readonly DraftValue[]
  | { readonly [key: string]: DraftValue | undefined };

export type DraftFields = Readonly<Record<string, DraftValue | undefined>>;

export interface DraftSlide {
  /** Begins with `kind`. */
  readonly fields: DraftFields;
  /** For whoever goes on with the outline; each line is one of a comment before the slide. */
  readonly comments: readonly string[];
}

export interface DraftSection {
  readonly title: string;
  /** Behind the title. */
  readonly comment?: string;
  readonly minutes?: number;
  readonly opening?: false;
  notes?: string;
  readonly slides: DraftSlide[];
  /** Lines to lift from, as a comment after the slides. */
  readonly candidates: readonly string[];
}

export interface Draft {
  readonly deck: Record<string, DraftValue | undefined>;
  /** By key; names as they are written. */
  readonly people: Map<string, { readonly name: string; readonly side: string }>;
  readonly sources: Map<string, DraftFields>;
  readonly sections: DraftSection[];
  /** Files that the outline names, from its folder. */
  readonly files: Map<string, OutputFile>;
  /** Each kind of thing that was left out, and how often. */
  readonly leftOut: Map<string, number>;
  /** Lines that no section has, such as the paragraphs of an article. */
  readonly candidates: string[];
}

export function emptyDraft(): Draft {
  return {
    ...{ deck: {}, people: new Map(), sources: new Map(), sections: [] },
    ...{ files: new Map(), leftOut: new Map(), candidates: [] },
  };
}

/** @param what in singular, such as `script` */
export function leaveOut({ leftOut }: Draft, what: string, count = 1): void {
  if (count > 0) leftOut.set(what, (leftOut.get(what) ?? 0) + count);
}

/** The key of the person with that name, who is added if need be. */
export function personKey({ people }: Draft, name: string, side: string): string {
  const known = [...people].find(([, one]) => one.name === name);
  if (known) return known[0];
  // The first name where it is nobody else's.
  const whole = slugOf(name);
  const [first = whole] = whole.split('-');
  const key = freeKey(people, /\d/.test(whole) || people.has(first) ? whole : first);
  people.set(key, { name, side });
  return key;
}

/** A key from a name, in the letters that it has. */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu)
    ?.join('-');
  return slug ?? 'one';
}

/** The key, or one with a number behind it. */
export function freeKey(taken: ReadonlyMap<string, unknown>, wanted: string): string {
  let key = wanted;
  for (let number = 2; taken.has(key); number++) key = `${wanted}-${number}`;
  return key;
}

/** A text that stands as it is written: what would be a mark in it gets a backslash. */
export function literal(text: string): string {
  return text
    .replace(/[*`]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/\](?=[({])/g, '\\]');
}
