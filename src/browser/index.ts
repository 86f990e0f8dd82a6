export { type DeckPage, openDeckPage, type PageOutput, type PageRequest } from './deck-page.js';
export { type Browser, type LaunchOptions, launchBrowser } from './driver/browser.js';
export type { BrowserChoice } from './driver/bundled-browser.js';
export { findBrowser } from './driver/find-browser.js';
