export { type FitResult, fitDeck } from './fit.js';
export type { FitPage, RenderedDeck } from './fit-page.js';
