export type { MeasuredDeck } from './layout/measure.js';
export type { MeasuredElement, MeasuredSlide } from './layout/slide-measure.js';
export { stepParts } from './layout/step-parts.js';
export { textUnits } from './layout/text-units.js';
/** What the page's script can be asked for. */
export type InPageFunctions = typeof import('./main.js');
