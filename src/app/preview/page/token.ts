/// <reference lib="dom" />
/** The token that the server wants: given behind `#` in the address, so that no log has it. */
import type { OpenRequest } from '../state.js';

const KEY = 'fireside-token';

/** Takes it out of the address; a page that is loaded anew has it still, another tab has not. */
export function token(): string {
  const given = /^#token=([\w-]+)$/.exec(location.hash)?.[1];
  if (given !== undefined) {
    sessionStorage.setItem(KEY, given);
    history.replaceState(null, '', '/');
  }
  return sessionStorage.getItem(KEY) ?? '';
}

/** Has the editor opened at a slide, at a text on it, or at a problem. */
export async function openInEditor(request: OpenRequest): Promise<void> {
  await fetch('/open', {
    method: 'POST',
    headers: { Authorization: `Bearer ${token()}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(request),
  });
}
