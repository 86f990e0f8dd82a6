export type { MeasuredDeck } from './layout/measure.js';
export { partsInTurn } from './layout/parts-in-turn.js';
export type { MeasuredElement, MeasuredSlide } from './layout/slide.js';
export { textUnits } from './layout/text-units.js';
/** What the page's own script can be asked for. */
export type InPageFunctions = typeof import('./main.js');
