/// <reference lib="dom" />
/** The window with the other view, and the whole screen. */

import type { Channel } from './channel.js';
import { notify } from './notice.js';
import type { PageParts } from './page.js';
import { addressOf } from './view.js';

/** Opens the view that this window does not show, or brings it to the front where it is open. */
export function openOther({ data: { words }, views }: PageParts, channel: Channel): void {
  const view = views.isPresenter() ? 'deck' : 'presenter';
  const known = channel.find(view);
  if (known) known.focus();
  // Every browser ends it where a page opens a window.
  else if (document.fullscreenElement) notify(words.notInFullScreen);
  else {
    const opened = open(addressOf(view), '_blank', 'popup,width=1280,height=800');
    if (opened) channel.add(opened, view);
    else notify(words.blocked);
  }
}

/** Takes the whole screen. */
export function startFullScreen(root: HTMLElement): void {
  // Refused where nobody asked by a key or a click, and absent on telephones: nothing to mend.
  if (!document.fullscreenElement) void root.requestFullscreen?.().catch(() => {});
}

/** Takes the whole screen, or gives it back. */
export function toggleFullScreen(root: HTMLElement): void {
  if (document.fullscreenElement) void document.exitFullscreen().catch(() => {});
  else startFullScreen(root);
}
