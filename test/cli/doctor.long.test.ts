/** `fireside doctor` as a process, on machines that have what a build needs and that lack it. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { atLeast } from '../../src/app/doctor/doctor.js';
import { runDoctor } from '../../src/cli/commands/doctor.js';
import { emptyFontsEnv } from '../support/empty-fonts.js';

const BIN = resolve('dist/bin.js');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fireside-doctor-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Found {
  readonly name: string;
  readonly ok: boolean;
  readonly found: string;
  readonly todo?: string;
}

function doctor(args: readonly string[] = [], env: NodeJS.ProcessEnv = {}) {
  return spawnSync(process.execPath, [BIN, 'doctor', ...args], {
    cwd: folder,
    env: { ...emptyFontsEnv(), ...env },
    encoding: 'utf8',
  });
}

function findings(args: readonly string[] = [], env: NodeJS.ProcessEnv = {}) {
  const { status, stdout } = doctor(['--json', ...args], env);
  const { ok, findings: list } = JSON.parse(stdout) as { ok: boolean; findings: Found[] };
  return { status, ok, of: (name: string) => list.find((one) => one.name === name) };
}

test('on a machine that has all: what it has, exit 0, and nothing left behind', () => {
  const { status, stdout, stderr } = doctor();
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/^ok {2}fireside {2}\d+\.\d+\.\d+$/m);
  expect(stdout).toContain(`ok  node      ${process.versions.node}\n`);
  expect(stdout).toMatch(/^ok {2}start {5}\S*Chrom\S*\/\d+\S* starts and prints$/m);
  expect(stdout).toMatch(/^ok {2}sandbox {3}o(n|ff)/m);
  expect(stdout).toMatch(/^ok {2}fonts {5}Noto Sans TC, Noto Sans SC, Noto Sans,/m);
  expect(stdout).toContain('\nDecks can be built here.\n');
  expect(readdirSync(folder)).toEqual([]);
});

test('what says that it works stops where it fails', async () => {
  const written: string[] = [];
  const error = { isTTY: true, write: (text: string) => written.push(text) };
  const failing = new Proxy<NodeJS.ProcessEnv>({}, { get: () => fail('no environment') });
  const streams = {
    out: { write: () => {} },
    error,
    env: failing,
    untilInterrupted: async () => 130 as const,
  };
  await expect(runDoctor({ env: streams.env, folder: '.' }, false, streams)).rejects.toThrow(
    'no environment',
  );
  const before = written.length;
  await sleep(500);
  expect(written.length).toBe(before);
});

function fail(message: string): never {
  throw new Error(message);
}

test('it says where the browser’s path came from; a missing browser ends in exit 3', () => {
  const flag = findings(['--browser', '/no/such/browser']);
  expect(flag).toMatchObject({ status: 3, ok: false });
  expect(flag.of('browser')).toMatchObject({
    ok: false,
    found: expect.stringContaining('--browser'),
  });
  expect(flag.of('browser')?.todo).toContain('path of Chrome');
  expect(flag.of('start')).toBeUndefined();
  const variable = findings([], { CHROME_PATH: '/no/such/browser' });
  expect(variable.of('browser')).toMatchObject({ found: expect.stringContaining('CHROME_PATH') });
  const program = process.execPath;
  const named = findings([], { FIRESIDE_BROWSER: program, CHROME_PATH: '/no/such/browser' });
  expect(named.of('browser')).toMatchObject({
    ok: true,
    found: `${program} (named by FIRESIDE_BROWSER)`,
  });
});

test('a program that is no browser does not start: exit 3, and what to do', () => {
  const { status, of } = findings(['--browser', process.execPath]);
  expect(status).toBe(3);
  expect(of('browser')?.ok).toBe(true);
  expect(of('start')).toMatchObject({ ok: false, todo: expect.stringContaining('browser') });
  const { stdout } = doctor(['--browser', process.execPath]);
  expect(stdout).toMatch(/^no {2}start {5}.*\n(?: {14}.*\n)*? {14}→ Name another browser/m);
  expect(stdout).toContain('Something is missing');
});

test('the cache: where it is and how large', () => {
  const cache = join(folder, 'cache');
  const env = { XDG_CACHE_HOME: cache };
  const none = ['--browser', '/no/such/browser'];
  expect(findings(none, env).of('cache')?.found).toBe(`${join(cache, 'fireside')}: nothing there`);
  mkdirSync(join(cache, 'fireside', 'deep'), { recursive: true });
  writeFileSync(join(cache, 'fireside', 'deep', 'file'), Buffer.alloc(3_000_000));
  writeFileSync(join(cache, 'fireside', 'file'), Buffer.alloc(2_000_000));
  expect(findings(none, env).of('cache')?.found).toBe(`${join(cache, 'fireside')}: 5 MB`);
});

test('fonts beside the outline count, and for the others it says what to install', () => {
  const none = ['--browser', '/no/such/browser'];
  const before = findings(none).of('fonts');
  expect(before).toMatchObject({ ok: true, todo: expect.stringContaining('noto-sans-kr') });
  for (const weight of ['400Regular', '700Bold']) {
    const place = join(folder, 'node_modules/@expo-google-fonts/noto-sans-kr', weight);
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, `NotoSansKR_${weight}.ttf`), 'a font');
  }
  const after = findings(none).of('fonts');
  expect(after?.found).toContain('Noto Sans KR');
  expect(after?.todo ?? '').not.toContain('noto-sans-kr');
});

test.each([
  ['20.19.0', true],
  ['20.18.3', false],
  ['18.20.0', false],
  ['22.1.0', true],
])('Node %s is new enough for >=20.19: %s', (version, isEnough) => {
  expect(atLeast(version, '>=20.19')).toBe(isEnough);
});
