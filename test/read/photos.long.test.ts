/** Pictures as people bring them: huge, turned by a camera, with the place in them, cut short. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPictures } from '../../src/read/pictures/read-pictures.js';
import { type Built, buildOutline, outlineWith } from '../support/build-deck.js';
import { photo, small } from '../support/photo.js';
import { readPackage } from '../support/pptx-package.js';
import { poppler } from '../support/read-built.js';

const folder = mkdtempSync(join(tmpdir(), 'fireside-ready-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The picture that a deck gets of a file, and its type; or the code of what is wrong. */
async function ready(name: string, bytes: Uint8Array): Promise<{ type: string; bytes: Buffer }> {
  writeFileSync(join(folder, name), bytes);
  const place = { file: 'o.yaml', line: 7, column: 3, length: 1, lineText: '' };
  const { uris, problems } = await readPictures(folder, [{ src: name, place }]);
  const [, type = String(problems[0]?.code), data = ''] =
    /^data:(.*);base64,(.*)$/.exec(uris.get(name) ?? '') ?? [];
  return { type, bytes: Buffer.from(data, 'base64') };
}

describe('a photo of 12 megapixels that a camera turned', () => {
  let built: Built;
  const slide = '      - {kind: image, title: 相片, image: {src: photo.jpg, alt: 相片}}';
  const formats = ['html', 'md', 'pdf', 'handout', 'pptx'] as const;
  beforeAll(async () => {
    const taken = await photo(3024, 4032, { isTurned: true, hasPlace: true });
    built = await buildOutline(outlineWith(slide), formats, { 'photo.jpg': taken });
  });

  test.each(['outline.pdf', '-handout.pdf'])('is one JPEG of its size in %s', (ending) => {
    const list = poppler('pdfimages', built.file(ending), ['-list']).split('\n').slice(2);
    const [photo = ''] = list.filter((line) => line.includes('jpeg'));
    // page, number, type, width, height, colour, components, bits, encoding …
    expect(photo.trim().split(/\s+/).slice(3, 5)).toEqual(['1920', '2560']);
    expect(list.filter((line) => / [1-9]\d{3} /.test(line))).toHaveLength(1);
    expect(built.file(ending).length).toBeLessThan(3_000_000);
  });

  test.each(['.html', '.md'])(
    'is reduced and upright in %s, and tells no place',
    async (ending) => {
      const [, data = ''] = /data:image\/jpeg;base64,([\w+/=]+)/.exec(built.text(ending)) ?? [];
      const bytes = Buffer.from(data, 'base64');
      const { width, height, orientation, exif } = await sharp(bytes).metadata();
      expect({ width, height, orientation, exif }).toEqual({ width: 1920, height: 2560 });
      const halves = [0, 1280].map((top) =>
        sharp(bytes).extract({ left: 0, top, width: 1920, height: 1280 }).toBuffer(),
      );
      const [upper, lower] = await Promise.all(
        halves.map(async (half) => (await sharp(await half).stats()).channels[0]?.mean ?? 0),
      );
      expect(upper).toBeGreaterThan((lower ?? 0) + 100);
      expect(built.text(ending).length).toBeLessThan(4_000_000);
    },
  );
});

test('as the picture of a cover it is upright and small in every format, too', async () => {
  const taken = await photo(3024, 4032, { isTurned: true, hasPlace: true });
  const yaml = `brand: {cover: cover.jpg}
deck: {title: T, lang: en, auto: {agenda: false, closing: false}}
sections: [{title: A, opening: false, slides: [{kind: statement, text: Hi}]}]
`;
  const built = await buildOutline(yaml, ['html', 'pdf', 'pptx'], { 'cover.jpg': taken });
  const [, data = ''] = /data:image\/jpeg;base64,([\w+/=]+)/.exec(built.text('.html')) ?? [];
  const media = [...readPackage(built.file('.pptx')).files].filter(([path]) =>
    /\.jpe?g$/.test(path),
  );
  expect(media).toHaveLength(1);
  const [page, powerPoint] = [Buffer.from(data, 'base64'), media[0]?.[1] ?? Buffer.of()];
  for (const bytes of [page, powerPoint]) {
    const { width = 0, height = 0, exif, orientation } = await sharp(bytes).metadata();
    expect([exif, orientation]).toEqual([undefined, undefined]);
    const half = Math.floor(height / 2);
    const [upper = 0, lower = 0] = await Promise.all(
      [0, half].map(async (top) => {
        const part = await sharp(bytes).extract({ left: 0, top, width, height: half }).toBuffer();
        return (await sharp(part).stats()).channels[0]?.mean;
      }),
    );
    expect(upper).toBeGreaterThan(lower + 100);
  }
  expect(await sharp(page).metadata()).toMatchObject({ width: 1920, height: 2560 });
  expect(poppler('pdfimages', built.file('.pdf'), ['-list'])).toMatch(/image +1920 +2560 /);
  for (const { name, bytes } of built.files)
    expect([name, bytes.length < 4_000_000]).toEqual([name, true]);
});

