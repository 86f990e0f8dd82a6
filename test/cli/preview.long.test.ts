/** `fireside preview` and `fireside build --watch` as processes, with an editor that only takes notes. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { outlineWith } from '../support/build-deck.js';
import { emptyFontsEnv } from '../support/empty-fonts.js';
import { scriptingBrowser } from '../support/scripting-browser.js';

const BIN = resolve('dist/bin.js');
const WAIT = { timeout: 50_000, interval: 50 };
let folder: string;
const running: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fireside-cli-'));
});
afterEach(() => {
  for (const one of running.splice(0)) one.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const deck = (title: string): string =>
  outlineWith(`      - {kind: points, title: ${title}, points: [一, 二]}`);
const save = (text: string): void => writeFileSync(join(folder, 'outline.yaml'), text);

/** Starts it; what it prints is gathered. */
function fireside(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [BIN, ...args], {
    cwd: folder,
    env: { ...emptyFontsEnv(), ...env },
  });
  running.push(child);
  const said = { out: '', error: '' };
  child.stdout.on('data', (data) => {
    said.out += data;
  });
  child.stderr.on('data', (data) => {
    said.error += data;
  });
  const ended = new Promise<number | null>((done) => child.on('close', done));
  return { said, ended, interrupt: () => child.kill('SIGINT') };
}

test('preview prints an address of this machine, opens the editor at a slide, and ends by Ctrl-C', async () => {
  save(deck('標題'));
  const editor = join(folder, 'editor.sh');
  writeFileSync(editor, `#!/bin/sh\nprintf '%s\\n' "$@" >> "${folder}/asked"\n`, { mode: 0o755 });
  const { said, ended, interrupt } = fireside(['preview', '--no-open'], { LAUNCH_EDITOR: editor });
  await expect.poll(() => said.out, WAIT).toMatch(/http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{32}\n/);
  const [address = ''] = /http:\S+/.exec(said.out) ?? [];
  const { browser, close } = await scriptingBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(address);
    await page.waitForSelector('#number:not(:empty)');
    await page.click('#edit');
    const asked = (): string[] =>
      existsSync(join(folder, 'asked'))
        ? readFileSync(join(folder, 'asked'), 'utf8').trim().split('\n')
        : [];
    await expect
      .poll(() => asked().map((one) => one.replace(/^.*\//, '')), WAIT)
      .toEqual(['outline.yaml', '10', '10']);
  } finally {
    await close();
  }
  interrupt();
  expect(await ended).toBe(0);
  await expect(fetch(address)).rejects.toThrow();
});

test('preview --host says what it means', async () => {
  save(deck('標題'));
  const { said } = fireside(['preview', '--no-open', '--host', '0.0.0.0']);
  await expect.poll(() => said.out, WAIT).toContain('Preview, until Ctrl-C');
  expect(said.out).toContain('whoever can reach this machine and has this address sees the deck');
});

test('a port that is in use: exit 3 and what to do', async () => {
  save(deck('標題'));
  const first = fireside(['preview', '--no-open']);
  await expect.poll(() => first.said.out, WAIT).toContain('http://');
  const [, port = ''] = /:(\d+)\//.exec(first.said.out) ?? [];
  const second = fireside(['preview', '--no-open', '--port', port]);
  expect(await second.ended).toBe(3);
  expect(second.said.error).toContain(`Port ${port} is in use`);
});

test.each([
  ['preview', 'is in use'],
  ['present', 'is taken'],
])('%s says that a port is in use before it reads a file', async (command, message) => {
  save(deck('標題'));
  mkdirSync(join(folder, 'templates/handout'), { recursive: true });
  // Whoever reads this template waits for ever.
  execFileSync('mkfifo', [join(folder, 'templates/handout/notes.hbs')]);
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const { ended, said } = fireside([command, '--no-open', '--port', String(port)]);
  expect(await ended).toBe(3);
  expect(said.error).toContain(message);
  other.close();
});

test('build --watch builds again when a file changes, and survives mistakes', async () => {
  save(deck('第一'));
  const file = join(folder, 'output/outline.md');
  const { said, ended, interrupt } = fireside(['build', '--watch', '--to', 'md']);
  await expect.poll(() => said.out, WAIT).toContain('Watching its files');
  expect(readFileSync(file, 'utf8')).toContain('第一');
  save(deck('第二').replace('title: 第二', 'titel: 第二'));
  await expect.poll(() => said.error, WAIT).toContain('There is no `titel` here');
  expect(readFileSync(file, 'utf8')).toContain('第一');
  save(deck('第三'));
  await expect.poll(() => readFileSync(file, 'utf8'), WAIT).toContain('第三');
  interrupt();
  expect(await ended).toBe(0);
});
