/**
 * The DevTools protocol over two pipes: this little of it costs no import, where a client library
 * costs a quarter of a second at every build, and unlike a port no other user can connect to it.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { type BuildError, buildError } from '../../problem.js';
import { createStepLimit, nameOf, type Step } from './step-limit.js';

const KEPT_STDERR = 4000;
const ON_WINDOWS = process.platform === 'win32';

/** The function of a page that reports its progress, such as `slide 3`. */
export const PROGRESS_BINDING = 'firesideProgress';

/** One command; `step` ends the sentence "The browser worked longer than 60 s to …". */
export interface PipeCommand {
  readonly method: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly session?: string;
  readonly step: string;
}

interface PipeOptions {
  readonly path: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** How long one step may work, and how long it may do nothing. */
  readonly timeoutMs: number;
  /** What the machine has too little of, as a hint, by what the browser wrote. */
  readonly shortageOf: (stderr: string) => string | undefined;
}

/** A running browser process. */
export interface Pipe {
  /** Settles when the process is gone, however it ended. */
  readonly exited: Promise<void>;
  /** The end of what the browser has written to its standard error. */
  stderr(): string;
  /**
   * Sends a command; the caller vouches for the type of its result. Rejects with a `BuildError` if
   * the browser refuses, dies, or takes too long, which also ends the browser.
   */
  send<T = unknown>(command: PipeCommand): Promise<T>;
  /** Runs several commands as one step with one limit; `task` may change the step's text. */
  during<T>(text: string, task: (step: Step) => Promise<T>): Promise<T>;
  /** Ends the browser with its helpers at once; pending and later calls reject. */
  kill(): void;
}

interface PendingCommand {
  readonly limit: Step;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: BuildError) => void;
}

interface ProtocolMessage {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly name?: unknown; readonly payload?: unknown };
  readonly result?: unknown;
  readonly error?: { readonly message?: string };
}

/**
 * Spawns a browser before it returns, and never throws: what goes wrong, then or later, rejects
 * the pending and all further calls with one `BuildError`.
 */
export function openPipe({ path, args, env, timeoutMs, shortageOf }: PipeOptions): Pipe {
  const pending = new Map<number, PendingCommand>();
  let lastId = 0;
  let stderr = '';
  let failure: BuildError | undefined;
  const child = spawnBrowser(path, args, env);
  const input = child.stdio[3] as Writable | null | undefined;
  const output = child.stdio[4] as Readable | null | undefined;
  const limit = createStepLimit(
    () => child.pid,
    timeoutMs,
    (message) => fail('timeout', message, longerLimit(timeoutMs)),
  );

  /** Only the first failure counts: it is the cause of all that follow. */
  const fail = (code: string, message: string, hint?: string): void => {
    if (failure !== undefined) return;
    // A browser that was closed lacks nothing.
    const shortage = code === 'closed' ? undefined : shortageOf(stderr);
    failure = buildError(`browser/${code}`, message, shortage ?? hint, { blame: 'machine' });
    endWithHelpers(child);
    for (const { limit: step, reject } of pending.values()) {
      limit.end(step);
      reject(failure);
    }
    pending.clear();
  };
  const receive = (text: string): void => {
    const message = messageIn(text);
    if (message === undefined) {
      fail(
        'garbled',
        `The browser gives answers that are none of the DevTools protocol (“${text.slice(0, 60)}”)`,
        'Is it Chrome, Edge or Chromium? Name another by --browser or FIRESIDE_BROWSER.',
      );
      return;
    }
    const { id = 0, method, params, result, error } = message;
    if (method === 'Runtime.bindingCalled' && params?.name === PROGRESS_BINDING) {
      limit.progress(String(params.payload));
    } else if (method === 'Inspector.targetCrashed') {
      fail('crashed', 'The page crashed in the browser, perhaps for lack of memory');
    }
    const command = pending.get(id);
    if (command === undefined) return;
    const { limit: step, resolve, reject } = command;
    pending.delete(id);
    limit.end(step);
    if (error === undefined) resolve(result);
    else {
      const what = `The browser failed to ${nameOf(step)} (${error.message})`;
      reject(buildError('browser/refused', what, undefined, { blame: 'machine' }));
    }
  };

  const exited = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      fail('no-start', `The browser ${path} cannot be started (${error.message})`);
      resolve();
    });
    child.once('exit', (status, signal) => {
      resolve();
      // Its last output may still be on its way.
      setTimeout(() => {
        const [step] = limit.steps;
        fail('died', exitMessage(step, signal ?? `exit status ${status}`, stderr));
      }, 20);
    });
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-KEPT_STDERR);
  });
  // A broken pipe means that the browser died, which `exit` reports better.
  input?.on('error', () => {});
  if (output) readMessages(output, receive);

  return {
    exited,
    stderr: () => stderr,
    send<T>(command: PipeCommand) {
      if (failure !== undefined) return Promise.reject(failure);
      const { method, params, session, step } = command;
      const id = ++lastId;
      return new Promise<unknown>((resolve, reject) => {
        pending.set(id, { limit: limit.begin(step), resolve, reject });
        input?.write(`${JSON.stringify({ id, method, params, sessionId: session })}\0`);
      }) as Promise<T>;
    },
    async during(text, task) {
      const step = limit.begin(text);
      try {
        return await task(step);
      } finally {
        limit.end(step);
      }
    },
    kill: () => fail('closed', 'The browser was closed in the middle of its work'),
  };
}

function spawnBrowser(path: string, args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(path, args, {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    env,
    // A process group of its own, so that its helpers can be ended with it.
    detached: !ON_WINDOWS,
    windowsHide: true,
  });
}

/** Calls with each message; they end with a zero. */
function readMessages(output: Readable, receive: (text: string) => void): void {
  let parts: string[] = [];
  output
    .on('error', () => {})
    .setEncoding('utf8')
    .on('data', (chunk: string) => {
      const [first = '', ...more] = chunk.split('\0');
      parts.push(first);
      for (const next of more) {
        receive(parts.join(''));
        parts = [next];
      }
    });
}

function endWithHelpers(child: ChildProcess): void {
  try {
    if (ON_WINDOWS) child.kill('SIGKILL');
    else if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // No process of the group is left.
  }
}

function exitMessage(step: Step | undefined, how: string, stderr: string): string {
  const during = step === undefined ? '' : ` when asked to ${nameOf(step)}`;
  const lines = stderr.trim().split('\n').slice(-5).join('\n');
  return `The browser ended unexpectedly${during} (${how})\n${lines}`.trim();
}

function longerLimit(timeoutMs: number): string {
  const seconds = Math.ceil((timeoutMs / 1000) * 4);
  return `If it would have ended, give it longer: --timeout ${seconds}, or FIRESIDE_TIMEOUT=${seconds}.`;
}

/** Undefined for anything but a message of the protocol. */
function messageIn(text: string): ProtocolMessage | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
