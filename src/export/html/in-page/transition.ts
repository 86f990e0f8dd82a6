/** Transitions between slides, unless the user wants reduced motion. */
import type { PageParts } from './page.js';
import type { SlideShow } from './show.js';

/** Must be called after `createSlideView`: it keeps the slide that was left visible for a moment. */
export function animateChanges({ root, slides, views }: PageParts, show: SlideShow): void {
  if (root.dataset.transition === undefined) return;
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  let leaving: HTMLElement | undefined;
  const end = (): void => {
    if (leaving?.dataset.place === 'leaving') {
      leaving.dataset.place = '';
      leaving.hidden = root.dataset.overview === undefined;
      leaving.inert = false;
      leaving.ariaHidden = null;
    }
    leaving = undefined;
    delete root.dataset.way;
  };
  show.onChange((state, before) => {
    if (state.slide === before.slide) return;
    end();
    const old = slides[before.slide];
    const now = slides[state.slide];
    const isMoving = !still.matches && !views.isPresenter() && root.dataset.overview === undefined;
    if (!isMoving || !old || !now) return;
    root.dataset.way = state.slide > before.slide ? 'on' : 'back';
    old.dataset.place = 'leaving';
    old.hidden = false;
    old.inert = true;
    old.ariaHidden = 'true';
    leaving = old;
    now.addEventListener('animationend', end, { once: true });
    now.addEventListener('animationcancel', end, { once: true });
  });
}
