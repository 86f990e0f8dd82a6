export { forAudience } from './audience.js';
export { peopleShown } from './automatic.js';
export { buildDeck } from './build-deck.js';
export {
  type Citation,
  type Deck,
  type DeckBrand,
  type DeckPicture,
  mapView,
  type Person,
  type Slide,
  type SlideBackground,
  type SlideLink,
  type View,
  type ViewMap,
} from './deck.js';
export { withFinalNumbers } from './final-numbers.js';
export { type FootSources, footSources } from './foot-sources.js';
export { FIRST_HUE } from './people.js';
export {
  type ChartNumber,
  FINENESSES,
  type Hyphens,
  INITIAL_PLAN,
  isAutomatic,
  type Plan,
  type SlidePlan,
  USUAL_TEXT_SIZE,
} from './plan.js';
export { type QuoteTime, withAllTimes } from './quote-times.js';
export { longTexts, SHORT_TEXTS, shortText } from './short-texts.js';
export { splitFields } from './split/split-fields.js';
export { widthInEms } from './split/weight.js';
export { textsIn } from './texts.js';
export { type Words, wordsFor } from './words.js';
