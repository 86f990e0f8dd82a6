/** The bar at the foot: the current slide, and buttons for frequent actions. */

import { element } from './element.js';
import { type Icon, iconButton, setIcon } from './icon-button.js';

import type { Action, Actions } from './keys.js';
import type { PageParts } from './page.js';
import type { SlideShow, State } from './show.js';

export interface Bar {
  readonly element: HTMLElement;
  /** Shows the number that is being typed in the place of the slide's. */
  type(digits: string): void;
}

export function createBar({ data, views }: PageParts, show: SlideShow, actions: Actions): Bar {
  const { words } = data;
  const count = element('span', { class: 'count' });
  const done = element('div', { class: 'progress', 'aria-hidden': 'true' }, element('div'));
  const buttonFor = (action: Action & Icon): HTMLButtonElement =>
    iconButton(action, words[action], () => actions[action]());
  const black = buttonFor('black');
  const overview = buttonFor('overview');
  const other = buttonFor('presenter');
  const bar = element(
    'nav',
    { class: 'own bar', 'aria-label': words.controls },
    buttonFor('previous'),
    count,
    buttonFor('next'),
    overview,
    other,
    buttonFor('fullScreen'),
    buttonFor('help'),
  );
  const drawView = (): void => {
    if (views.isPresenter()) overview.before(black);
    else black.remove();
    setIcon(other, 'presenter', views.isPresenter() ? words.audience : words.presenter);
  };
  const draw = ({ slide, black: isBlack }: State): void => {
    count.textContent = `${slide + 1} / ${show.count}`;
    black.setAttribute('aria-pressed', String(isBlack));
    const part = show.count > 1 ? slide / (show.count - 1) : 1;
    (done.firstElementChild as HTMLElement).style.inlineSize = `${part * 100}%`;
  };
  show.onChange(draw);
  draw(show.state());
  views.onSwap(drawView);
  drawView();
  document.body.append(done, bar);
  return {
    element: bar,
    type(digits) {
      bar.toggleAttribute('data-typing', digits !== '');
      if (digits === '') draw(show.state());
      else count.textContent = `${digits} ⏎`;
    },
  };
}
