/** The window with the other view, and the whole screen. */

import type { Channel } from './channel.js';
import { element } from './element.js';
import { addressOf, type PageParts } from './page.js';

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
  const end = new AbortController();
  for (const event of ['keydown', 'pointerdown']) {
    addEventListener(
      event,
      () => {
        notice.remove();
        end.abort();
      },
      { signal: end.signal, capture: true },
    );
  }
}
