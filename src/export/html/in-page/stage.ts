/// <reference lib="dom" />
/** Puts the slides where the state has them: the present one, the next, all others out of sight. */
import { element } from './element.js';
import type { PageParts } from './page.js';
import type { Show, State } from './show.js';

export interface Stage {
  /** Draws the state anew, after the overview came or went. */
  draw(): void;
}

/** @param steps the parts of each slide that come one by one */
export function createStage(
  page: PageParts,
  steps: readonly (readonly HTMLElement[])[],
  show: Show,
): Stage {
  const { root, main, slides, view, data } = page;
  const end = element('p', { class: 'end' }, data.words.end);
  if (view === 'presenter') main.append(end);
  const draw = ({ slide: now, step, black }: State): void => {
    root.toggleAttribute('data-black', black);
    for (const [index, slide] of slides.entries()) place(slide, index - now, page);
    end.hidden = now < slides.length - 1;
    for (const [index, part] of (steps[now] ?? []).entries()) {
      part.toggleAttribute('data-to-come', index >= step);
    }
  };
  show.onChange(draw);
  draw(show.state());
  return { draw: () => draw(show.state()) };
}

/** @param distance from the present slide */
function place(slide: HTMLElement, distance: number, { root, view, data }: PageParts): void {
  const isNext = distance === 1 && view === 'presenter';
  const where = distance === 0 ? 'now' : isNext ? 'next' : '';
  slide.hidden = root.dataset.overview === undefined && where === '';
  if (slide.dataset.place === where) return;
  slide.dataset.place = where;
  if (view === 'presenter' && where !== '') {
    slide.dataset.label = where === 'now' ? data.words.now : data.words.upNext;
  }
}
