/** Commands to one page, and results of JavaScript in it. */
import { BuildError } from '../../problem.js';
import type { Pipe } from './pipe.js';

/** Sends a command to one page; `step` and the errors are those of `Pipe.send`. */
export type Send = <T>(
  method: string,
  params: Readonly<Record<string, unknown>>,
  step: string,
) => Promise<T>;

/** What the protocol answers where it ran JavaScript. */
export interface Evaluation {
  readonly result: { readonly value?: unknown; readonly objectId?: string };
  readonly exceptionDetails?: {
    readonly text: string;
    readonly exception?: { readonly description?: string; readonly value?: unknown };
  };
}

export async function attach(pipe: Pipe, targetId: string, step: string): Promise<Send> {
  const command = { method: 'Target.attachToTarget', params: { targetId, flatten: true }, step };
  const { sessionId: session } = await pipe.send<{ sessionId: string }>(command);
  return (method, params, step) => pipe.send({ method, params, session, step });
}

/** The value of an expression; rejects with an `Error` if it throws, or as `send` does. */
export async function evaluateIn<T>(
  send: Send,
  expression: string,
  step = 'look at the page',
): Promise<T> {
  const params = { expression, awaitPromise: true, returnByValue: true };
  return resultOf(await send<Evaluation>('Runtime.evaluate', params, step)) as T;
}

/** Throws an `Error` if the JavaScript threw something. */
export function resultOf({ result, exceptionDetails: thrown }: Evaluation): unknown {
  if (thrown === undefined) return result.value;
  const { description, value } = thrown.exception ?? {};
  throw new Error(description ?? (value === undefined ? thrown.text : String(value)));
}

/** Keeps a `Blob`, the value of an expression, to be read later. */
export async function openBlob(send: Send, expression: string): Promise<() => Promise<Uint8Array>> {
  const step = 'read from the page';
  const params = { expression, awaitPromise: true };
  const evaluation = await send<Evaluation>('Runtime.evaluate', params, step);
  resultOf(evaluation);
  const { objectId } = evaluation.result;
  const { uuid } = await send<{ uuid: string }>('IO.resolveBlob', { objectId }, step);
  return async () => {
    try {
      return await readStream(send, `blob:${uuid}`, step);
    } finally {
      // The inspector would keep it as long as the page lives. Not awaited: the answer comes when
      // the page is free, which may be printing.
      send('Runtime.releaseObject', { objectId }, step).catch(() => {});
    }
  };
}

const CHUNK = 8 * 1024 * 1024;

/** Reads a stream of the browser to its end and closes it: one answer would be too long a string. */
export async function readStream(send: Send, handle: string, step: string): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for (let isEnd = false; !isEnd; ) {
    const { data, base64Encoded, eof } = await send<{
      data: string;
      base64Encoded?: boolean;
      eof: boolean;
    }>('IO.read', { handle, size: CHUNK }, step);
    parts.push(Buffer.from(data, base64Encoded ? 'base64' : 'utf8'));
    isEnd = eof;
  }
  await send('IO.close', { handle }, step);
  return Buffer.concat(parts);
}

/**
 * Hides the window of a page, where the browser has windows and hides them. Nobody looks at it, and
 * to draw it takes a fifth of the browser's time in a build (650 ms of processor for the talk, 550
 * hidden).
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
