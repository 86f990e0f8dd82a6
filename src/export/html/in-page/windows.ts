/**
 * The window with the other view, and the whole screen. Windows of one deck of which one has opened
 * the other send each other messages: at once, and also where they share no storage.
 */
import { element } from './element.js';
import { addressOf, type PageParts, type WindowView } from './page.js';
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

/**
 * Keeps the states of the deck's windows the same.
 * @returns opens the view that this window does not show, or brings it to the front where it is open
 */
export function joinWindows(show: SlideShow, { data: { words }, views }: PageParts): () => void {
  const deck = `fireside ${location.pathname}`;
  const isFile = location.protocol === 'file:';
  const others = new Map<Window, WindowView | undefined>();
  if (window.opener) others.set(window.opener as Window, undefined);

  const post = (): void => {
    const message: WindowMessage = { deck, view: views.view(), state: show.state() };
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
  return () => {
    const wanted = views.isPresenter() ? 'deck' : 'presenter';
    const open = [...others].find(([other, view]) => view === wanted && !other.closed)?.[0];
    if (open) return open.focus();
    // Every browser ends it where a page opens a window.
    if (document.fullscreenElement) return notify(words.notInFullScreen);
    const opened = window.open(addressOf(wanted), '_blank', 'popup,width=1280,height=800');
    if (opened) others.set(opened, wanted);
    else notify(words.blocked);
  };
}

function isMessage(data: unknown): data is WindowMessage {
  const { deck, view, state } = (data ?? {}) as Partial<WindowMessage>;
  return typeof deck === 'string' && (view === 'deck' || view === 'presenter') && isState(state);
}

/** Takes the whole screen. */
export function startFullScreen(root: HTMLElement): void {
  // Refused without a key press or a click, and absent on phones: no error.
  if (!document.fullscreenElement) void root.requestFullscreen?.().catch(() => {});
}

/** Takes the whole screen, or gives it back. */
export function toggleFullScreen(root: HTMLElement): void {
  if (document.fullscreenElement) void document.exitFullscreen().catch(() => {});
  else startFullScreen(root);
}

/** Shows a sentence that goes away with the next key or click. */
function notify(text: string): void {
  const notice = element('div', { class: 'own notice', role: 'alert' }, text);
  document.body.append(notice);
  for (const event of ['keydown', 'pointerdown']) {
    addEventListener(event, () => notice.remove(), { once: true, capture: true });
  }
}
