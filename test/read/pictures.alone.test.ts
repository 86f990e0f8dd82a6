/** Pictures come from inside the outline's folder alone, and are pictures by their bytes. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Place } from '../../src/problem.js';
import { readPictures } from '../../src/read/pictures/read-pictures.js';

// Who runs the tests may be allowed to read all files.
vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  const openSync = (path: string, flags: number): number => {
    if (!path.endsWith('locked.png')) return real.openSync(path, flags);
    throw new Error(`EACCES: permission denied, open '${path}'`);
  };
  return { ...real, openSync };
});

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
  writeFileSync(
    join(folder, 'b.jpeg'),
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"></svg>',
  );
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
  ['folder.png', 'picture/no-file'],
  ['https://example.org/a.png', 'picture/address'],
  ['data:image/png;base64,AAAA', 'picture/address'],
])('%s is refused as %s, at its place', async (src, code) => {
  symlinkSync(join(root, 'secret.png'), join(folder, 'link.png'));
  symlinkSync(root, join(folder, 'linked'));
  writeFileSync(join(folder, 'text.png'), 'just text');
  mkdirSync(join(folder, 'folder.png'));
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

test('a file whose name begins with two dots is in the folder', async () => {
  writeFileSync(join(folder, '..plan.png'), PNG);
  const { problems } = await readPictures(folder, [{ src: '..plan.png', place }]);
  expect(problems).toEqual([]);
});

test('what is too large or cannot be read says so', async () => {
  writeFileSync(join(folder, 'huge.png'), PNG);
  // More than Node reads in one piece; it takes no room on the disk.
  truncateSync(join(folder, 'huge.png'), 3_000_000_000);
  writeFileSync(join(folder, 'locked.png'), PNG);
  const requests = ['huge.png', 'locked.png'].map((src) => ({ src, place }));
  const { problems } = await readPictures(folder, requests);
  expect(problems.map(({ message }) => message)).toEqual([
    'The picture “huge.png” has more than 20 MB',
    'The picture “locked.png” cannot be read: EACCES: permission denied',
  ]);
});

const ILLUSTRATOR = `<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: Adobe Illustrator 19.0.0, SVG Export Plug-In  -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
  <!-- it's ours -->
  <!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/]>">
  <!ENTITY ns_svg "http://www.w3.org/2000/svg">
]>`;

test.each([
  ['Illustrator’s entities', ILLUSTRATOR],
  ['a long licence', `<!-- ${'All rights reserved. '.repeat(500)}-->`],
  [
    'a byte order mark and a style sheet',
    '\ufeff<?xml version="1.0"?>\n<?xml-stylesheet href="a"?>',
  ],
])('an SVG may begin with %s', async (_, prolog) => {
  writeFileSync(
    join(folder, 'p.svg'),
    `${prolog}\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>`,
  );
  const { problems } = await readPictures(folder, [{ src: 'p.svg', place }]);
  expect(problems).toEqual([]);
});

test.each([
  ['comments', '<!---->'.repeat(9000)],
  ['an open comment', '<!--'.repeat(15_000)],
  ['comments in a DOCTYPE', `<!DOCTYPE svg [${'<!---->'.repeat(9000)}`],
  ['open quotes in a DOCTYPE', `<!DOCTYPE svg ${`"'`.repeat(30_000)}`],
  ['instructions', '<?a?>'.repeat(12_000)],
])('what is no SVG after many %s is told at once', async (_, text) => {
  writeFileSync(join(folder, 'p.svg'), `${text}<p>`);
  const started = performance.now();
  const { problems } = await readPictures(folder, [{ src: 'p.svg', place }]);
  expect(problems).toMatchObject([{ code: 'picture/unknown' }]);
  expect(performance.now() - started).toBeLessThan(1000);
});
