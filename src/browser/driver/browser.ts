/** The browser process of a build, without a network, and removed completely at its end. */
import { rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BuildError } from '../../problem.js';
import {
  browserEnv,
  makeFolder,
  REMOVAL,
  removeLeftFolders,
  shortageOf,
} from './browser-folder.js';
import { type BrowserChoice, unpackAgain } from './bundled-browser.js';
import { createPage, type Page } from './page.js';
import { openPipe, type Pipe } from './pipe.js';

export type { Page } from './page.js';

export interface LaunchOptions {
  /** For each single step; a step that takes longer ends the browser. */
  readonly timeoutMs: number;
  /** The environment of the browser; that of this process if left out. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export interface Browser {
  /** False if Chromium's own sandbox had to be left out (as root, or without user namespaces). */
  readonly sandboxed: boolean;
  /** Product and version, such as `HeadlessChrome/147.0.7727.0`. */
  version(): Promise<string>;
  /** Opens an empty page; rejects with a `BuildError` if the browser died or takes too long. */
  newPage(): Promise<Page>;
  /** Ends the browser and removes its profile; never rejects, safe to call twice. */
  close(): Promise<void>;
}

const FLAGS = [
  '--headless',
  '--remote-debugging-pipe',
  // Nothing answers on port 9, and the bypass list takes away the exemption of loopback.
  '--proxy-server=http://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--disable-extensions',
  '--disable-default-apps',
  '--no-first-run',
  '--no-default-browser-check',
  '--password-store=basic',
  '--use-mock-keychain',
  // Useless to pages without a network.
  '--disable-features=Translate,MediaRouter,OptimizationHints,SpareRendererForSitePerProcess',
  '--disable-gpu',
  // Its page is hidden until a picture is taken, and works all the same.
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
  // Containers often have 64 MB of shared memory, too little for a long document.
  '--disable-dev-shm-usage',
  // A frame is drawn when asked for, not at the next sixtieth: pictures take a quarter less.
  '--disable-frame-rate-limit',
  '--hide-scrollbars',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--lang=en-US',
];

/** Without a sandbox two helper processes have no task, and it starts in a sixth less time. */
const UNSANDBOXED_FLAGS = ['--no-sandbox', '--no-zygote', '--in-process-gpu'];
const SANDBOX_REFUSED = /No usable sandbox|SUID sandbox|Failed to move to new namespace/;
const DAMAGED = new Set(['browser/no-start', 'browser/died']);
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

interface BrowserProcess {
  readonly pipe: Pipe;
  readonly folder: string;
}
/** What the end of this process must clean up: from the spawn until the folder is removed. */
const running = new Set<BrowserProcess>();

/**
 * Starts a browser, and resolves when it answers. The process is spawned before this returns, so
 * call it first and import or read afterwards. Rejects with a `BuildError` if the browser doesn't
 * start; a rejection that nobody has awaited yet doesn't end the process.
 */
export function launchBrowser(choice: BrowserChoice, options: LaunchOptions): Promise<Browser> {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const launched = launch(choice, options, !isRoot);
  launched.catch(() => {});
  return launched;
}

async function launch(
  choice: BrowserChoice,
  options: LaunchOptions,
  sandboxed: boolean,
): Promise<Browser> {
  const started = start(choice, options, sandboxed);
  const { pipe } = started;
  try {
    const { targetInfos } = await pipe.send<{
      targetInfos: readonly { targetId: string; type: string }[];
    }>({ method: 'Target.getTargets', step: 'start' });
    // The page that it opens by itself is ready sooner than a new one, and is prepared while the
    // caller is busy with the deck.
    const target = targetInfos.find(({ type }) => type === 'page')?.targetId;
    let prepared: Promise<Page> | undefined = createPage(pipe, started.folder, target);
    prepared.catch(() => {});
    return {
      sandboxed,
      async version() {
        const command = { method: 'Browser.getVersion', step: 'give its version' };
        return (await pipe.send<{ product: string }>(command)).product;
      },
      newPage() {
        const page = prepared ?? createPage(pipe, started.folder);
        prepared = undefined;
        return page;
      },
      close: () => stop(started),
    };
  } catch (error) {
    await stop(started);
    if (sandboxed && SANDBOX_REFUSED.test(pipe.stderr())) return launch(choice, options, false);
    if (choice.kind === 'bundled' && isDamaged(error)) {
      await unpackAgain(choice.path);
      return launch({ ...choice, kind: 'given' }, options, sandboxed);
    }
    throw error;
  }
}

/** Whether the program does not run though the machine has all it needs. */
function isDamaged(error: unknown): boolean {
  return (
    error instanceof BuildError &&
    error.problems.some(({ code, hint }) => DAMAGED.has(code) && hint === undefined)
  );
}

/** Spawns the process; in `launch` nothing may be awaited before it. */
function start(choice: BrowserChoice, options: LaunchOptions, sandboxed: boolean): BrowserProcess {
  const { env = process.env, timeoutMs } = options;
  const folder = makeFolder(choice, env);
  const pipe = openPipe({
    path: choice.path,
    args: [
      ...FLAGS,
      `--user-data-dir=${join(folder, 'profile')}`,
      ...(sandboxed ? [] : UNSANDBOXED_FLAGS),
      'about:blank',
    ],
    env: browserEnv(choice, env, folder),
    timeoutMs,
    shortageOf: (stderr) => shortageOf(folder, stderr),
  });
  const started = { pipe, folder };
  if (running.size === 0) watchProcess(true);
  running.add(started);
  // However it ends: after a time-out nobody may come to close it.
  void pipe.exited.then(() => removeFolder(started));
  void removeLeftFolders();
  return started;
}

async function stop(started: BrowserProcess): Promise<void> {
  // Killed, not asked: there is nothing to save, and it takes 50 ms less.
  started.pipe.kill();
  await Promise.race([started.pipe.exited, sleep(2000, undefined, { ref: false })]);
  await removeFolder(started);
}

async function removeFolder(started: BrowserProcess): Promise<void> {
  // A folder that can't be removed is no reason to lose the finished files.
  await rm(started.folder, REMOVAL).catch(() => {});
  running.delete(started);
  if (running.size === 0) watchProcess(false);
}

function watchProcess(on: boolean): void {
  if (!on) {
    process.off('exit', stopAll);
    for (const signal of SIGNALS) process.off(signal, stopAndPassOn);
    return;
  }
  process.on('exit', stopAll);
  // First in line, while a listener that somebody else set with `once` can still be counted.
  for (const signal of SIGNALS) process.prependListener(signal, stopAndPassOn);
}

function stopAll(): void {
  for (const { pipe } of running) pipe.kill();
  for (const { folder } of running) {
    try {
      rmSync(folder, REMOVAL);
    } catch {
      // The process is ending.
    }
  }
  running.clear();
  watchProcess(false);
}

function stopAndPassOn(signal: NodeJS.Signals): void {
  stopAll();
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}
