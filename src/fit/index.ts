export { type FitPage, type FitResult, fitDeck, type RenderedDeck } from './fit.js';
