/** WebKitGTK's MiniBrowser by WebDriver, in a screen of its own that nobody sees. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { emptyFontsEnv } from './empty-fonts.js';
import type { Engine, EnginePage } from './engines.js';
import { executable } from './executable.js';
import { type Session, startSession } from './webdriver.js';

export async function startWebKit(): Promise<Engine> {
  const driver = executable('WebKitWebDriver', 'webkit2gtk-driver');
  const folder = mkdtempSync(join(tmpdir(), 'fireside-webkit-'));
  mkdirSync(join(folder, 'gtk-3.0'));
  writeFileSync(join(folder, 'gtk-3.0', 'settings.ini'), UNHINTED);
  const processes: ChildProcess[] = [];
  const end = (): void => {
    for (const one of processes) one.kill();
    // They may still be writing.
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  };
  process.once('exit', end);
  try {
    const screen = startScreen();
    processes.push(screen);
    const port = await freePort();
    processes.push(
      spawn(driver, [`--port=${port}`], {
        env: { ...envOf(folder), DISPLAY: `:${await lineFrom(screen.stdout)}` },
        stdio: 'ignore',
      }),
    );
    const session = await startSession(`http://127.0.0.1:${port}`);
    const close = async (): Promise<void> => {
      await session.end();
      process.off('exit', end);
      end();
    };
    return engineOf(session, close);
  } catch (error) {
    process.off('exit', end);
    end();
    throw error;
  }
}

/** GTK asks its own settings, not those of fontconfig (test/support/empty-fonts.ts). */
const UNHINTED = `[Settings]
gtk-xft-antialias=1
gtk-xft-hinting=0
gtk-xft-hintstyle=hintnone
`;

/** Xvfb chooses a free number for the screen and prints it. */
function startScreen(): ChildProcess & { readonly stdout: Readable } {
  const path = executable('Xvfb', 'xvfb');
  const args = ['-displayfd', '1', '-screen', '0', '4000x2400x24', '-nolisten', 'tcp'];
  return spawn(path, args, { stdio: ['ignore', 'pipe', 'ignore'] });
}

async function lineFrom(stream: Readable): Promise<string> {
  const [chunk] = await once(stream, 'data');
  return String(chunk).trim();
}

/** The driver takes no port of its own choice, so one that is free now is chosen for it. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** No fonts, no settings or bus of the machine's, no trace outside of the folder. */
function envOf(folder: string): NodeJS.ProcessEnv {
  return {
    ...emptyFontsEnv(),
    HOME: folder,
    TMPDIR: folder,
    XDG_CACHE_HOME: folder,
    XDG_CONFIG_HOME: folder,
    XDG_DATA_HOME: folder,
    XDG_RUNTIME_DIR: folder,
    DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    GDK_BACKEND: 'x11',
    GSETTINGS_BACKEND: 'memory',
    GTK_A11Y: 'none',
    NO_AT_BRIDGE: '1',
  };
}

function engineOf(session: Session, close: () => Promise<void>): Engine {
  const known = new Map<string, EnginePage>();
  const pageOf = (handle: string): EnginePage => {
    const page = known.get(handle) ?? enginePage(session, handle);
    known.set(handle, page);
    return page;
  };
  return {
    async newPage() {
      const page = pageOf(await session.newWindow());
      await page.setViewport(1280, 720);
      return page;
    },
    pages: async () => (await session.windows()).map(pageOf),
    close,
  };
}

function enginePage(session: Session, handle: string): EnginePage {
  const ask: Session['ask'] extends (window: string, ...rest: infer Rest) => infer Result
    ? (...rest: Rest) => Result
    : never = (...rest) => session.ask(handle, ...rest);
  const act = async (actions: unknown): Promise<void> => {
    await ask('POST', '/actions', { actions: [actions] });
  };
  const clickAt = (x: number, y: number, origin: unknown = 'viewport'): Promise<void> =>
    act({
      type: 'pointer',
      id: 'mouse',
      actions: [
        { type: 'pointerMove', x, y, origin },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ],
    });
  const page: EnginePage = {
    async goto(url) {
      await ask('POST', '/url', { url });
    },
    async reload() {
      await ask('POST', '/refresh');
    },
    evaluate: async (run, ...args) =>
      (await ask('POST', '/execute/sync', {
        script: `return (${run}).apply(null, arguments)`,
        args,
      })) as never,
    async press(...keys) {
      for (const key of keys) {
        const value = CODES[key] ?? key;
        const actions = ['keyDown', 'keyUp'].map((type) => ({ type, value }));
        await act({ type: 'key', id: 'keyboard', actions });
      }
    },
    async click(selector) {
      const element = await ask('POST', '/element', { using: 'css selector', value: selector });
      await clickAt(0, 0, element);
    },
    clickAt: (x, y) => clickAt(x, y),
    async screenshot() {
      return Buffer.from(String(await ask('GET', '/screenshot')), 'base64');
    },
    async print() {
      throw new Error('WebKitWebDriver knows no printing');
    },
    async setViewport(width, height) {
      const inner = (): Promise<readonly [number, number]> =>
        page.evaluate(() => [innerWidth, innerHeight] as const);
      const rect = { x: 0, y: 0, width, height };
      await ask('POST', '/window/rect', rect);
      // The window has a bar above the page; how high it is shows once it was laid out.
      for (let tries = 0; tries < 50; tries++) {
        const [w, h] = await inner();
        if (w === width && h === height) return;
        if (tries % 10 === 0) {
          rect.width += width - w;
          rect.height += height - h;
          await ask('POST', '/window/rect', rect);
        }
        await sleep(20);
      }
      throw new Error(`the viewport does not become ${width} × ${height}`);
    },
    async close() {
      await ask('DELETE', '/window');
    },
  };
  return page;
}

/** Keys that have a name, as WebDriver numbers them. */
const CODES: Readonly<Record<string, string>> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Escape: '\uE00C',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  ...Object.fromEntries(
    Array.from({ length: 12 }, (_, n) => [`F${n + 1}`, String.fromCharCode(0xe031 + n)]),
  ),
};
