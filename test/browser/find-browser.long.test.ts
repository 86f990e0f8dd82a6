/** Which browser is taken, by files that look like some; and the unpacking of the real one. */
import { mkdirSync, readdirSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../src/browser/driver/browser.js';
import { findBrowser } from '../../src/browser/driver/find-browser.js';
import {
  outside,
  problemOf,
  program,
  restoreTmpdir,
  root,
  useOwnTmpdir,
} from '../support/browser-traces.js';
import { emptyFontsEnv } from '../support/empty-fonts.js';

beforeAll(useOwnTmpdir);
afterAll(restoreTmpdir);

describe('findBrowser', () => {
  it('blames the flag or the variable that names a browser that is not there', async () => {
    const wrong = '/nowhere/chrome';
    const given = await problemOf(findBrowser({ browser: wrong, env: {} }));
    expect(given).toMatchObject({ code: 'browser/wrong-path', blame: 'machine' });
    expect(given?.message).toContain('--browser');
    expect(given?.message).toContain(wrong);
    for (const name of ['FIRESIDE_BROWSER', 'CHROME_PATH']) {
      expect((await problemOf(findBrowser({ env: { [name]: wrong } })))?.message).toContain(name);
    }
    expect((await problemOf(findBrowser({ browser: root, env: {} })))?.code).toBe(
      'browser/wrong-path',
    );
  });

  it('prefers the flag, then a variable, then an installed browser that is no snap', async () => {
    const folder = join(outside, 'bin');
    const chrome = program(folder, 'google-chrome', '#!/bin/sh\nexec /opt/chrome "$@"\n');
    const edge = program(folder, 'microsoft-edge', '#!/bin/sh\n');
    const PATH = folder;
    const env = { PATH, CHROME_PATH: chrome, FIRESIDE_BROWSER: edge };
    expect(await findBrowser({ browser: chrome, env })).toEqual({ path: chrome, kind: 'given' });
    expect(await findBrowser({ env })).toEqual({ path: edge, kind: 'environment' });
    const rest = { PATH, CHROME_PATH: chrome, FIRESIDE_BROWSER: '' };
    expect(await findBrowser({ env: rest })).toEqual({ path: chrome, kind: 'environment' });
    expect(await findBrowser({ env: { PATH } })).toEqual({ path: chrome, kind: 'installed' });
    program(folder, 'google-chrome', '#!/bin/sh\nexec /snap/bin/chromium "$@"\n');
    expect(await findBrowser({ env: { PATH } })).toEqual({ path: edge, kind: 'installed' });
  });

  it('unpacks the bundled browser once, whole, and for two at the same time', async () => {
    const cache = join(outside, 'cache');
    const folder = join(cache, 'fireside', 'chromium-147.0.0');
    // An unpacking that was killed.
    const stale = `${folder}.partial-0123`;
    mkdirSync(stale, { recursive: true });
    writeFileSync(join(stale, 'chromium'), 'half');
    utimesSync(stale, 1, 1);
    const env = { PATH: '', XDG_CACHE_HOME: cache };
    const [one, other] = await Promise.all([findBrowser({ env }), findBrowser({ env })]);
    expect(one).toEqual(other);
    expect(one).toMatchObject({ kind: 'bundled', path: join(folder, 'chromium') });
    expect(readdirSync(join(folder, '..'))).toEqual(['chromium-147.0.0']);
    const browser = await launchBrowser(one, { timeoutMs: 20_000, env: emptyFontsEnv() });
    expect(await browser.version()).toContain('147.');
    await browser.close();

    const blocked = join(outside, 'file');
    writeFileSync(blocked, '');
    const problem = await problemOf(findBrowser({ env: { PATH: '', XDG_CACHE_HOME: blocked } }));
    expect(problem).toMatchObject({ code: 'browser/unpack', blame: 'machine' });
  });

  it('unpacks it anew where what lies there does not start', async () => {
    const env = { PATH: '', XDG_CACHE_HOME: join(outside, 'cache') };
    const choice = await findBrowser({ env });
    truncateSync(choice.path, 20_000_000);
    const browser = await launchBrowser(choice, { timeoutMs: 20_000, env: emptyFontsEnv() });
    expect(await browser.version()).toContain('147.');
    await browser.close();
  });
});
