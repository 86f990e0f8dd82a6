/** Pictures in PowerPoint are as a person inserts them: a photo stays one, and its frame is what is seen. */
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { buildOutline, outlineWith } from '../../support/build-deck.js';
import { halfClear } from '../../support/png.js';
import {
  elements,
  type ReadPackage,
  readPackage,
  relationsOf,
} from '../../support/pptx-package.js';

const PHOTO = readFileSync('test/fixtures/photo/photo.jpg');
const EMU = 9525;

/** Width and height of a JPEG by its first frame (ITU-T T.81, §B.2.2). */
function jpegSize(bytes: Uint8Array): { width: number; height: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (view.getUint8(at + 1) < 0xc0 || view.getUint8(at + 1) > 0xc2)
    at += 2 + view.getUint16(at + 2);
  return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
}

function pngSize(bytes: Uint8Array): { width: number; height: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

interface Inserted {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** CSS pixels. */
  readonly x: number;
  readonly width: number;
  readonly height: number;
}

function picturesOf({ documents, files }: ReadPackage, number: number): Inserted[] {
  const part = `ppt/slides/slide${number}.xml`;
  const relations = new Map(relationsOf(documents, part).map((one) => [one.id, one.target]));
  return elements(documents.get(part), 'p:pic').map((picture) => {
    const id = elements(picture, 'a:blip')[0]?.getAttribute('r:embed') ?? '';
    const path = relations.get(id) ?? '';
    const size = elements(picture, 'a:ext').find((one) => one.hasAttribute('cx'));
    const px = (name: string) => Number(size?.getAttribute(name)) / EMU;
    const x = Number(elements(picture, 'a:off')[0]?.getAttribute('x')) / EMU;
    const bytes = files.get(path) ?? new Uint8Array();
    return { path, bytes, x, width: px('cx'), height: px('cy') };
  });
}

let pack: ReadPackage;

beforeAll(async () => {
  const yaml = outlineWith(`      - {kind: image, title: 相片, image: {src: photo.jpg, alt: 相片}}
      - {kind: image, title: 去背, image: {src: clear.png, alt: 去背}}
      - {kind: statement, text: 一句話, by: zuck}
`).replace('side: guest}', 'side: guest, picture: photo.jpg}');
  const files = { 'photo.jpg': PHOTO, 'clear.png': halfClear(300, 200) };
  pack = readPackage((await buildOutline(yaml, ['pptx'], files)).file('.pptx'));
});

test('a photo stays a photo: no larger than its file, of its own size', () => {
  const [photo] = picturesOf(pack, 1);
  expect(photo?.path).toMatch(/\.jpeg$/);
  expect(jpegSize(photo?.bytes ?? PHOTO)).toEqual({ width: 480, height: 320 });
  expect(photo?.bytes.length).toBeLessThan(PHOTO.length * 2);
});

test('the frame is what is visible of the picture, not its box', () => {
  for (const number of [1, 2]) {
    const [picture] = picturesOf(pack, number);
    expect((picture?.width ?? 0) / (picture?.height ?? 1)).toBeCloseTo(1.5, 2);
  }
});

test('what is clear stays clear, and nothing is blown up', () => {
  const [cut] = picturesOf(pack, 2);
  expect(cut?.path).toMatch(/\.png$/);
  expect(pngSize(cut?.bytes ?? PHOTO)).toEqual({ width: 300, height: 200 });
  // Colour type 6: with alpha.
  expect(cut?.bytes[25]).toBe(6);
});

test('a portrait in a round chip is round', () => {
  const [portrait] = picturesOf(pack, 3);
  expect(portrait?.path).toMatch(/\.png$/);
  expect(portrait?.width).toBeCloseTo(portrait?.height ?? 0, 1);
});

/** A kind whose picture, of 3:2 in a box of 600 × 300, is shown in the way that a slide says. */
const SHOT = {
  'templates/shot/schema.yaml': `type: object
required: [how, image]
properties:
  how: {type: string, description: A class.}
  image: {$ref: "#/$defs/picture"}
`,
  'templates/shot/slide.hbs':
    '<p><img class="{{how}}" src="{{image.src}}" alt="{{image.alt}}"></p>',
  'templates/shot/style.css': `section.shot img { position: absolute; left: 100px; top: 100px; width: 600px; height: 300px; object-fit: contain; background: none; }
section.shot .moved { object-position: calc(100% - 20px) 50%; }
section.shot .placed { object-position: 30px 0; }
section.shot .cropped { object-fit: cover; }
section.shot .framed { border: 20px solid #b03a16; }
section.shot .soft { border-radius: 40px; }
section.shot .turned { transform: rotate(20deg); }
`,
};

test('a picture is where CSS puts it; what no canvas draws is captured as an image', async () => {
  const hows = ['moved', 'placed', 'cropped', 'framed', 'soft', 'turned'];
  const slides = hows.map(
    (how) => `      - {kind: shot, how: ${how}, image: {src: photo.jpg, alt: 圖}}`,
  );
  const files = { ...SHOT, 'photo.jpg': PHOTO };
  const built = await buildOutline(outlineWith(slides.join('\n')), ['pptx'], files);
  const shown = hows.map((how, index) => {
    const [picture] = picturesOf(readPackage(built.file('.pptx')), index + 1);
    const { path = '', x = 0, width = 0, height = 0 } = picture ?? {};
    return [how, path.replace(/.*\./, ''), ...[x, width, height].map(Math.round)];
  });
  expect(shown).toEqual([
    ['moved', 'jpeg', 230, 450, 300],
    ['placed', 'jpeg', 130, 450, 300],
    ['cropped', 'jpeg', 100, 600, 300],
    ['framed', 'png', 100, 640, 340],
    ['soft', 'png', 100, 600, 300],
    // Its box is that of the turned picture.
    ['turned', 'png', 67, 666, 487],
  ]);
});

test('a picture that is drawn alike is once in the file, on however many slides', async () => {
  const image = (caption = '') =>
    `      - {kind: image, title: 圖, image: {src: photo.jpg, alt: 圖${caption}}}`;
  const raw = (text: string) =>
    `      - {kind: markdown, markdown: "# ${text}\\n\\n![bg](photo.jpg)"}`;
  const slides = [image(), image(), image(', caption: 說明'), raw('一'), raw('二')];
  const files = { 'photo.jpg': PHOTO };
  const built = await buildOutline(outlineWith(slides.join('\n')), ['pptx'], files);
  const read = readPackage(built.file('.pptx'));
  const paths = slides.flatMap((_, index) => picturesOf(read, index + 1).map(({ path }) => path));
  const [one, two, , ground, sameGround] = paths;
  expect(paths).toHaveLength(slides.length);
  expect(two).toBe(one);
  expect(sameGround).toBe(ground);
  const media = [...read.files.keys()].filter((path) => path.startsWith('ppt/media/'));
  expect(media.toSorted()).toEqual([...new Set(paths)].toSorted());
});
