/**
 * The state of the talk in the browser: in the window's history, which outlives a reload, and in the
 * storage that the deck's windows share.
 */
import type { SlideData } from '../deck-data.js';
import { slideNamed } from './address.js';
import { freshState, latest, type SlideShow, type State } from './show.js';
import { recall, remember } from './storage.js';

/** A window counts as open this long after its last message: hidden ones write once a second. */
const OPEN_MS = 5000;
const WRITE_MS = 1000;
/** WebKit gives pages from disk no `storage` events: each window reads by itself. */
const READ_MS = 200;

/** With the title: `present` serves each deck at the same address. */
const KEY = `talk ${location.pathname} ${document.title}`;

/**
 * The state to begin with: that of the deck's other windows or that before a reload, else the slide
 * of the address.
 */
export function stateAtStart(slides: readonly SlideData[]): State {
  const slide = slideNamed(location.hash, slides) ?? 0;
  const own: unknown = history.state;
  return [
    // After a rebuild the address may name another slide.
    ...(isState(own) && own.slide === slide ? [own] : []),
    ...sharedState(),
  ].reduce(latest, freshState(slide));
}

/** Keeps the state, and follows that of the deck's other windows. */
export function keepState(show: SlideShow): void {
  const write = (seen = Date.now()): void => remember(KEY, { ...show.state(), seen });
  const read = (): void => {
    for (const state of sharedState()) show.follow(state);
  };
  show.onChange(() => write());
  addEventListener('storage', read);
  // The talk ends with its last window.
  addEventListener('pagehide', () => write(0));
  addEventListener('pageshow', () => write());
  setInterval(read, READ_MS);
  setInterval(() => {
    read();
    write();
  }, WRITE_MS);
}

/** What the deck's windows share, while one of them is open. */
function sharedState(): State[] {
  const shared = recall(KEY);
  const { seen } = (shared ?? {}) as { readonly seen?: unknown };
  const isOpen = typeof seen === 'number' && Math.abs(Date.now() - seen) < OPEN_MS;
  return isOpen && isState(shared) ? [shared] : [];
}

export function isState(value: unknown): value is State {
  const { slide, step, black, timer, stamp } = (value ?? {}) as Partial<State>;
  return (
    Number.isInteger(slide) &&
    Number.isInteger(step) &&
    typeof black === 'boolean' &&
    typeof stamp === 'number' &&
    typeof timer?.before === 'number' &&
    typeof timer.stamp === 'number' &&
    (timer.since === null || typeof timer.since === 'number')
  );
}
