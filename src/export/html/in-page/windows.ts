/// <reference lib="dom" />
/** The window with the presenter view, and the whole screen. */
import type { Channel } from './channel.js';
import type { Show } from './show.js';

/** @returns opens the presenter view, or brings it to the front where it is open */
export function createPresenterWindow(
  channel: Channel,
  show: Show,
  onBlocked: () => void,
): () => void {
  let opened: Window | null = null;
  return () => {
    if (opened && !opened.closed) return opened.focus();
    const address = new URL(location.href);
    address.searchParams.set('view', 'presenter');
    address.hash = String(show.state().slide + 1);
    opened = open(address, '_blank', 'popup,width=1280,height=800');
    if (opened) channel.add(opened);
    else onBlocked();
  };
}

/** Takes the whole screen, or gives it back. */
export function goFullScreen(root: HTMLElement): void {
  // Refused where nobody asked by a key or a click, and absent on telephones: nothing to mend.
  if (document.fullscreenElement) void document.exitFullscreen().catch(() => {});
  else void root.requestFullscreen?.().catch(() => {});
}
