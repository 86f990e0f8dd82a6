/** What a fit needs of others: the browser's page, and who renders the deck again. */
import type { SlideFit } from '../browser/scene/index.js';
import type { Deck, Plan } from '../deck/index.js';
import type { PictureData } from '../read/index.js';
import type { Rendered } from '../render/index.js';

/** A deck, and its slides rendered by one plan. */
export interface RenderedDeck {
  readonly deck: Deck;
  readonly rendered: Rendered;
}

/** The browser's page with the deck on it. */
export interface FitPage {
  /** Measures every slide of the deck, in order. */
  measureFit(): Promise<readonly SlideFit[]>;
  /** Measures other slides, given as HTML with their pictures. */
  tryFit(slides: readonly string[], pictures?: PictureData): Promise<readonly SlideFit[]>;
}

/** Renders the deck by a plan, or only the slides of some entries of the outline. */
export type DrawDeck = (plan: Plan, only?: ReadonlySet<number>) => Promise<RenderedDeck>;
