/** A thread that answers questions, one after the other. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { PACKAGE_ROOT } from './package-root.js';

export interface Thread<Question, Answer> {
  /** @throws Error if the thread fails or ends */
  ask(question: Question): Promise<Answer>;
  close(): Promise<void>;
}

interface ThreadReply<Answer> {
  readonly result?: Answer;
  readonly error?: string;
}

interface PendingReply<Answer> {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Starts a compiled module as a thread; it begins to load at once. Its prints go nowhere.
 * @param module its path in `dist/`
 */
export function startThread<Question, Answer>(module: string): Thread<Question, Answer> {
  const worker = new Worker(join(PACKAGE_ROOT, 'dist', module), { stdout: true, stderr: true });
  let failure: Error | undefined;
  let waiting: PendingReply<Answer> | undefined;
  const fail = (error: Error): void => {
    failure ??= error;
    waiting?.reject(failure);
  };
  worker.on('message', ({ result, error }: ThreadReply<Answer>) => {
    if (result === undefined) waiting?.reject(new Error(error ?? 'a thread gave no answer'));
    else waiting?.resolve(result);
  });
  worker.on('error', fail);
  worker.on('exit', (code) => fail(new Error(`a thread ended with status ${code}`)));
  const askNow = (question: Question): Promise<Answer> => {
    if (failure) return Promise.reject(failure);
    return new Promise((resolve, reject) => {
      waiting = { resolve, reject };
      worker.postMessage(question);
    });
  };
  let last: Promise<void> | undefined;
  return {
    ask(question) {
      // Sent at once if possible: the caller may block its own thread for a while.
      const answer = last ? last.then(() => askNow(question)) : askNow(question);
      const done = answer.then(clearLast, clearLast);
      last = done;
      return answer;
      function clearLast(): void {
        if (last === done) last = undefined;
      }
    },
    async close() {
      await worker.terminate();
    },
  };
}
