/** `fireside present`: what it prints, whom it answers, how it ends. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { outlineWith } from '../support/build-deck.js';
import { emptyFontsEnv } from '../support/empty-fonts.js';
import { notesOf, slidesOf } from '../support/read-built.js';

const BIN = resolve('dist/bin.js');
const GOOD = outlineWith('      - {kind: points, title: 標題, points: [一], notes: 秘密}');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fireside-present-'));
  writeFileSync(join(folder, 'outline.yaml'), GOOD);
  writeFileSync(join(folder, 'bad.yaml'), GOOD.replace('title: 標題', 'titel: 標題'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  readonly process: ChildProcess;
  out: string;
  error: string;
}
const runs: Run[] = [];
afterEach(() => {
  for (const { process } of runs.splice(0)) process.kill('SIGKILL');
});

function present(...args: string[]): Run {
  const child = spawn(process.execPath, [BIN, 'present', ...args], {
    cwd: folder,
    env: emptyFontsEnv(),
  });
  const run: Run = { process: child, out: '', error: '' };
  child.stdout.on('data', (text) => {
    run.out += String(text);
  });
  child.stderr.on('data', (text) => {
    run.error += String(text);
  });
  runs.push(run);
  return run;
}

/** The addresses, once they are printed. */
async function addresses(run: Run): Promise<string[]> {
  while (!run.out.includes('presenter view')) await once(run.process.stdout ?? run.process, 'data');
  return run.out.match(/http:\S+/g) ?? [];
}

interface Answer {
  readonly status: number | undefined;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

function ask(address: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((done, failed) => {
    get(address, { headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text) => {
        body += String(text);
      });
      response.on('end', () =>
        done({ status: response.statusCode, headers: response.headers, body }),
      );
    }).on('error', failed);
  });
}

describe('fireside present', () => {
  it('serves the deck and its presenter view to this machine, writes nothing, ends by Ctrl-C', async () => {
    const run = present('--no-open');
    const [deck = '', presenter = ''] = await addresses(run);
    expect(run.out).toMatch(
      /^1 slides?; Ctrl-C ends\n {2}deck +http:\/\/127\.0\.0\.1:\d+\/\n {2}presenter view +http:\/\/127\.0\.0\.1:\d+\/presenter\n$/,
    );
    const page = await ask(deck);
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(slidesOf(page.body)[0]?.texts('h1')).toEqual(['標題']);
    expect(notesOf(page.body)).toEqual(['秘密']);
    const view = await ask(presenter);
    expect([view.status, view.headers.location]).toEqual([302, '/?view=presenter']);
    expect((await ask(new URL('/?view=presenter', deck).href)).body).toBe(page.body);
    expect(readdirSync(folder).sort()).toEqual(['bad.yaml', 'outline.yaml']);
    run.process.kill('SIGINT');
    expect(await once(run.process, 'exit')).toEqual([0, null]);
    expect(run.error).toBe('');
    await expect(ask(deck)).rejects.toThrow(/ECONNREFUSED/);
  });

  it('answers at its own two paths alone, and to its own names alone', async () => {
    const run = present('--no-open', '--port', '0');
    const [deck = ''] = await addresses(run);
    const { port } = new URL(deck);
    for (const path of ['/outline.yaml', '/..%2foutline.yaml', '/presenter/', '/favicon.ico']) {
      const { status, body } = await ask(new URL(path, deck).href);
      expect([path, status, body]).toEqual([path, 404, '']);
    }
    for (const host of ['example.org', `example.org:${port}`, '127.0.0.1', `127.0.0.1:1${port}`]) {
      const { status, body } = await ask(deck, { host });
      expect([host, status, body]).toEqual([host, 403, '']);
    }
    expect((await ask(deck, { host: `localhost:${port}` })).status).toBe(200);
    const posted = await fetch(deck, { method: 'POST' });
    expect(posted.status).toBe(405);
  });

  it('takes another port where the usual one is taken, and says so where it was named', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const run = present('--no-open', '--port', String(port));
    expect(await once(run.process, 'close')).toEqual([3, null]);
    expect(run.error).toMatch(`error: The port ${port} is taken by another program`);
    expect(run.error).toContain('--port');
    other.close();
    const [first, second] = [present('--no-open'), present('--no-open')];
    const [one] = await addresses(first);
    const [two] = await addresses(second);
    expect(one).not.toBe(two);
  });

  it('says what is wrong with the outline or the command, and serves nothing', async () => {
    const wrong = present('bad.yaml', '--no-open');
    expect(await once(wrong.process, 'close')).toEqual([1, null]);
    expect(wrong.error).toContain('There is no `titel` here');
    expect(wrong.out).toBe('');
    const usage = present('--port', 'x');
    expect(await once(usage.process, 'close')).toEqual([2, null]);
    expect(usage.error).toContain("'--port <n>' argument 'x' is invalid");
  });
});
