/** The bar at the foot: the current slide, and buttons for frequent actions. */
import { element, type Icon, iconButton, setIcon } from './element.js';
import type { Action } from './keys.js';
import type { PageParts } from './page.js';
import type { SlideShow, State } from './show.js';

/** @returns shows the number that is being typed in the place of the slide's */
export function createBar(
  { data: { words }, views }: PageParts,
  show: SlideShow,
  actions: Readonly<Record<Action, () => void>>,
): (digits: string) => void {
  const count = element('span', { class: 'count' });
  const progress = element('div');
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
    progress.style.inlineSize = `${part * 100}%`;
  };
  show.onChange(draw);
  draw(show.state());
  views.onSwap(drawView);
  drawView();
  document.body.append(element('div', { class: 'progress', 'aria-hidden': 'true' }, progress), bar);
  return (digits) => {
    bar.toggleAttribute('data-typing', digits !== '');
    if (digits === '') draw(show.state());
    else count.textContent = `${digits} ⏎`;
  };
}
