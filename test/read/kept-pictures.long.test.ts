/** Large photos are reduced once, and kept: what is damaged on disk is made again. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDiskCache } from '../../src/files/index.js';
import { readPictures } from '../../src/read/index.js';
import { preparePicture } from '../../src/read/pictures/prepare-picture.js';
import { photo } from '../support/photo.js';

let folder: string;
let turned: Buffer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fireside-kept-'));
  turned = await photo(3600, 2400, { isTurned: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

const bytesOf = (uri: string): Buffer => Buffer.from(uri.slice(uri.indexOf(',') + 1), 'base64');

test('a photo with much detail is a JPEG of at most 660 kB, upright and still twice as wide as its slide', async () => {
  const made = await preparePicture(turned, 'image/jpeg');
  if (typeof made === 'string') throw new Error(made);
  expect(made.uri).toMatch(/^data:image\/jpeg/);
  const bytes = bytesOf(made.uri);
  expect(bytes.length).toBeLessThanOrEqual(660_000);
  const { width, height, orientation } = await sharp(bytes).metadata();
  expect([width, height, orientation]).toEqual([made.facts.width, made.facts.height, undefined]);
  expect(width).toBeGreaterThan(height);
  expect(width).toBeGreaterThanOrEqual(1920);
});

test('it is kept, given again in another folder, and made again where it is damaged', async () => {
  const store = openDiskCache(join(folder, 'kept'), 10_000_000);
  const made = await preparePicture(turned, 'image/jpeg', { store });
  const [name = ''] = readdirSync(join(folder, 'kept'));
  const kept = readFileSync(join(folder, 'kept', name));
  writeFileSync(join(folder, 'photo.jpg'), turned);
  const place = { file: join(folder, 'outline.yaml'), line: 1, column: 1, length: 1, lineText: '' };
  const read = await readPictures(folder, [{ src: 'photo.jpg', place }], { store });
  expect(read.uris.get('photo.jpg')).toBe(typeof made === 'object' ? made.uri : '');
  expect(read.facts.get('photo.jpg')).toEqual(typeof made === 'object' ? made.facts : undefined);
  for (const damaged of [kept.subarray(0, 5000), Buffer.alloc(0), Buffer.from('{"a":1}\nx')]) {
    writeFileSync(join(folder, 'kept', name), damaged);
    expect(await preparePicture(turned, 'image/jpeg', { store })).toEqual(made);
    expect(readFileSync(join(folder, 'kept', name)).equals(kept)).toBe(true);
  }
});

test('what is kept is what is used: a whole entry is not made again', async () => {
  const entry = { get: () => ENTRY, set: () => expect.unreachable() };
  expect(await preparePicture(turned, 'image/jpeg', { store: entry })).toMatchObject({
    uri: 'data:image/png;base64,YWJj',
  });
});

/** The SHA-256 of “abc” (FIPS 180-4). */
const DIGEST = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
const ENTRY = Buffer.from(
  `${JSON.stringify({ type: 'image/png', facts: {}, digest: DIGEST })}\nabc`,
);
