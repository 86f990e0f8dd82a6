/** The parts of the page, and what this window shows of it. */
import type { DeckData } from '../deck-data.js';

/** The deck as the audience sees it, or the presenter view. */
export type WindowView = 'deck' | 'presenter';

export type PageParts = ReturnType<typeof readPage>;

export function readPage() {
  const root = document.documentElement;
  const main = document.querySelector('main');
  const json = document.getElementById('_deck')?.textContent;
  if (main === null || !json) throw new Error('this page holds no deck');
  return {
    data: JSON.parse(json) as DeckData,
    root,
    main,
    slides: [...document.querySelectorAll<HTMLElement>('.slide')],
    notes: [...document.querySelectorAll<HTMLElement>('.note')],
    /** True where the deck is read from right to left. */
    isMirrored: root.dir === 'rtl',
    views: createViewSwitch(root),
  };
}

function createViewSwitch(root: HTMLElement) {
  const listeners: (() => void)[] = [];
  const named = new URLSearchParams(location.search).get('view');
  root.dataset.view = named === 'presenter' ? named : 'deck';
  const isPresenter = (): boolean => root.dataset.view === 'presenter';
  return {
    view: (): WindowView => (isPresenter() ? 'presenter' : 'deck'),
    isPresenter,
    /** Shows the other view in this window; its address says so. */
    swap() {
      const view = isPresenter() ? 'deck' : 'presenter';
      root.dataset.view = view;
      history.replaceState(history.state, '', addressOf(view));
      for (const listener of listeners) listener();
    },
    onSwap: (listener: () => void) => void listeners.push(listener),
  };
}

/** The address of a view, at the slide that is shown. */
export function addressOf(view: WindowView): URL {
  const address = new URL(location.href);
  if (view === 'presenter') address.searchParams.set('view', view);
  else address.searchParams.delete('view');
  return address;
}
