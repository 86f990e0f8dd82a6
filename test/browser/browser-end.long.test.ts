/** Every way in which a browser ends: none may leave a process, a folder or a call that waits. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, launchBrowser } from '../../src/browser/driver/browser.js';
import type { BrowserChoice } from '../../src/browser/driver/bundled-browser.js';
import { findBrowser } from '../../src/browser/driver/find-browser.js';
import {
  browserFolders,
  expectNoTraces,
  outside,
  problemOf,
  processes,
  program,
  restoreTmpdir,
  root,
  useOwnTmpdir,
} from '../support/browser-traces.js';
import { emptyFontsEnv } from '../support/empty-fonts.js';

let choice: BrowserChoice;
beforeAll(async () => {
  useOwnTmpdir();
  choice = await findBrowser({ env: process.env });
});
afterAll(restoreTmpdir);

describe('the end of a browser', () => {
  const launch = (timeoutMs = 20_000): Promise<Browser> =>
    launchBrowser(choice, { timeoutMs, env: emptyFontsEnv() });

  it('leaves nothing after close, and no listener on this process', async () => {
    const before = process.listenerCount('SIGINT') + process.listenerCount('exit');
    const browser = await launch();
    await browser.newPage();
    await browser.newPage();
    expect(browserFolders()).toHaveLength(1);
    expect(processes().length).toBeGreaterThan(0);
    await browser.close();
    await browser.close();
    await expectNoTraces();
    expect(process.listenerCount('SIGINT') + process.listenerCount('exit')).toBe(before);
    expect((await problemOf(browser.newPage()))?.code).toBe('browser/closed');
  });

  it('is reported when it dies in the middle, to every call that waits', async () => {
    const browser = await launch();
    const page = await browser.newPage();
    const calls = [page.evaluate('(() => { for (;;); })()'), page.printToPdf()].map(problemOf);
    await sleep(100);
    const main = processes().find(({ command }) => !command.includes('--type='));
    process.kill(main?.pid ?? 0, 'SIGKILL');
    for (const problem of await Promise.all(calls)) {
      expect(problem).toMatchObject({ code: 'browser/died', blame: 'machine' });
      expect(problem?.message).toContain('SIGKILL');
    }
    await expectNoTraces();
    await browser.close();
  });

  it('is reported when only the page dies', async () => {
    const browser = await launch();
    const page = await browser.newPage();
    const call = problemOf(page.evaluate('(() => { for (;;); })()'));
    await sleep(100);
    for (const { pid, command } of processes()) {
      if (command.includes('--type=renderer')) process.kill(pid, 'SIGKILL');
    }
    expect((await call)?.code).toBe('browser/crashed');
    await browser.close();
    await expectNoTraces();
  });

  it('comes with a time-out that says what took too long', async () => {
    const browser = await launch(3000);
    const page = await browser.newPage();
    const problem = await problemOf(page.evaluate('(() => { for (;;); })()'));
    expect(problem).toMatchObject({ code: 'browser/timeout', blame: 'machine' });
    expect(problem?.message).toBe('The browser worked longer than 3 s to look at the page');
    expect(problem?.hint).toContain('--timeout 12');
    await expectNoTraces();
  });

  it('names the slide at which the page takes too long, and lets the others have their time', async () => {
    const browser = await launch(1000);
    const page = await browser.newPage();
    const slide = (number: number, next: string): string =>
      `firesideProgress('slide ${number}'); for (const end = performance.now() + 700; performance.now() < end;); ${next}`;
    const forEver = 'firesideProgress("slide 4"); for (;;);';
    const problem = await problemOf(
      page.evaluate(`(() => { ${slide(1, slide(2, slide(3, forEver)))} })()`, 'measure the slides'),
    );
    expect(problem?.message).toBe(
      'The browser worked longer than 1 s to measure the slides, at slide 4',
    );
    await expectNoTraces();
  });

  it('comes to one that waits for ever, and to one that is stopped', async () => {
    const waiting = await launch(1000);
    const page = await waiting.newPage();
    const forEver = await problemOf(page.evaluate('new Promise(() => {})'));
    expect(forEver?.message).toBe('The browser did nothing for 1 s when asked to look at the page');
    const stopped = await launch(1000);
    const other = await stopped.newPage();
    for (const { pid } of processes()) process.kill(pid, 'SIGSTOP');
    expect((await problemOf(other.evaluate('1')))?.code).toBe('browser/timeout');
    await expectNoTraces();
  });

  it('does not come to one that the machine leaves no processor', async () => {
    const browser = await launch(1500);
    const page = await browser.newPage();
    // Each in a session of its own: Linux shares the processors out between sessions.
    const burners = Array.from({ length: 8 * availableParallelism() }, () =>
      spawn('sh', ['-c', 'while :; do :; done'], { stdio: 'ignore', detached: true }),
    );
    try {
      const loop =
        '(() => { for (const end = performance.now() + 3000; performance.now() < end;); })()';
      await expect(page.evaluate(loop)).resolves.toBeUndefined();
    } finally {
      for (const burner of burners) burner.kill('SIGKILL');
      await browser.close();
    }
  });

  it('comes with a picture that is not loaded, and names it', async () => {
    const browser = await launch(1000);
    const page = await browser.newPage();
    await page.setContent(
      '<!doctype html><svg data-marpit-svg><foreignObject><section id="5"><img alt="Map">',
    );
    // A picture that never comes to an end, as no file of a deck could be.
    await page.evaluate("Object.defineProperty(document.images[0], 'complete', { value: false })");
    const problem = await problemOf(page.settle());
    expect(problem?.message).toContain('to load the picture “Map” of slide 5');
    await expectNoTraces();
  });

  it.each([
    ['words', 'printf "HTTP/1.1 400 Bad Request\\r\\n\\0" >&4'],
    ['no object', 'printf "null\\0" >&4'],
  ])('comes to one that answers %s', async (name, answer) => {
    const path = program(
      join(outside, 'bin'),
      name.replaceAll(' ', '-'),
      `#!/bin/sh\n${answer}\nexec sleep 60\n`,
    );
    const problem = await problemOf(launchBrowser({ path, kind: 'given' }, { timeoutMs: 20_000 }));
    expect(problem).toMatchObject({ code: 'browser/garbled', blame: 'machine' });
    await expectNoTraces();
  });

  it('comes at the start, if that is no browser, with its output', async () => {
    const path = program(join(outside, 'bin'), 'odd', '#!/bin/sh\necho odd words >&2\nexit 4\n');
    const died = await problemOf(launchBrowser({ path, kind: 'given' }, { timeoutMs: 5000 }));
    expect(died?.code).toBe('browser/died');
    expect(died?.message).toMatch(/exit status 4\)\nodd words/);
    const none = { path: '/nowhere/chrome', kind: 'given' } as const;
    const problem = await problemOf(launchBrowser(none, { timeoutMs: 5000 }));
    expect(problem).toMatchObject({ code: 'browser/no-start', blame: 'machine' });
    const mute = program(join(outside, 'bin'), 'mute', '#!/bin/sh\nexec sleep 60\n');
    const late = launchBrowser({ path: mute, kind: 'given' }, { timeoutMs: 300 });
    expect((await problemOf(late))?.message).toBe(
      'The browser did nothing for 0.3 s when asked to start',
    );
    await expectNoTraces();
  });

  it('comes before the start, if there is no temporary folder', async () => {
    const real = process.env.TMPDIR;
    process.env.TMPDIR = '/nowhere';
    try {
      expect((await problemOf(launchBrowser(choice, { timeoutMs: 5000 })))?.code).toBe(
        'browser/no-temp',
      );
    } finally {
      process.env.TMPDIR = real;
    }
  });

  it('comes with the process that started it, by a signal or by itself', async () => {
    const module = JSON.stringify(join(root, 'dist', 'browser', 'driver', 'browser.js'));
    const code = (then: string): string => `import { launchBrowser } from ${module};
      const browser = await launchBrowser(${JSON.stringify(choice)}, { timeoutMs: 20000 });
      await browser.newPage();
      process.stdout.write('ready');
      ${then}`;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      const child = run(code(''));
      await once(child.stdout, 'data');
      expect(browserFolders()).toHaveLength(1);
      child.kill(signal);
      expect((await once(child, 'exit'))[1]).toBe(signal);
      await expectNoTraces();
    }
    // What nothing can clear up is cleared up by the next.
    const killed = run(code(''));
    await once(killed.stdout, 'data');
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    for (let tries = 0; tries < 100 && processes().length > 0; tries++) await sleep(20);
    expect(browserFolders()).toHaveLength(1);
    const [left] = browserFolders();
    const next = await launch();
    await next.newPage();
    for (let tries = 0; tries < 100 && browserFolders().length > 1; tries++) await sleep(20);
    expect(browserFolders()).toHaveLength(1);
    expect(browserFolders()).not.toContain(left);
    await next.close();
    await expectNoTraces();
    for (const [then, status] of [
      ['process.exit(5)', 5],
      ['throw new Error("lost")', 1],
    ] as const) {
      expect((await once(run(code(then)), 'exit'))[0]).toBe(status);
      await expectNoTraces();
    }
  });
});

function run(code: string) {
  return spawn(process.execPath, ['--input-type=module', '-e', code], {
    env: emptyFontsEnv(),
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}
