/** Shows the current slide and the next one, and hides all others. */
import { element } from './element.js';
import type { PageParts } from './page.js';
import type { SlideShow, State } from './show.js';

/**
 * @param steps the parts of each slide that come one by one
 * @returns draws again, after the overview came or went
 */
export function createSlideView(
  { root, main, slides, views, data: { words } }: PageParts,
  steps: readonly (readonly HTMLElement[])[],
  show: SlideShow,
): () => void {
  const heads = { now: head(words.now), next: head(words.upNext) };
  const end = element('p', { class: 'own end' }, words.end);
  main.append(end);
  const names = slides.map((slide) => slide.ariaLabel ?? '');
  /** The presenter view labels both slides, for screen readers, too. */
  const place = (index: number, where: '' | 'now' | 'next'): void => {
    const slide = slides[index] as HTMLElement;
    const isOverview = root.dataset.overview !== undefined;
    slide.hidden = !isOverview && where === '';
    slide.dataset.place = where;
    const head = views.isPresenter() && !isOverview && where !== '' ? heads[where] : undefined;
    const label = [head?.textContent, names[index]].filter(Boolean).join(' ');
    if (slide.ariaLabel !== label) slide.ariaLabel = label;
    if (head && head.parentElement !== slide) slide.prepend(head);
  };
  const draw = ({ slide: now, step, black }: State): void => {
    root.toggleAttribute('data-black', black);
    const next = views.isPresenter() ? show.following() : undefined;
    for (const index of slides.keys()) {
      place(index, index === now ? 'now' : index === next ? 'next' : '');
    }
    end.hidden = next !== undefined;
    if (!end.hidden) heads.next.remove();
    for (const [index, part] of (steps[now] ?? []).entries()) {
      part.toggleAttribute('data-to-come', index >= step);
    }
  };
  const redraw = (): void => draw(show.state());
  show.onChange(redraw);
  views.onSwap(redraw);
  redraw();
  return redraw;
}

function head(text: string): HTMLElement {
  return element('div', { class: 'own head', 'aria-hidden': 'true' }, text);
}
