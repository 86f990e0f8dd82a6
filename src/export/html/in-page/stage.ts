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
  { root, main, slides, view, data: { words } }: PageParts,
  steps: readonly (readonly HTMLElement[])[],
  show: Show,
): Stage {
  const isPresenter = view === 'presenter';
  const heads = { now: head(words.now), next: head(words.upNext) };
  const end = element('p', { class: 'own end' }, words.end);
  if (isPresenter) main.append(end);
  const place = (slide: HTMLElement, where: '' | 'now' | 'next'): void => {
    slide.hidden = root.dataset.overview === undefined && where === '';
    if (slide.dataset.place === where) return;
    slide.dataset.place = where;
    if (isPresenter && where !== '') slide.prepend(heads[where]);
  };
  const draw = ({ slide: now, step, black }: State): void => {
    root.toggleAttribute('data-black', black);
    const next = isPresenter ? show.following() : undefined;
    for (const [index, slide] of slides.entries()) {
      place(slide, index === now ? 'now' : index === next ? 'next' : '');
    }
    end.hidden = next !== undefined;
    if (!end.hidden) heads.next.remove();
    for (const [index, part] of (steps[now] ?? []).entries()) {
      part.toggleAttribute('data-to-come', index >= step);
    }
  };
  show.onChange(draw);
  draw(show.state());
  return { draw: () => draw(show.state()) };
}

/** What stands over a slide of the presenter view. */
function head(text: string): HTMLElement {
  return element('div', { class: 'own head', 'aria-hidden': 'true' }, text);
}
