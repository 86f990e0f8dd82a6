/// <reference lib="dom" />
/**
 * Keeps the windows of one deck together. Pages from disk have nothing in common but the windows
 * they opened (`postMessage`); over http a channel also finds those that were opened apart.
 */
import type { Show, State } from './show.js';

interface Message {
  /** The deck's own name, so that nobody else's message is taken for one. */
  readonly deck: string;
  readonly from: string;
  /** Counts the sender's messages: the same one comes by two ways. */
  readonly number: number;
  /** Nothing where a window asks for the state. */
  readonly state?: State;
}

export interface Channel {
  /** Takes a window that this one has opened as one of the deck's. */
  add(other: Window): void;
}

export function joinWindows(show: Show): Channel {
  const deck = `fireside ${location.pathname}`;
  const isFile = location.protocol === 'file:';
  const from = `${Date.now()}-${Math.random()}`;
  const seen = new Map<string, number>();
  const others = new Set<Window>();
  const broadcast =
    isFile || !('BroadcastChannel' in window) ? undefined : new BroadcastChannel(deck);
  let number = 0;

  const send = (state?: State, except?: MessageEventSource | null): void => {
    const message: Message = { deck, from, number: ++number, ...(state ? { state } : {}) };
    broadcast?.postMessage(message);
    for (const other of others) {
      if (other.closed) others.delete(other);
      // The origin of a page from disk is none, so it cannot be named.
      else if (other !== except) other.postMessage(message, isFile ? '*' : location.origin);
    }
  };
  const receive = (event: MessageEvent): void => {
    if (!isMessage(event.data) || event.data.deck !== deck) return;
    const message = event.data;
    if (message.from === from || (seen.get(message.from) ?? 0) >= message.number) return;
    seen.set(message.from, message.number);
    const { source } = event;
    if (source !== null && source !== window) others.add(source as Window);
    if (message.state === undefined) {
      send(show.state());
      return;
    }
    const before = show.state();
    show.follow(message.state);
    // Two windows that this one opened know of each other by it alone.
    if (show.state() !== before && broadcast === undefined) send(show.state(), source);
  };

  addEventListener('message', (event) => {
    if (isFile || event.origin === location.origin) receive(event);
  });
  broadcast?.addEventListener('message', receive);
  show.onChange((state, _, fromOther) => {
    if (!fromOther) send(state);
  });
  if (window.opener) others.add(window.opener as Window);
  send();
  return { add: (other) => void others.add(other) };
}

function isMessage(data: unknown): data is Message {
  const { deck, from, number, state } = (data ?? {}) as Partial<Message>;
  return (
    typeof deck === 'string' &&
    typeof from === 'string' &&
    typeof number === 'number' &&
    (state === undefined ||
      (typeof state === 'object' &&
        Number.isInteger(state.slide) &&
        Number.isInteger(state.step) &&
        typeof state.black === 'boolean'))
  );
}
