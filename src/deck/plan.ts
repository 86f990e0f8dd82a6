/** How each slide is set so that it fits: how tight, and split into how many. */

/** Loosest first; all but the first are classes of the slide's `<section>`. */
export const DENSITIES = ['comfortable', 'compact', 'dense'] as const;
/** Two more steps for kinds that are large titles, which can shrink further. */
export const TITLE_DENSITIES = [...DENSITIES, 'smaller', 'smallest'] as const;
const TITLE_KINDS: readonly string[] = ['cover', 'section', 'closing'];
export type Density = (typeof TITLE_DENSITIES)[number];

/** True for slides that are made automatically: one that is too full never fails a build. */
export function isAutomatic({ kind }: { readonly kind: string }): boolean {
  return [...TITLE_KINDS, 'agenda', 'sources'].includes(kind);
}

export interface Steps {
  readonly titleKinds: readonly string[];
  readonly ofTitles: readonly Density[];
  readonly ofOthers: readonly Density[];
}
export const STEPS: Steps = {
  titleKinds: TITLE_KINDS,
  ofTitles: TITLE_DENSITIES,
  ofOthers: DENSITIES,
};

export function tightestOf(kind: string): Density {
  return TITLE_KINDS.includes(kind) ? 'smallest' : 'dense';
}

/** Where a slide may be split: between items, inside an item's own list, at the ends of sentences. */
export const FINENESSES = ['items', 'subitems', 'sentences'] as const;
export type Fineness = (typeof FINENESSES)[number];

export interface SlidePlan {
  readonly density: Density;
  /** How many slides it becomes. */
  readonly parts: number;
  readonly fineness: Fineness;
  /** How many of a cover's people are shown, without their roles; by default all, with them. */
  readonly people?: number;
  /** The most ems that texts of sections, sources and people may have before they are shortened. */
  readonly mostEms?: number;
  /** Numbers of a chart that do not fit. */
  readonly without?: readonly ChartNumber[];
}

/** A number of a chart by its row and its series, both from 0. */
export interface ChartNumber {
  readonly row: number;
  readonly series: number;
}

/** By the slide's `entry`. */
export type Plan = ReadonlyMap<number, SlidePlan>;

export const INITIAL_PLAN: SlidePlan = { density: 'comfortable', parts: 1, fineness: 'items' };
