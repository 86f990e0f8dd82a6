/**
 * The DevTools protocol over two pipes: this little of it costs no import, where a client library
 * costs a quarter of a second at every build, and unlike a port no other user can connect to it.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { BuildError } from '../../problem.js';
import { createStepLimit, nameOf, type Step, type StepLimit } from './step-limit.js';

const KEPT_STDERR = 4000;
const ON_WINDOWS = process.platform === 'win32';

/** The function of a page that tells how far it has come, such as `slide 3`. */
export const PROGRESS_BINDING = 'firesideProgress';

/** No message is as long; who sends one without an end speaks another language. */
const LONGEST_MESSAGE = 2 ** 28;
/** What the answers to these commands always have. */
const ANSWERS: Readonly<Record<string, string>> = {
  'Browser.getVersion': 'product',
  'Browser.getWindowForTarget': 'windowId',
  'IO.read': 'data',
  'IO.resolveBlob': 'uuid',
  'Page.captureScreenshot': 'data',
  'Page.printToPDF': 'stream',
  'Runtime.callFunctionOn': 'result',
  'Runtime.evaluate': 'result',
  'Target.attachToTarget': 'sessionId',
  'Target.createTarget': 'targetId',
  'Target.getTargets': 'targetInfos',
};

interface Waiting {
  readonly method: string;
  readonly step: Step;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: BuildError) => void;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly name?: unknown; readonly payload?: unknown };
  readonly result?: unknown;
  readonly error?: { readonly message?: string };
}

/** One command; `step` ends the sentence "The browser worked longer than 60 s to …". */
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
  readonly #child: ChildProcess;
  readonly #limit: StepLimit;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #partial: Buffer[] = [];
  #partialLength = 0;
  #stderr = '';
  #failure: BuildError | undefined;

  readonly #shortage: (stderr: string) => string | undefined;

  /**
   * @param timeoutMs how long one step may work, and how long it may do nothing
   * @param shortage tells from what the browser wrote what the machine has too little of, as a hint
   */
  constructor(
    path: string,
    args: readonly string[],
    env: NodeJS.ProcessEnv,
    timeoutMs: number,
    shortage: (stderr: string) => string | undefined = () => undefined,
  ) {
    this.#shortage = shortage;
    this.#limit = createStepLimit(
      () => this.#child.pid,
      timeoutMs,
      (message) => this.#fail('browser/timeout', message, longerLimit(timeoutMs)),
    );
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
      this.#waiting.set(id, { method, step: this.#limit.begin(step), resolve, reject });
      this.#input?.write(`${message}\0`);
    }) as Promise<T>;
  }

  /**
   * Does what takes several commands as one step, with one limit for all of it.
   * @param task is given the step, whose text it may change
   */
  async during<T>(text: string, task: (step: Step) => Promise<T>): Promise<T> {
    const step = this.#limit.begin(text);
    try {
      return await task(step);
    } finally {
      this.#limit.end(step);
    }
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
      this.#partialLength = 0;
      start = end + 1;
      const message = messageIn(text);
      if (message === undefined) this.#misunderstood(text);
      else this.#receive(message);
    }
    if (start === chunk.length) return;
    this.#partial.push(chunk.subarray(start));
    this.#partialLength += chunk.length - start;
    if (this.#partialLength > LONGEST_MESSAGE) this.#misunderstood('');
  }

  #misunderstood(text: string): void {
    const [said = ''] = text.split('\n');
    const quoted = said === '' ? '' : ` (“${said.slice(0, 60)}”)`;
    this.#fail(
      'browser/garbled',
      `The browser gives answers that are none of the DevTools protocol${quoted}`,
      'Is it Chrome, Edge or Chromium? Name another by --browser or FIRESIDE_BROWSER.',
    );
  }

  #receive(message: Message): void {
    if (message.method === 'Runtime.bindingCalled' && message.params?.name === PROGRESS_BINDING) {
      this.#limit.progress(String(message.params.payload));
    }
    if (message.method === 'Inspector.targetCrashed') {
      this.#fail('browser/crashed', 'The page crashed in the browser, perhaps for lack of memory');
    }
    const waiting = message.id === undefined ? undefined : this.#waiting.get(message.id);
    if (message.id === undefined || waiting === undefined) return;
    this.#waiting.delete(message.id);
    this.#limit.end(waiting.step);
    if (message.error !== undefined) {
      const text = `The browser failed to ${nameOf(waiting.step)} (${message.error.message})`;
      waiting.reject(problem('browser/refused', text));
    } else if (isAnswer(message.result, waiting.method)) {
      waiting.resolve(message.result);
    } else {
      this.#misunderstood(JSON.stringify(message));
      if (this.#failure) waiting.reject(this.#failure);
    }
  }

  /** Only the first failure counts: it is the cause of all that follow. */
  #fail(code: string, message: string, hint?: string): void {
    if (this.#failure !== undefined) return;
    // A browser that was closed lacks nothing.
    const why = code === 'browser/closed' ? undefined : this.#shortage(this.#stderr);
    this.#failure = problem(code, message, why ?? hint);
    this.#endGroup();
    for (const { step, reject } of this.#waiting.values()) {
      this.#limit.end(step);
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
    const [step] = this.#limit.steps;
    const during = step === undefined ? '' : ` when asked to ${nameOf(step)}`;
    const how = typeof cause === 'string' ? cause : `exit status ${cause}`;
    const lines = this.#stderr.trim().split('\n').slice(-5);
    return `The browser ended unexpectedly${during} (${how})\n${lines.join('\n')}`.trim();
  }
}

function problem(code: string, message: string, hint?: string): BuildError {
  const more = hint === undefined ? {} : { hint };
  return new BuildError([{ severity: 'error', code, message, ...more, blame: 'machine' }]);
}

function longerLimit(timeoutMs: number): string {
  const seconds = Math.ceil((timeoutMs / 1000) * 4);
  return `If it would have ended, give it longer: --timeout ${seconds}, or FIRESIDE_TIMEOUT=${seconds}.`;
}

/** Undefined for what is no message of the protocol. */
function messageIn(text: string): Message | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isAnswer(result: unknown, method: string): boolean {
  const field = ANSWERS[method];
  return isObject(result) && (field === undefined || field in result);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
