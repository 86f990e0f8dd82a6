/**
 * The window of a page. Nobody looks at it, and hidden it is not drawn, which takes a fifth of the
 * browser's time in a build (650 ms of processor for the talk, 550 hidden); only a picture needs it.
 */
import { BuildError } from '../problem.js';
import type { Pipe } from './pipe.js';

/**
 * Hides the window of a page. What it gives shows it again, for good: Chrome takes no picture of a
 * hidden page, where chrome-headless-shell does. A browser that has no windows is left as it is.
 */
export async function hideWindow(pipe: Pipe, targetId: string): Promise<() => Promise<void>> {
  const step = 'hide its window';
  const windowId = await windowOf(pipe, targetId, step);
  if (windowId === undefined) return async () => {};
  const set = async (windowState: 'minimized' | 'normal'): Promise<void> => {
    const params = { windowId, bounds: { windowState } };
    await pipe.send({ method: 'Browser.setWindowBounds', params, step });
  };
  await set('minimized');
  let shown: Promise<void> | undefined;
  return () => (shown ??= set('normal'));
}

async function windowOf(pipe: Pipe, targetId: string, step: string): Promise<number | undefined> {
  const command = { method: 'Browser.getWindowForTarget', params: { targetId }, step };
  try {
    return (await pipe.send<{ windowId: number }>(command)).windowId;
  } catch (error) {
    const isRefused =
      error instanceof BuildError && error.problems.some(({ code }) => code === 'browser/refused');
    if (isRefused) return undefined;
    throw error;
  }
}
