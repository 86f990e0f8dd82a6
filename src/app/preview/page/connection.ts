/** The server of the preview: messages from it, a line each, and requests to open the editor. */
import type { Message, OpenRequest, ThemeRequest } from '../state.js';

const RETRY_MS = 1000;

/**
 * Connects again when the connection breaks.
 * @param take called with one message after the other, each when the one before is processed
 * @param say called with a status when the connection ends and when it is back
 */
export async function listen(
  take: (message: Message) => Promise<void>,
  say: (status: string, isOver: boolean) => void,
): Promise<void> {
  for (;;) {
    try {
      const response = await fetch('/events', { headers: { Authorization: `Bearer ${token()}` } });
      if (response.status === 401) {
        say('This address is of another preview: open the one in your terminal', true);
        return;
      }
      if (response.ok && response.body) {
        say('', false);
        for await (const line of lines(response.body)) await take(JSON.parse(line) as Message);
      }
    } catch {
      // As an end without an error, below.
    }
    say('The preview has ended; start it again in your terminal', true);
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

async function* lines(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest: string[] = [];
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const [first = '', ...others] = part.value.split('\n');
    rest.push(first);
    for (const other of others) {
      yield rest.join('');
      rest = [other];
    }
  }
}

const KEY = 'fireside-token';

/**
 * The token that the server requires: given behind `#` in the address, so that no log has it, and kept
 * for reloads of this tab.
 */
function token(): string {
  const given = /^#token=([\w-]+)$/.exec(location.hash)?.[1];
  if (given !== undefined) {
    sessionStorage.setItem(KEY, given);
    history.replaceState(null, '', '/');
  }
  return sessionStorage.getItem(KEY) ?? '';
}

/** Opens the editor at a slide, at a text on it, or at a problem. */
export function openInEditor(request: OpenRequest): Promise<void> {
  return post('/open', request);
}

/** Shows the deck in another theme. */
export function useTheme(request: ThemeRequest): Promise<void> {
  return post('/theme', request);
}

async function post(route: string, request: OpenRequest | ThemeRequest): Promise<void> {
  await fetch(route, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token()}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(request),
  });
}