test('a large picture is written anew as what it is, and a photo as JPEG', async () => {
  const pixels = { width: 3000, height: 1500, background: '#c33' };
  const opaque = sharp({ create: { ...pixels, channels: 3 } });
  const clear = sharp({ create: { ...pixels, channels: 4, background: '#c338' } });
  const cases: [string, Buffer, string][] = [
    ['a.png', await clear.clone().png().toBuffer(), 'image/png'],
    ['a.jpg', await opaque.clone().jpeg().toBuffer(), 'image/jpeg'],
    ['photo.webp', await opaque.clone().webp().toBuffer(), 'image/jpeg'],
    ['clear.webp', await clear.clone().webp().toBuffer(), 'image/webp'],
    ['exact.webp', await opaque.clone().webp({ lossless: true }).toBuffer(), 'image/webp'],
  ];
  const still = await opaque.clone().gif().toBuffer();
  expect((await ready('a.gif', still)).type).toBe('image/png');
  for (const [name, bytes, type] of cases) {
    const made = await ready(name, bytes);
    const { width, height, hasAlpha } = await sharp(made.bytes).metadata();
    const isClear = /^a\.png|^clear/.test(name);
    expect([name, made.type, width, height, hasAlpha]).toEqual([name, type, 2560, 1280, isClear]);
  }
});

describe.each(['png', 'jpeg', 'gif', 'webp'] as const)('a small %s', (format) => {
  test('stays as it is, byte for byte', async () => {
    const bytes = await small(format);
    expect((await ready(`whole.${format}`, bytes)).bytes.equals(bytes)).toBe(true);
  });

  test.each([0.2, 0.5, 0.9, 0.98])('truncated at %f is reported as damaged', async (share) => {
    const bytes = await small(format);
    const cut = bytes.subarray(0, Math.floor(bytes.length * share));
    expect((await ready(`cut.${format}`, cut)).type).toBe('picture/damaged');
  });
});

test('a WebP with metadata is encoded again without it', async () => {
  const tagged = await sharp(await small('webp'))
    .webp()
    .withExif({ IFD0: { Make: 'A camera' } })
    .toBuffer();
  const { type, bytes } = await ready('tagged.webp', tagged);
  expect([type, bytes.includes('A camera')]).toEqual(['image/jpeg', false]);
});

test.each(['jpeg', 'png'] as const)(
  'of a small %s what it tells of place and camera goes, its pixels stay',
  async (format) => {
    const told = await sharp(await small(format))
      .toFormat(format)
      .withExif({ IFD0: { Make: 'A camera' }, IFD3: { GPSLatitude: '51/1 30/1 30/1' } })
      .toBuffer();
    expect(told.includes('A camera')).toBe(true);
    const { type, bytes } = await ready(`told.${format}`, told);
    expect(type).toBe(`image/${format}`);
    expect(bytes.includes('A camera')).toBe(false);
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
    const pixels = (of: Buffer): Promise<Buffer> => sharp(of).raw().toBuffer();
    expect((await pixels(bytes)).equals(await pixels(told))).toBe(true);
  },
);

test('an animation stays one, however large', async () => {
  const frames = ['#c33', '#33c'].map((background) =>
    sharp({ create: { width: 2600, height: 10, channels: 3, background } })
      .png()
      .toBuffer(),
  );
  const bytes = await sharp(await Promise.all(frames), { join: { animated: true } })
    .gif()
    .toBuffer();
  expect((await sharp(bytes).metadata()).pages).toBe(2);
  expect((await ready('moving.gif', bytes)).bytes.equals(bytes)).toBe(true);
});

test('a picture of more pixels than any camera takes is refused before it is decoded', async () => {
  const bytes = await small('png');
  // Width and height, and the checksum of what says so (PNG, 3rd edition, §11.2.1).
  bytes.writeUInt32BE(16_000, 16);
  bytes.writeUInt32BE(16_000, 20);
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
  expect((await ready('vast.png', bytes)).type).toBe('picture/too-large');
});

test('a damaged picture ends the build at its line', async () => {
  const bytes = await small('png');
  const files = { 'half.png': bytes.subarray(0, bytes.length / 2) };
  const slides = `      - kind: image
        title: 相片
        image:
          src: half.png
          alt: 相片`;
  await expect(buildOutline(outlineWith(slides), ['html'], files)).rejects.toMatchObject({
    problems: [{ severity: 'error', code: 'picture/damaged', place: { line: 13, column: 16 } }],
  });
});

test('of a portrait, which stands on many slides, no more is kept than is seen', async () => {
  const slides = Array(3).fill('      - {kind: statement, text: 一句話, by: zuck}').join('\n');
  const yaml = outlineWith(slides).replace('side: guest', 'side: guest, picture: me.jpg');
  const files = { 'me.jpg': await photo(1500, 2000, { isTurned: true }) };
  const built = await buildOutline(yaml, ['md'], files, { fit: false });
  const portraits = [...built.text('.md').matchAll(/data:image\/jpeg;base64,([\w+/=]+)/g)];
  expect(portraits.length).toBeGreaterThanOrEqual(3);
  const { width, height } = await sharp(Buffer.from(portraits[0]?.[1] ?? '', 'base64')).metadata();
  expect([width, height]).toEqual([480, 640]);
});

test('a rotated photo is as wide for its height, as a brand’s logo, as it is shown', async () => {
  mkdirSync(join(folder, 'brand'), { recursive: true });
  const files = { 'logo.jpg': await photo(120, 360, { isTurned: true }) };
  const yaml = `brand: {logo: {file: logo.jpg, alt: 標誌}}\n${outlineWith('      - {kind: statement, text: 一句話, by: zuck}')}`;
  const built = await buildOutline(yaml, ['html'], files);
  expect(built.text('.html')).toContain('--brand-ratio: 0.333');
});
