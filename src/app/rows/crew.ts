/** Processes that build rows side by side; one that dies is replaced, and its row tried once more. */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { removeOrphans } from '../../files/index.js';
import { PACKAGE_ROOT } from '../../package-root.js';
import { BuildError, type Problem } from '../../problem.js';
import type { Faces, FromWorker, Order, Outcome, Setup, ToWorker } from './protocol.js';

/** So many may end while they wait, for lack of memory perhaps. */
const MOST_IDLE_DEATHS = 3;
/** How much of a process's last words is kept. */
const KEPT_STDERR = 2000;

interface Worker {
  readonly child: ChildProcess;
  readonly gone: Promise<void>;
  order: Order | undefined;
  /** Whether it ever could begin. */
  isReady: boolean;
}

export interface Crew {
  /**
   * Gives the orders out, and resolves when all are done or the signal came.
   * @param onOutcome called as each is done, in no order
   * @throws BuildError if a browser cannot be started
   */
  work(
    orders: readonly Order[],
    faces: Faces,
    onOutcome: (outcome: Outcome) => void,
  ): Promise<void>;
  /** Ends all processes; resolves when they are gone, and their browsers with them. */
  close(): Promise<void>;
}

/**
 * Starts processes, which load and start their browsers while the caller goes on.
 * @param signal ends the work: rows that are being written are written, no other is begun
 */
export function startCrew(setup: Setup, count: number, signal?: AbortSignal): Crew {
  const queue: Order[] = [];
  const retried = new Set<number>();
  let faces: Faces | undefined;
  let report: (outcome: Outcome) => void = () => {};
  let left = Number.POSITIVE_INFINITY;
  let isOver = false;
  let idleDeaths = 0;
  const all = new Set<Worker>();
  let finish: () => void = () => {};
  let fail: (error: unknown) => void = () => {};
  const done = new Promise<void>((resolve, reject) => {
    finish = resolve;
    fail = reject;
  });
  done.catch(() => {});

  const send = ({ child }: Worker, message: ToWorker): void => {
    // One that is just dying is heard of by its end.
    if (child.connected) child.send(message, () => {});
  };
  const settle = (outcome: Outcome): void => {
    report(outcome);
    left--;
    if (left === 0) finish();
  };
  const next = (worker: Worker): void => {
    const order = faces && !isOver ? queue.shift() : undefined;
    worker.order = order;
    if (order) send(worker, { order });
  };
  const hire = (): void => {
    const child = fork(join(PACKAGE_ROOT, 'dist/app/rows/worker.js'), [], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      // As the command line says it; see bin.ts.
      execArgv: ['--liftoff-only'],
    });
    let stderr = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr = (stderr + text).slice(-KEPT_STDERR);
    });
    const gone = new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      child.once('error', () => resolve());
    });
    const worker: Worker = { child, gone, order: undefined, isReady: false };
    all.add(worker);
    child.on('message', (message: FromWorker) => {
      if ('ready' in message) worker.isReady = true;
      else if ('unable' in message) fail(new BuildError(message.unable));
      else {
        settle(message.outcome);
        next(worker);
      }
    });
    void gone.then(async () => {
      await removeOrphans(setup.out);
      all.delete(worker);
      if (!isOver) replace(worker, stderr);
    });
    send(worker, { setup });
    if (faces) {
      send(worker, { faces });
      next(worker);
    }
  };
  const replace = ({ order, isReady }: Worker, stderr: string): void => {
    if (order === undefined && !isReady) {
      fail(new Error(`a process that builds rows ended before it could begin\n${stderr}`));
      return;
    }
    // Where it had no row, none is lost.
    if (order === undefined) {
      idleDeaths++;
      const message = `processes that build rows end again and again\n${stderr}`;
      if (idleDeaths > MOST_IDLE_DEATHS) fail(new Error(message));
      else if (queue.length > 0 || !faces) hire();
      return;
    }
    if (retried.has(order.number)) {
      const problems = [died(stderr)];
      settle({ number: order.number, ok: false, slides: 0, files: [], problems });
    } else {
      retried.add(order.number);
      queue.unshift(order);
    }
    if (queue.length > 0) hire();
  };
  const end = (): void => {
    isOver = true;
    for (const { child } of all) if (child.connected) child.disconnect();
  };

  for (let i = 0; i < count; i++) hire();
  const stop = (): void => {
    end();
    void Promise.all([...all].map(({ gone }) => gone)).then(finish);
  };
  signal?.addEventListener('abort', stop);
  return {
    work(orders, given, onOutcome) {
      if (orders.length === 0 || signal?.aborted) return Promise.resolve();
      queue.push(...orders);
      left = orders.length;
      faces = given;
      report = onOutcome;
      for (const worker of all) {
        send(worker, { faces });
        next(worker);
      }
      return done;
    },
    async close() {
      signal?.removeEventListener('abort', stop);
      end();
      await Promise.all([...all].map(({ gone }) => gone));
    },
  };
}

function died(stderr: string): Problem {
  return {
    severity: 'error',
    code: 'rows/died',
    message: `The process that built this row ended, twice\n${stderr}`.trim(),
    hint: 'The machine may lack memory: build fewer at a time, or close other programs.',
    blame: 'machine',
  };
}
