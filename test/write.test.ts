/** Files come all or none, and only inside the output folder. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeFiles } from '../src/write.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fireside-write-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

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
