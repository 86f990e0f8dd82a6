/**
 * Messages between windows of one deck of which one has opened the other: at once, and also where
 * they share no storage.
 */

import type { ViewSwitch, WindowView } from './page.js';
import { isState } from './shared-state.js';
import type { SlideShow, State } from './show.js';

/** How often a window posts its state: one that was reloaded knows no other window. */
const POST_MS = 250;

interface WindowMessage {
  /** The deck's name, so that messages of others are ignored. */
  readonly deck: string;
  readonly view: WindowView;
  readonly state: State;
}

export interface Channel {
  /** Adds a window that this one has opened. */
  add(other: Window, view: WindowView): void;
  /** The window that shows this view, where it is known and open. */
  find(view: WindowView): Window | undefined;
}

export function joinWindows(show: SlideShow, { view }: ViewSwitch): Channel {
  const deck = `fireside ${location.pathname}`;
  const isFile = location.protocol === 'file:';
  const others = new Map<Window, WindowView | undefined>();
  if (window.opener) others.set(window.opener as Window, undefined);

  const post = (): void => {
    const message: WindowMessage = { deck, view: view(), state: show.state() };
    for (const other of others.keys()) {
      if (other.closed) others.delete(other);
      // A page from disk has no origin that could be named.
      else other.postMessage(message, isFile ? '*' : location.origin);
    }
  };
  addEventListener('message', ({ data, source, origin }) => {
    if (!isFile && origin !== location.origin) return;
    if (!isMessage(data) || data.deck !== deck || source === window) return;
    const isNew = source !== null && !others.has(source as Window);
    if (source !== null) others.set(source as Window, data.view);
    show.follow(data.state);
    if (isNew) post();
  });
  show.onChange(post);
  setInterval(post, POST_MS);
  post();
  return {
    add: (other, shows) => void others.set(other, shows),
    find: (wanted) => [...others].find(([other, shows]) => shows === wanted && !other.closed)?.[0],
  };
}

function isMessage(data: unknown): data is WindowMessage {
  const { deck, view, state } = (data ?? {}) as Partial<WindowMessage>;
  return typeof deck === 'string' && (view === 'deck' || view === 'presenter') && isState(state);
}
