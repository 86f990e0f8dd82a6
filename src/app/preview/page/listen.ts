/// <reference lib="dom" />
/** Listens to the server: a line is a message. A lost connection is sought again. */
import type { Message } from '../state.js';

const AGAIN_MS = 1000;

/**
 * @param take called with one message after the other, each when the one before is done with
 * @param say called with what to tell where nothing comes; `isOver` until something comes again
 */
export async function listen(
  token: string,
  take: (message: Message) => Promise<void>,
  say: (status: string, isOver: boolean) => void,
): Promise<void> {
  for (;;) {
    try {
      const response = await fetch('/events', { headers: { Authorization: `Bearer ${token}` } });
      if (response.status === 401) {
        say('This address is of another preview: open the one in your terminal', true);
        return;
      }
      if (response.ok && response.body) {
        say('', false);
        for await (const line of lines(response.body)) await take(JSON.parse(line) as Message);
      }
    } catch {
      // Told below, as an end without an error is.
    }
    say('The preview has ended; start it again in your terminal', true);
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
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
