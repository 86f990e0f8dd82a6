/** How a slide is set so that all of it fits: how tight, and on how many pages. */

/** The theme's steps, loosest first; all but the first are classes of the slide's section. */
export const DENSITIES = ['comfortable', 'compact', 'dense'] as const;
/** Two steps more for kinds that are large titles: these still have room to shrink. */
export const TITLE_DENSITIES = [...DENSITIES, 'smaller', 'smallest'] as const;
const TITLE_KINDS: readonly string[] = ['cover', 'section', 'closing'];
export type Density = (typeof TITLE_DENSITIES)[number];

/** True for a slide that comes by itself: one that is too full never ends a build. */
export function isAutomatic({ kind }: { readonly kind: string }): boolean {
  return [...TITLE_KINDS, 'agenda', 'sources'].includes(kind);
}

/** The steps of the kinds that have all of them, and of all other kinds. */
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

/** The tightest step of a kind. */
export function tightestOf(kind: string): Density {
  return TITLE_KINDS.includes(kind) ? 'smallest' : 'dense';
}

/** Where a slide may be cut: between items, inside an item's own list, at the ends of sentences. */
export const FINENESSES = ['items', 'subitems', 'sentences'] as const;
export type Fineness = (typeof FINENESSES)[number];

export interface SlidePlan {
  readonly density: Density;
  /** How many slides it becomes; 1 where it is not cut. */
  readonly parts: number;
  readonly fineness: Fineness;
  /** So many of a cover's people are shown, without their roles; all with them where nothing is said. */
  readonly people?: number;
  /** How wide texts of sections, sources and people may be, in ems; whole where nothing is said. */
  readonly mostEms?: number;
  /** Numbers of a chart that have no room. */
  readonly without?: readonly ChartNumber[];
}

/** A number of a chart by its row and its series, both from 0. */
export interface ChartNumber {
  readonly row: number;
  readonly series: number;
}

/** By the slide's `entry`, its place in the deck before anything is cut. */
export type Plan = ReadonlyMap<number, SlidePlan>;

export const INITIAL_PLAN: SlidePlan = { density: 'comfortable', parts: 1, fineness: 'items' };
