/** How a slide is set so that all of it fits: how tight, and on how many pages. */

/** The theme's steps, loosest first; all but the first are classes of the slide's section. */
export const DENSITIES = ['comfortable', 'compact', 'dense'] as const;
export type Density = (typeof DENSITIES)[number];

/** Where a slide may be cut: between items, inside an item's own list, at the ends of sentences. */
export const FINENESSES = ['items', 'subitems', 'sentences'] as const;
export type Fineness = (typeof FINENESSES)[number];

export interface SlidePlan {
  readonly density: Density;
  /** How many slides it becomes; 1 where it is not cut. */
  readonly parts: number;
  readonly fineness: Fineness;
}

/** By the slide's `entry`, its place in the deck before anything is cut. */
export type Plan = ReadonlyMap<number, SlidePlan>;

export const AS_IT_IS: SlidePlan = { density: 'comfortable', parts: 1, fineness: 'items' };
