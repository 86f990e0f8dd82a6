export type { MeasuredElement, MeasuredSlide } from './layout/slide-pictures.js';
export { stepParts, textUnits } from './slide-parts.js';

/** What the page's script can be asked for. */
export type InPageFunctions = typeof import('./main.js');
