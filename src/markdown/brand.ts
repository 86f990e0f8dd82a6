/** What a brand puts on slides beside what their templates say. */
import type { DeckBrand, Slide } from '../deck/index.js';

/** The cover has its logo, with its words, from its own template. */
const COVER = 'cover';

/**
 * A slide's foot: its sources, and the brand's line where there is one. Each has an element of its
 * own, so that PowerPoint's footer holds the line alone.
 */
export function footOf(cited: string, line: string): string {
  if (line === '') return cited;
  return `<span class="cited" data-role="source">${cited}</span><span class="brand-line" data-role="footer">${line}</span>`;
}

/**
 * An empty element whose ground is the logo, before all else: it is in the CSS once, not on each
 * slide.
 */
export function logoOf({ kind }: Slide, brand: DeckBrand | undefined): string {
  if (brand?.logo === undefined || kind === COVER) return '';
  return '<div class="brand-logo"></div>\n\n';
}
