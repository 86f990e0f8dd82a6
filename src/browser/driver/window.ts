/**
 * The window of a page. Nobody looks at it, and hidden it is not drawn, which takes a fifth of the
 * browser's time in a build (650 ms of processor for the talk, 550 hidden); only a picture needs it.
 */
import { BuildError, type Problem } from '../../problem.js';
import type { Pipe } from './pipe.js';

/**
 * Hides the window of a page. What it gives shows it again, for good: Chrome takes no picture of a
 * hidden page, where chrome-headless-shell does. A browser that has no windows, or does not hide
 * them, is left as it is.
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
    if (error instanceof BuildError && error.problems.some(isRefusal)) return async () => {};
    throw error;
  }
}

function isRefusal({ code }: Problem): boolean {
  return code === 'browser/refused';
}
