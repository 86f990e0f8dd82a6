/** A session of WebDriver by HTTP: as much of it as the tests need (w3.org/TR/webdriver2). */
import { setTimeout as sleep } from 'node:timers/promises';

export interface Session {
  /** The handles of the windows that are open. */
  windows(): Promise<readonly string[]>;
  newWindow(): Promise<string>;
  /** Gives a command to a window, after all that were given before; `path` follows the session's. */
  ask(window: string, method: Method, path: string, body?: object): Promise<unknown>;
  end(): Promise<void>;
}

type Method = 'GET' | 'POST' | 'DELETE';

/** @param address of a driver, which may just be starting */
export async function startSession(address: string): Promise<Session> {
  await untilReady(address);
  const made = await command(address, 'POST', '/session', { capabilities: {} });
  const { sessionId } = made as { sessionId: string };
  const here = `${address}/session/${sessionId}`;
  let last: Promise<unknown> = Promise.resolve();
  // Commands go to the current window, so no two may be on their way at once.
  const inTurn = <T>(give: () => Promise<T>): Promise<T> => {
    const result = last.then(give);
    last = result.catch(() => undefined);
    return result;
  };
  let current: string | undefined;
  const ask: Session['ask'] = (window, method, path, body) =>
    inTurn(async () => {
      if (window !== current) await command(here, 'POST', '/window', { handle: window });
      current = method === 'DELETE' && path === '/window' ? undefined : window;
      return command(here, method, path, body);
    });
  // The window that the browser opens with stays, as the session ends with the last one.
  const [first = ''] = (await command(here, 'GET', '/window/handles')) as readonly string[];
  return {
    ask,
    windows: async () => (await ask(first, 'GET', '/window/handles')) as readonly string[],
    async newWindow() {
      const opened = await ask(first, 'POST', '/window/new', { type: 'window' });
      return (opened as { handle: string }).handle;
    },
    end: () => inTurn(async () => void (await command(here, 'DELETE', ''))),
  };
}

async function untilReady(address: string): Promise<void> {
  for (const end = Date.now() + 20_000; ; ) {
    try {
      await command(address, 'GET', '/status');
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await sleep(20);
    }
  }
}

async function command(
  base: string,
  method: Method,
  path: string,
  body: object = {},
): Promise<unknown> {
  const init = method === 'POST' ? { method, body: JSON.stringify(body) } : { method };
  const response = await fetch(base + path, init);
  const { value } = (await response.json()) as { value: unknown };
  if (response.ok) return value;
  const { error, message } = value as { error: string; message: string };
  throw new Error(`${method} ${path}: ${error}: ${message}`);
}
