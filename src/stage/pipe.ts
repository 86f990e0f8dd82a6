/**
 * The DevTools protocol over two pipes: this little of it costs no import, where a client library
 * costs a quarter of a second at every build, and unlike a port no other user can connect to it.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { BuildError } from '../problem.js';

const KEPT_STDERR = 4000;
const ON_WINDOWS = process.platform === 'win32';

interface Waiting {
  readonly step: string;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: BuildError) => void;
  readonly timer: NodeJS.Timeout;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** One command; `step` ends the sentence "The browser took longer than 30 s to …". */
export interface Command {
  readonly method: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly session?: string;
  readonly step: string;
}

/**
 * A running browser process. The constructor spawns it at once and never throws: what goes wrong,
 * then or later, rejects the pending and all further calls of `send` with one `BuildError`.
 */
export class Pipe {
  /** Settles when the process is gone, however it ended. */
  readonly exited: Promise<void>;
  /** How long one command may take. */
  readonly timeoutMs: number;
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #partial: Buffer[] = [];
  #stderr = '';
  #failure: BuildError | undefined;

  constructor(path: string, args: readonly string[], env: NodeJS.ProcessEnv, timeoutMs: number) {
    this.timeoutMs = timeoutMs;
    this.#child = spawn(path, args, {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
      env,
      // A process group of its own, so that its helpers can be ended with it.
      detached: !ON_WINDOWS,
      windowsHide: true,
    });
    this.exited = new Promise((resolve) => {
      this.#child.once('error', (error) => {
        this.#fail('browser/no-start', `The browser ${path} cannot be started (${error.message})`);
        resolve();
      });
      this.#child.once('exit', (status, signal) => {
        resolve();
        // Its last words may still be on their way.
        setTimeout(() => this.#fail('browser/died', this.#obituary(signal ?? status)), 20);
      });
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-KEPT_STDERR);
    });
    // A broken pipe means that the browser died, and `exit` tells that better.
    const ignored = (): void => {};
    this.#input?.on('error', ignored);
    const output = this.#child.stdio[4] as Readable | null | undefined;
    output?.on('error', ignored).on('data', (chunk: Buffer) => this.#read(chunk));
  }

  /** The end of what the browser has written to its standard error. */
  get stderr(): string {
    return this.#stderr;
  }

  /**
   * Sends a command and gives its result; the caller vouches for the shape `T`. Rejects with a
   * `BuildError` if the browser refuses, dies, or takes too long, which also ends the browser.
   */
  send<T = unknown>(command: Command): Promise<T> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    const { method, params, session, step } = command;
    const id = ++this.#lastId;
    const message = JSON.stringify({ id, method, params, sessionId: session });
    return new Promise<unknown>((resolve, reject) => {
      const timer = setTimeout(() => this.expire(step), this.timeoutMs);
      this.#waiting.set(id, { step, resolve, reject, timer });
      this.#input?.write(`${message}\0`);
    }) as Promise<T>;
  }

  /** Ends the browser because a step took too long; pending and later calls reject with that. */
  expire(step: string): void {
    const limit = `${this.timeoutMs / 1000} s`;
    this.#fail('browser/timeout', `The browser took longer than ${limit} to ${step}`);
  }

  /** Ends the browser with its helpers at once; pending and later calls reject. */
  kill(): void {
    this.#fail('browser/closed', 'The browser was closed in the middle of its work');
  }

  get #input(): Writable | null | undefined {
    return this.#child.stdio[3] as Writable | null | undefined;
  }

  #read(chunk: Buffer): void {
    let start = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      // Decoded only when whole: a chunk may end in the middle of a character.
      this.#partial.push(chunk.subarray(start, end));
      const text = Buffer.concat(this.#partial).toString('utf8');
      this.#partial = [];
      start = end + 1;
      this.#receive(JSON.parse(text) as Message);
    }
    if (start < chunk.length) this.#partial.push(chunk.subarray(start));
  }

  #receive(message: Message): void {
    if (message.method === 'Inspector.targetCrashed') {
      this.#fail('browser/crashed', 'The page crashed in the browser, perhaps for lack of memory');
    }
    const waiting = message.id === undefined ? undefined : this.#waiting.get(message.id);
    if (message.id === undefined || waiting === undefined) return;
    this.#waiting.delete(message.id);
    clearTimeout(waiting.timer);
    if (message.error === undefined) {
      waiting.resolve(message.result);
    } else {
      const text = `The browser failed to ${waiting.step} (${message.error.message})`;
      waiting.reject(problem('browser/refused', text));
    }
  }

  /** Only the first failure counts: it is the cause of all that follow. */
  #fail(code: string, message: string): void {
    if (this.#failure !== undefined) return;
    this.#failure = problem(code, message);
    this.#endGroup();
    for (const { timer, reject } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(this.#failure);
    }
    this.#waiting.clear();
  }

  #endGroup(): void {
    const { pid } = this.#child;
    if (pid === undefined) return;
    try {
      if (ON_WINDOWS) this.#child.kill('SIGKILL');
      else process.kill(-pid, 'SIGKILL');
    } catch {
      // Nobody of the group is left.
    }
  }

  #obituary(cause: number | string | null): string {
    const [step] = [...this.#waiting.values()].map((waiting) => waiting.step);
    const during = step === undefined ? '' : ` when asked to ${step}`;
    const how = typeof cause === 'string' ? cause : `exit status ${cause}`;
    const lines = this.#stderr.trim().split('\n').slice(-5);
    return `The browser ended unexpectedly${during} (${how})\n${lines.join('\n')}`.trim();
  }
}

function problem(code: string, message: string): BuildError {
  return new BuildError([{ severity: 'error', code, message, blame: 'machine' }]);
}
