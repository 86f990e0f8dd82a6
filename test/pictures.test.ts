/** Pictures come from inside the outline's folder alone, and are pictures by their bytes. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Place } from '../src/problem.js';
import { readPictures } from '../src/read/picture.js';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const place: Place = { file: 'outline.yaml', line: 3, column: 5, length: 4, lineText: 'src: x' };
let root: string;
let folder: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fireside-pictures-'));
  folder = join(root, 'talk');
  mkdirSync(folder);
  writeFileSync(join(root, 'secret.png'), PNG);
  writeFileSync(join(folder, 'a.png'), PNG);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('a picture in the folder is given as a data URI, whatever its name ends in', async () => {
  writeFileSync(join(folder, 'b.jpeg'), '<svg xmlns="http://www.w3.org/2000/svg"></svg>');
  const { uris, problems } = await readPictures(folder, [
    { src: 'a.png', place },
    { src: 'b.jpeg', place },
  ]);
  expect(problems).toEqual([]);
  expect(uris.get('a.png')).toMatch(/^data:image\/png;base64,iVBOR/);
  expect(uris.get('b.jpeg')).toMatch(/^data:image\/svg\+xml;base64,/);
});

test.each([
  ['../secret.png', 'picture/outside'],
  ['link.png', 'picture/outside'],
  ['linked/secret.png', 'picture/outside'],
  ['/etc/hostname', 'picture/outside'],
  ['nothing.png', 'picture/missing'],
  ['text.png', 'picture/unknown'],
  ['https://example.org/a.png', 'picture/address'],
  ['data:image/png;base64,AAAA', 'picture/address'],
])('%s is refused as %s, at its place', async (src, code) => {
  symlinkSync(join(root, 'secret.png'), join(folder, 'link.png'));
  symlinkSync(root, join(folder, 'linked'));
  writeFileSync(join(folder, 'text.png'), 'just text');
  const { uris, problems } = await readPictures(folder, [{ src, place }]);
  expect(uris.size).toBe(0);
  expect(problems).toMatchObject([{ severity: 'error', code, place: { line: 3 } }]);
  expect(problems[0]?.hint).toMatch(/\S/);
});

test.each([
  ['foto.jpg', 'photo.jpg'],
  ['photo.jpeg', 'photo.jpg'],
  ['sub\\photo.png', 'sub/photo.png'],
])('for %s the file that was meant is named', async (src, meant) => {
  mkdirSync(join(folder, 'sub'), { recursive: true });
  writeFileSync(join(folder, 'photo.jpg'), '');
  writeFileSync(join(folder, 'sub/photo.png'), '');
  const at = { ...place, file: join(folder, 'outline.yaml') };
  const { problems } = await readPictures(folder, [{ src, place: at }]);
  expect(problems[0]?.hint).toBe(`Did you mean \`${meant}\`?`);
});
