/** Every way in which a browser ends: none may leave a process, a folder or a call that waits. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, launchBrowser } from '../../src/stage/browser.js';
import { type BrowserChoice, findBrowser } from '../../src/stage/find-browser.js';
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
} from '../browser-traces.js';
import { emptyFontsEnv } from '../empty-fonts.js';

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

  it('is told when it dies in the middle, to every call that waits', async () => {
    const browser = await launch();
    const page = await browser.newPage();
    const calls = [page.evaluate('(() => { for (;;); })()'), page.printToPdf({})].map(problemOf);
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

  it('is told when only the page dies', async () => {
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
    expect(problem?.message).toBe('The browser took longer than 3 s to look at the page');
    await expectNoTraces();
  });

  it('comes at the start, if that is no browser, with what it said', async () => {
    const path = program(join(outside, 'bin'), 'odd', '#!/bin/sh\necho odd words >&2\nexit 4\n');
    const died = await problemOf(launchBrowser({ path, kind: 'given' }, { timeoutMs: 5000 }));
    expect(died?.code).toBe('browser/died');
    expect(died?.message).toMatch(/exit status 4\)\nodd words/);
    const none = { path: '/nowhere/chrome', kind: 'given' } as const;
    const problem = await problemOf(launchBrowser(none, { timeoutMs: 5000 }));
    expect(problem).toMatchObject({ code: 'browser/no-start', blame: 'machine' });
    const mute = program(join(outside, 'bin'), 'mute', '#!/bin/sh\nexec sleep 60\n');
    const late = launchBrowser({ path: mute, kind: 'given' }, { timeoutMs: 300 });
    expect((await problemOf(late))?.message).toBe('The browser took longer than 0.3 s to start');
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
    const module = JSON.stringify(join(root, 'dist', 'stage', 'browser.js'));
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
