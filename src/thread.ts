/** A thread that answers one question at a time. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { PACKAGE_ROOT } from './package-root.js';

export interface Thread<Question, Answer> {
  /** @throws Error if the thread fails or ends */
  ask(question: Question): Promise<Answer>;
  close(): Promise<void>;
}

/**
 * Starts a compiled module as a thread; it begins to load at once. Its prints go nowhere.
 * @param module its path in `dist/`
 */
export function startThread<Question, Answer>(module: string): Thread<Question, Answer> {
  const worker = new Worker(join(PACKAGE_ROOT, 'dist', module), { stdout: true, stderr: true });
  let failure: Error | undefined;
  worker.on('error', (error) => {
    failure = error;
  });
  return {
    async ask(question) {
      if (failure) throw failure;
      worker.postMessage(question);
      const { result, error } = await new Promise<{ result?: Answer; error?: string }>(
        (resolve, reject) => {
          worker.once('message', resolve);
          worker.once('error', reject);
          worker.once('exit', (code) => reject(new Error(`a thread ended with status ${code}`)));
        },
      );
      if (result === undefined) throw new Error(error ?? 'a thread gave no answer');
      return result;
    },
    async close() {
      await worker.terminate();
    },
  };
}
