/** Files come all or none, and only inside the output folder. */
import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as temporary from '../../src/files/temporary-name.js';
import { writeFiles } from '../../src/files/write-files.js';

vi.mock('../../src/files/temporary-name.js', { spy: true });

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
  const failure = await writeFiles(folder, files).catch((error: unknown) => error);
  const kept = readdirSync(folder).find((name) => name.endsWith('.old')) ?? '';
  expect(failure).toMatchObject({
    problems: [{ hint: expect.stringContaining(join(folder, kept)) }],
  });
  expect(readFileSync(join(folder, kept), 'utf8')).toBe('old');
  // The next build, by any process, leaves the only copy alone.
  fails = () => false;
  renameSync(join(folder, kept), join(folder, `.fireside-${nameOfDead()}.old`));
  await writeFiles(folder, files);
  expect(readdirSync(folder)).toContain(`.fireside-${nameOfDead()}.old`);
});

test('nothing that is there already is written through, be it a file or a link', async () => {
  const target = join(folder, 'mine.txt');
  writeFileSync(target, 'mine');
  const out = join(folder, 'out');
  mkdirSync(out);
  for (const name of [`.one.html.${process.pid}.new`, '.fireside-foreseen.new'])
    symlinkSync(target, join(out, name));
  const files = [{ name: 'one.html', bytes: bytes('new') }];
  await writeFiles(out, files);
  const foreseen = vi.spyOn(temporary, 'temporaryName').mockReturnValue('foreseen');
  await expect(writeFiles(out, files)).rejects.toMatchObject({
    problems: [{ code: 'write/failed' }],
  });
  foreseen.mockRestore();
  expect(readFileSync(target, 'utf8')).toBe('mine');
  expect(readFileSync(join(out, 'one.html'), 'utf8')).toBe('new');
});

/** A temporary name of this test's process, as one that has ended would have made it. */
function nameOfDead(): string {
  return `${temporary.temporaryName().split('-').slice(0, 1)}-${dead}-1-0`;
}
const dead = spawnSync('true').pid;

const HOURS = 60 * 60 * 1000;
const own = temporary.temporaryName();
const [here = '', , start = ''] = own.split('-');

test.each([
  ['of a process that is gone', `.fireside-${nameOfDead()}.new`, 0, false],
  ['of one that had the number of another', `.fireside-${here}-${process.pid}-1-0.new`, 0, false],
  ['of one that is there', `.fireside-${here}-${process.pid}-${start}-0.new`, 2 * HOURS, true],
  ['of another machine', `.fireside-00000000-${dead}-1-0.new`, 0, true],
  ['of another machine, long ago', `.fireside-00000000-${dead}-1-0.new`, 2 * HOURS, false],
  ['of somebody else', `.fireside-notes.new`, 2 * HOURS, true],
])('what was left beside the files %s', async (_, name, later, stays) => {
  writeFileSync(join(folder, name), 'left');
  const now = Date.now() + later;
  const clock = vi.spyOn(Date, 'now').mockReturnValue(now);
  await writeFiles(folder, [{ name: 'one.html', bytes: bytes('new') }]);
  clock.mockRestore();
  expect(readdirSync(folder).includes(name)).toBe(stays);
});

test('the root of a disk is a folder like others', async () => {
  const name = join(folder, 'one.html').slice(1);
  await writeFiles('/', [{ name, bytes: bytes('1') }]);
  expect(readFileSync(join(folder, 'one.html'), 'utf8')).toBe('1');
});
