/** SVG pictures are SVG in PowerPoint, each with a picture that shows the same. */
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Built, buildOutline, outlineWith } from '../../support/build-deck.js';
import { pagePictures } from '../../support/pixels.js';
import { elements, readPackage, relationsOf, sdkFaults } from '../../support/pptx-package.js';
import { templateOf } from '../../support/pptx-templates.js';

const NS = 'xmlns="http://www.w3.org/2000/svg"';
const photo = readFileSync(new URL('../../fixtures/kinds/clip.jpg', import.meta.url));
const FILES = {
  'shapes.svg': `<svg ${NS} viewBox="0 0 640 400"><rect width="320" height="400" fill="#1f50b5"/><circle cx="480" cy="200" r="100" fill="#b03a16"/></svg>`,
  'sized.svg': `<svg ${NS} width="640" height="400"><rect width="640" height="200" fill="#3a6b1f"/></svg>`,
  'inside.svg': `<svg ${NS} viewBox="0 0 640 400"><image width="300" height="169" href="data:image/jpeg;base64,${photo.toString('base64')}"/><image x="320" y="200" width="300" height="169" href="clip.jpg"/></svg>`,
  'words.svg': `<svg ${NS} viewBox="0 0 640 400"><text x="40" y="80" font-family="No Such Font" font-size="40">開源的模型 Open</text></svg>`,
  'clip.jpg': photo,
  'company.pptx': templateOf(),
};
const NAMES = ['shapes', 'sized', 'inside', 'words'];
const SLIDES = NAMES.map(
  (name) => `      - {kind: image, title: 圖, image: {src: ${name}.svg, alt: ${name}}}`,
).join('\n');

describe.each(['our design', 'a company’s template'])('on %s', (design) => {
  let built: Built;
  let pack: ReturnType<typeof readPackage>;
  beforeAll(async () => {
    const own = design === 'our design' ? '' : ', pptx: company.pptx';
    built = await buildOutline(outlineWith(SLIDES, own), ['pptx', 'pdf', 'png'], FILES);
    pack = readPackage(built.file('.pptx'));
  });

  /** The SVG of a slide's picture, and the image for programs that show none. */
  const pairOf = (number: number): { svg: Buffer; png: Buffer } => {
    const path = `ppt/slides/slide${number}.xml`;
    const slide = pack.documents.get(path);
    const relations = relationsOf(pack.documents, path);
    const partOf = (name: string): Buffer => {
      const [one] = elements(slide, name);
      const target = relations.find(({ id }) => id === one?.getAttribute('r:embed'))?.target;
      return Buffer.from(pack.files.get(target ?? '') ?? []);
    };
    return { svg: partOf('asvg:svgBlip'), png: partOf('a:blip') };
  };

  test('each is in the file as both, which the validator accepts', async () => {
    expect(pack.faults).toEqual([]);
    expect(await sdkFaults(built.file('.pptx'))).toEqual([]);
    for (const [index] of NAMES.entries()) {
      const { svg, png } = pairOf(index + 1);
      expect(svg.toString()).toMatch(/^<svg[\s\S]*<\/svg>$/);
      expect(png.toString('latin1', 1, 4)).toBe('PNG');
    }
    expect(built.file('.pptx').length).toBeLessThan(600_000);
  });

  test.each([1, 2, 3])('the two of slide %i look the same', async (number) => {
    const { svg, png } = pairOf(number);
    const size = { width: 160, height: 100, fit: 'fill' } as const;
    const plain = (bytes: Buffer) =>
      sharp(bytes, { density: 144 }).resize(size).flatten({ background: '#fff' }).raw().toBuffer();
    expect(differenceOf(await plain(svg), await plain(png))).toBeLessThan(4);
  });

  test('texts have the fonts of Office behind ours, and none in the file', () => {
    const { svg } = pairOf(4);
    expect(svg.toString()).not.toContain('@font-face');
    expect(svg.toString()).toMatch(/"Noto Sans TC".*"Microsoft JhengHei", Arial !important/);
    expect(svg.length).toBeLessThan(3000);
  });

  test('PDF and images of the slides look the same', async () => {
    const pages = pagePictures(built.file('.pdf'));
    expect(pages).toHaveLength(NAMES.length);
    for (const [index, { width, height, pixels }] of pages.entries()) {
      const image = sharp(built.file(`.00${index + 1}.png`)).resize(width, height);
      const other = await image.removeAlpha().raw().toBuffer();
      expect(other.length).toBe(pixels.length);
      expect(differenceOf(pixels, other)).toBeLessThan(2);
    }
  });
});

/** The mean of the differences of all values. */
function differenceOf(one: Buffer, other: Buffer): number {
  return one.reduce((sum, value, at) => sum + Math.abs(value - (other[at] ?? 0)), 0) / one.length;
}
