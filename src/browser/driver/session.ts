/** Commands to one page, and what it answers to JavaScript: the protocol's part of `page.ts`. */
import type { Pipe } from './pipe.js';

/** Sends a command to one page; `step` and the errors are those of `Pipe.send`. */
export type Send = <T>(
  method: string,
  params: Readonly<Record<string, unknown>>,
  step: string,
) => Promise<T>;

/** What the protocol answers where it ran JavaScript. */
export interface Evaluated {
  readonly result: { readonly value?: unknown; readonly objectId?: string };
  readonly exceptionDetails?: {
    readonly text: string;
    readonly exception?: { readonly description?: string; readonly value?: unknown };
  };
}

/** Opens the way to a page. Rejects with a `BuildError` if the browser dies or takes too long. */
export async function attach(pipe: Pipe, targetId: string, step: string): Promise<Send> {
  const params = { targetId, flatten: true };
  const command = { method: 'Target.attachToTarget', params, step };
  const { sessionId: session } = await pipe.send<{ sessionId: string }>(command);
  return (method, params, step) => pipe.send({ method, params, session, step });
}

/** Gives the value of an expression; rejects with an `Error` if it throws, or as `send` does. */
export async function evaluateIn<T>(
  send: Send,
  expression: string,
  step = 'look at the page',
): Promise<T> {
  const params = { expression, awaitPromise: true, returnByValue: true };
  return unwrap(await send<Evaluated>('Runtime.evaluate', params, step)) as T;
}

/** Holds on to a `Blob`, the value of an expression; rejects as `evaluateIn` does. */
export async function openBlob(send: Send, expression: string): Promise<() => Promise<Uint8Array>> {
  const step = 'read from the page';
  const params = { expression, awaitPromise: true };
  const evaluated = await send<Evaluated>('Runtime.evaluate', params, step);
  unwrap(evaluated);
  const { objectId } = evaluated.result;
  const { uuid } = await send<{ uuid: string }>('IO.resolveBlob', { objectId }, step);
  return async () => {
    try {
      return await readStream(send, `blob:${uuid}`, step);
    } finally {
      // The inspector would hold on to it as long as the page lives. Nobody waits for the answer: it
      // comes when the page is free, which may be printing.
      send('Runtime.releaseObject', { objectId }, step).catch(() => {});
    }
  };
}

const READ_AT_ONCE = 8 * 1024 * 1024;

/**
 * Reads one of the browser's streams to its end and closes it: one answer would be a string, and a
 * long one doesn't fit into a string.
 */
export async function readStream(send: Send, handle: string, step: string): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for (let eof = false; !eof; ) {
    const part = await send<{ data: string; base64Encoded?: boolean; eof: boolean }>(
      'IO.read',
      { handle, size: READ_AT_ONCE },
      step,
    );
    parts.push(Buffer.from(part.data, part.base64Encoded ? 'base64' : 'utf8'));
    eof = part.eof;
  }
  await send('IO.close', { handle }, step);
  return Buffer.concat(parts);
}

/** Gives the value of an answer; throws an `Error` if the JavaScript threw something. */
export function unwrap({ result, exceptionDetails: thrown }: Evaluated): unknown {
  if (thrown === undefined) return result.value;
  const { description, value } = thrown.exception ?? {};
  throw new Error(description ?? (value === undefined ? thrown.text : String(value)));
}
