export { type DeckPage, openDeckPage, type PageOutput, type PageRequest } from './deck-page.js';
export { type Browser, type LaunchOptions, launchBrowser } from './driver/browser.js';
export { cacheFolder } from './driver/bundled-browser.js';
export { type BrowserChoice, findBrowser } from './driver/find-browser.js';
