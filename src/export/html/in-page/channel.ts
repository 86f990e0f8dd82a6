/// <reference lib="dom" />
/**
 * Messages between windows of one deck of which one has opened the other: at once, and also where
 * the browser lets no two of them share a storage.
 */
import { isState } from './kept-state.js';
import type { Show, State } from './show.js';
import type { View, ViewSwitch } from './view.js';

/** A window tells it to those it knows this often: one that was loaded anew knows nobody. */
const TELL_MS = 250;

interface Message {
  /** The deck's own name, so that nobody else's message is taken for one. */
  readonly deck: string;
  readonly view: View;
  readonly state: State;
}

export interface Channel {
  /** Takes a window that this one has opened as one of the deck's. */
  add(other: Window, view: View): void;
  /** The window that shows this view, where it is known and open. */
  find(view: View): Window | undefined;
}

export function joinWindows(show: Show, { view }: ViewSwitch): Channel {
  const deck = `fireside ${location.pathname}`;
  const isFile = location.protocol === 'file:';
  const others = new Map<Window, View | undefined>();
  if (window.opener) others.set(window.opener as Window, undefined);

  const tell = (): void => {
    const message: Message = { deck, view: view(), state: show.state() };
    for (const other of others.keys()) {
      if (other.closed) others.delete(other);
      // The origin of a page from disk is none, so it cannot be named.
      else other.postMessage(message, isFile ? '*' : location.origin);
    }
  };
  addEventListener('message', ({ data, source, origin }) => {
    if (!isFile && origin !== location.origin) return;
    if (!isMessage(data) || data.deck !== deck || source === window) return;
    const isNew = source !== null && !others.has(source as Window);
    if (source !== null) others.set(source as Window, data.view);
    show.follow(data.state);
    if (isNew) tell();
  });
  show.onChange(tell);
  setInterval(tell, TELL_MS);
  tell();
  return {
    add: (other, shows) => void others.set(other, shows),
    find: (wanted) => [...others].find(([other, shows]) => shows === wanted && !other.closed)?.[0],
  };
}

function isMessage(data: unknown): data is Message {
  const { deck, view, state } = (data ?? {}) as Partial<Message>;
  return typeof deck === 'string' && (view === 'deck' || view === 'presenter') && isState(state);
}
