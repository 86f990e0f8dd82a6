/// <reference lib="dom" />
/** What a window shows: the deck as the audience sees it, or the presenter view. */

export type View = 'deck' | 'presenter';

export interface ViewSwitch {
  view(): View;
  isPresenter(): boolean;
  /** Shows the other view in this window; its address says so. */
  swap(): void;
  onSwap(listener: () => void): void;
}

export function createViewSwitch(root: HTMLElement): ViewSwitch {
  const listeners: (() => void)[] = [];
  const named = new URLSearchParams(location.search).get('view');
  root.dataset.view = named === 'presenter' ? named : 'deck';
  const isPresenter = (): boolean => root.dataset.view === 'presenter';
  return {
    view: () => (isPresenter() ? 'presenter' : 'deck'),
    isPresenter,
    swap() {
      const view = isPresenter() ? 'deck' : 'presenter';
      root.dataset.view = view;
      history.replaceState(history.state, '', addressOf(view));
      for (const listener of listeners) listener();
    },
    onSwap: (listener) => void listeners.push(listener),
  };
}

/** The address of a view, at the slide that is shown. */
export function addressOf(view: View): URL {
  const address = new URL(location.href);
  if (view === 'presenter') address.searchParams.set('view', view);
  else address.searchParams.delete('view');
  return address;
}
