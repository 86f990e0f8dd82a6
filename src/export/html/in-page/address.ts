/** The hash of the address: a slide's number or its id. */
import type { SlideData } from '../deck-data.js';
import type { SlideShow } from './show.js';

/** The slide, from 0, that `#12` or `#why` names; undefined where it names none. */
export function slideNamed(hash: string, slides: readonly SlideData[]): number | undefined {
  const name = decoded(hash.replace(/^#/, ''));
  // Without one it is the first slide.
  if (name === '') return 0;
  if (/^\d+$/.test(name)) return Math.min(Math.max(Number(name), 1), slides.length) - 1;
  const index = slides.findIndex(({ id }) => id !== undefined && id === name);
  return index === -1 ? undefined : index;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Keeps the address and the current slide the same. */
export function followAddress(show: SlideShow, slides: readonly SlideData[]): void {
  const write = (): void => {
    const state = show.state();
    const hash = slideNamed(location.hash, slides) === state.slide ? '' : `#${state.slide + 1}`;
    try {
      history.replaceState(state, '', hash || location.href);
    } catch {
      // Some browsers allow a hundred changes in half a minute, fewer than a key that is held down.
    }
  };
  addEventListener('hashchange', () => {
    const slide = slideNamed(location.hash, slides);
    if (slide !== undefined && slide !== show.state().slide) show.go(slide);
    else write();
  });
  show.onChange(write);
  write();
}
