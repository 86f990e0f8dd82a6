/// <reference lib="dom" />
/** A sentence over the foot of the page that goes with the next key or click. */
import { element } from './element.js';

export function notify(text: string): void {
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
