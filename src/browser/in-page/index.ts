export { textUnits } from './layout/line-setting.js';
export type { MeasuredDeck } from './layout/measure.js';
export type { MeasuredElement, MeasuredSlide } from './layout/slide-pictures.js';
export { stepParts } from './print.js';
/** What the page's script can be asked for. */
export type InPageFunctions = typeof import('./main.js');
