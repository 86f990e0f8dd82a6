/**
 * The process that builds rows: it is told which, one after the other. It is a program of its own, as
 * `bin.ts` is, so it ends itself; what it builds with does not.
 */
import { BuildError } from '../../problem.js';
import { createRowBuilder, type RowBuilder } from './builder.js';
import type { Faces, FromWorker, ToWorker } from './protocol.js';

let builder: RowBuilder | undefined;
let faces: Faces | undefined;
let last: Promise<unknown> = Promise.resolve();

const tell = (message: FromWorker): void => {
  if (process.connected) process.send?.(message);
};

process.on('message', (message: ToWorker) => {
  if ('setup' in message) {
    builder = createRowBuilder(message.setup);
    builder.ready.then(
      () => tell({ ready: true }),
      (error: unknown) => {
        if (!(error instanceof BuildError)) throw error;
        tell({ unable: error.problems });
      },
    );
  } else if ('faces' in message) {
    ({ faces } = message);
  } else if (builder && faces) {
    const { order } = message;
    last = builder.build(order, faces).then((outcome) => tell({ outcome }));
  }
});

// Ctrl-C reaches this process, too, and whoever started it may be gone: either is the end. What is
// being written is written; the browser goes with its folder.
const end = async (): Promise<void> => {
  await builder?.close();
  await last.catch(() => {});
  process.exit();
};
process.once('disconnect', () => void end());
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end());
