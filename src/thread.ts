/** A thread that answers questions, one after the other. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { PACKAGE_ROOT } from './package-root.js';

export interface Thread<Question, Answer> {
  /** @throws Error if the thread fails or ends */
  ask(question: Question): Promise<Answer>;
  close(): Promise<void>;
}

interface PendingQuestion<Question, Answer> {
  readonly question: Question;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Starts a compiled module as a thread; it begins to load at once. Its prints go nowhere.
 * @param module its path in `dist/`
 */
export function startThread<Question, Answer>(module: string): Thread<Question, Answer> {
  const worker = new Worker(join(PACKAGE_ROOT, 'dist', module), { stdout: true, stderr: true });
  /** The first is being answered. */
  const pending: PendingQuestion<Question, Answer>[] = [];
  let failure: Error | undefined;
  const fail = (error: Error): void => {
    failure ??= error;
    for (const { reject } of pending.splice(0)) reject(failure);
  };
  worker.on('message', (reply: { readonly result?: Answer; readonly error?: string }) => {
    const answered = pending.shift();
    if (pending[0]) worker.postMessage(pending[0].question);
    if (reply.result !== undefined) answered?.resolve(reply.result);
    else answered?.reject(new Error(reply.error ?? 'a thread gave no answer'));
  });
  worker.on('error', fail);
  worker.on('exit', (code) => fail(new Error(`a thread ended with status ${code}`)));
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        if (failure) reject(failure);
        // Sent at once if possible: the caller may block its own thread for a while.
        else if (pending.push({ question, resolve, reject }) === 1) worker.postMessage(question);
      }),
    async close() {
      await worker.terminate();
    },
  };
}
