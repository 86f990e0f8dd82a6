/**
 * The window of a page. Nobody looks at it, and hidden it is not drawn, which takes a fifth of the
 * browser's time in a build (650 ms of processor for the talk, 550 hidden); only a picture needs it.
 */
import { BuildError } from '../../problem.js';
import type { Pipe } from './pipe.js';

/**
 * Hides the window of a page, where the browser has windows and hides them.
 * @returns shows it again, for good: Chrome takes no picture of a hidden page, where
 * chrome-headless-shell does
 */
export async function hideWindow(pipe: Pipe, targetId: string): Promise<() => Promise<void>> {
  const step = 'hide or show its window';
  const set = async (windowId: number, windowState: 'minimized' | 'normal'): Promise<void> => {
    const params = { windowId, bounds: { windowState } };
    await pipe.send({ method: 'Browser.setWindowBounds', params, step });
  };
  try {
    const command = { method: 'Browser.getWindowForTarget', params: { targetId }, step };
    const { windowId } = await pipe.send<{ windowId: number }>(command);
    await set(windowId, 'minimized');
    let shown: Promise<void> | undefined;
    return () => (shown ??= set(windowId, 'normal'));
  } catch (error) {
    const isRefused =
      error instanceof BuildError && error.problems.some(({ code }) => code === 'browser/refused');
    if (isRefused) return async () => {};
    throw error;
  }
}
