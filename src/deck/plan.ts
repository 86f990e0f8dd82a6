/** How each slide is set so that it fits: what is omitted, and split into how many. */

const TITLE_KINDS: readonly string[] = ['cover', 'section', 'closing'];

/**
 * In CSS pixels. A slide whose text has to be smaller is reported; text that is larger takes no more
 * lines than at this size.
 */
export const USUAL_TEXT_SIZE = 28;

/** True for slides that are made automatically: one that is too full never fails a build. */
export function isAutomatic({ kind }: { readonly kind: string }): boolean {
  return [...TITLE_KINDS, 'agenda', 'sources'].includes(kind);
}

/** Where a slide may be split: between items, inside an item's own list, at the ends of sentences. */
export const FINENESSES = ['items', 'subitems', 'sentences'] as const;
export type Fineness = (typeof FINENESSES)[number];

export interface SlidePlan {
  /** How many slides it becomes. */
  readonly parts: number;
  readonly fineness: Fineness;
  /** How many of a cover's people are shown, without their roles; by default all, with them. */
  readonly people?: number;
  /** The most ems that texts of sections, sources and people may have before they are shortened. */
  readonly mostEms?: number;
  /** Numbers of a chart that do not fit. */
  readonly without?: readonly ChartNumber[];
  /** Words that may break. */
  readonly hyphens?: Hyphens;
}

/** Long words with soft hyphens, by the word without. */
export type Hyphens = Readonly<Record<string, string>>;

/** A number of a chart by its row and its series, both from 0. */
export interface ChartNumber {
  readonly row: number;
  readonly series: number;
}

/** By the slide's `entry`. */
export type Plan = ReadonlyMap<number, SlidePlan>;

export const INITIAL_PLAN: SlidePlan = { parts: 1, fineness: 'items' };
