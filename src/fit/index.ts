export { type FitResult, fitDeck, type Measuring, type RenderedDeck } from './fit.js';
