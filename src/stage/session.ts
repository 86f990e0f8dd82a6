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
export async function evaluateIn<T>(send: Send, expression: string): Promise<T> {
  const params = { expression, awaitPromise: true, returnByValue: true };
  return unwrap(await send<Evaluated>('Runtime.evaluate', params, 'look at the page')) as T;
}

/** Gives the value of an answer; throws an `Error` if the JavaScript threw something. */
export function unwrap({ result, exceptionDetails: thrown }: Evaluated): unknown {
  if (thrown === undefined) return result.value;
  const { description, value } = thrown.exception ?? {};
  throw new Error(description ?? (value === undefined ? thrown.text : String(value)));
}
