/** Files come all or none, and only inside the output folder. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { writeFiles } from '../../src/write.js';

/** Where the disk fails, as no test can make a real one do: `rename …/two.pdf`, `rm ….old`. */
let fails = (_: string): boolean => false;
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  const failing = (call: string, path: unknown): void => {
    if (fails(`${call} ${path}`)) throw Object.assign(new Error(`EIO: ${call}`), { code: 'EIO' });
  };
  return {
    ...real,
    async rename(from: string, to: string) {
      failing('rename', to);
      await real.rename(from, to);
    },
    async rm(path: string, options: object) {
      failing('rm', path);
      await real.rm(path, options);
    },
  };
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fireside-write-'));
});
afterEach(() => {
  fails = () => false;
  rmSync(folder, { recursive: true, force: true });
});

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('writes all files into a new folder and leaves nothing else there', async () => {
  const out = join(folder, 'a', 'b');
  await writeFiles(out, [
    { name: 'one.html', bytes: bytes('1') },
    { name: 'two.pdf', bytes: bytes('2') },
  ]);
  expect(readdirSync(out).sort()).toEqual(['one.html', 'two.pdf']);
  expect(readFileSync(join(out, 'two.pdf'), 'utf8')).toBe('2');
});

test('replaces what was there, and leaves other files alone', async () => {
  writeFileSync(join(folder, 'one.html'), 'old');
  writeFileSync(join(folder, 'other.txt'), 'mine');
  await writeFiles(folder, [{ name: 'one.html', bytes: bytes('new') }]);
  expect(readFileSync(join(folder, 'one.html'), 'utf8')).toBe('new');
  expect(readdirSync(folder).sort()).toEqual(['one.html', 'other.txt']);
});

test('a file that cannot be written takes the others back', async () => {
  writeFileSync(join(folder, 'one.html'), 'old');
  mkdirSync(join(folder, 'two.pdf'));
  const files = [
    { name: 'one.html', bytes: bytes('new') },
    { name: 'zero.md', bytes: bytes('new') },
    { name: 'two.pdf', bytes: bytes('new') },
  ];
  await expect(writeFiles(folder, files)).rejects.toMatchObject({
    problems: [{ code: 'write/failed', blame: 'machine' }],
  });
  expect(readFileSync(join(folder, 'one.html'), 'utf8')).toBe('old');
  expect(readdirSync(folder).sort()).toEqual(['one.html', 'two.pdf']);
});

test('refuses a name that leads out of the folder', async () => {
  await expect(writeFiles(folder, [{ name: '../x', bytes: bytes('') }])).rejects.toThrow(
    'leads out',
  );
});

test('files that are in their places stay there, though what lies beside them cannot be removed', async () => {
  writeFileSync(join(folder, 'one.html'), 'old');
  let written = false;
  fails = (call) => {
    written ||= call.startsWith('rename');
    return written && call.startsWith('rm') && call.endsWith('.old');
  };
  await writeFiles(folder, [{ name: 'one.html', bytes: bytes('new') }]);
  expect(readFileSync(join(folder, 'one.html'), 'utf8')).toBe('new');
});

test('a file that does not come into its place leaves nothing beside it', async () => {
  for (const name of ['one.html', 'two.pdf']) writeFileSync(join(folder, name), 'old');
  fails = (call) => call === `rename ${join(folder, 'two.pdf')}`;
  const files = ['one.html', 'two.pdf', 'three.md'].map((name) => ({ name, bytes: bytes('new') }));
  await expect(writeFiles(folder, files)).rejects.toMatchObject({
    problems: [{ hint: expect.stringContaining('untouched') }],
  });
  expect(readFileSync(join(folder, 'one.html'), 'utf8')).toBe('old');
  expect(readFileSync(join(folder, 'two.pdf'), 'utf8')).toBe('old');
  expect(readdirSync(folder).sort()).toEqual(['one.html', 'two.pdf']);
});

test('a file that stands in a new one’s place by now is not taken away', async () => {
  const path = join(folder, 'one.html');
  fails = (call) => {
    if (call !== `rename ${path}`) return false;
    writeFileSync(path, 'another program’s');
    return true;
  };
  const files = [{ name: 'one.html', bytes: bytes('new') }];
  await expect(writeFiles(folder, files)).rejects.toThrow();
  expect(readFileSync(path, 'utf8')).toBe('another program’s');
});

test('a file that cannot be put back is kept, and the error says where', async () => {
  for (const name of ['one.html', 'two.pdf']) writeFileSync(join(folder, name), 'old');
  let renames = 0;
  fails = (call) => call.startsWith('rename') && ++renames > 1;
  const files = ['one.html', 'two.pdf'].map((name) => ({ name, bytes: bytes('new') }));
  const kept = join(folder, `.one.html.${process.pid}.old`);
  await expect(writeFiles(folder, files)).rejects.toMatchObject({
    problems: [{ hint: expect.stringContaining(kept) }],
  });
  expect(readFileSync(kept, 'utf8')).toBe('old');
});

test('the root of a disk is a folder like others', async () => {
  const name = join(folder, 'one.html').slice(1);
  await writeFiles('/', [{ name, bytes: bytes('1') }]);
  expect(readFileSync(join(folder, 'one.html'), 'utf8')).toBe('1');
});
