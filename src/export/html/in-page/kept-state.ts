/// <reference lib="dom" />
/**
 * The state of the talk as the browser keeps it: with the window's entry in its history, which
 * outlives a reload, and in the storage that the deck's windows share.
 */
import type { SlideData } from '../deck-data.js';
import { slideNamed } from './address.js';
import { recall, remember } from './remembered.js';
import { freshState, latest, type Show, type State } from './show.js';

/** For so long a window that says nothing more counts as open: hidden ones are heard once a second. */
const OPEN_MS = 5000;
const SAY_MS = 1000;
/** WebKit tells no window from disk that another one has written: each looks by itself. */
const LOOK_MS = 200;

/** One address may have another deck by now: `present` serves each at the same one. */
const KEY = `talk ${location.pathname} ${document.title}`;

/**
 * The state to begin with: that of the deck's other windows or that before a reload, else the slide
 * of the address.
 */
export function stateAtStart(slides: readonly SlideData[]): State {
  const slide = slideNamed(location.hash, slides) ?? 0;
  const own: unknown = history.state;
  return [
    // A deck that was built anew may have another slide behind the address's name.
    ...(isState(own) && own.slide === slide ? [own] : []),
    ...sharedState(),
  ].reduce(latest, freshState(slide));
}

/** Keeps the state, and follows that of the deck's other windows. */
export function keepState(show: Show): void {
  const say = (seen = Date.now()): void => remember(KEY, { ...show.state(), seen });
  const look = (): void => {
    for (const state of sharedState()) show.follow(state);
  };
  show.onChange(() => say());
  addEventListener('storage', look);
  // The last window takes the talk with it.
  addEventListener('pagehide', () => say(0));
  addEventListener('pageshow', () => say());
  setInterval(look, LOOK_MS);
  setInterval(() => {
    look();
    say();
  }, SAY_MS);
}

/** What the deck's windows share, while one of them is open. */
function sharedState(): State[] {
  const shared = recall(KEY);
  const { seen } = (shared ?? {}) as { readonly seen?: unknown };
  const isOpen = typeof seen === 'number' && Math.abs(Date.now() - seen) < OPEN_MS;
  return isOpen && isState(shared) ? [shared] : [];
}

/** Whether a value is a state, wherever it comes from. */
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
