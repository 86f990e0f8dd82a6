/** A callout, a note and a QR code under a slide's body, in all formats. */
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { buildOutline, outlineWith } from '../../support/build-deck.js';
import { elements, readPackage, sdkFaults } from '../../support/pptx-package.js';

const ADDRESS = 'https://example.org/record?a=1&b=2';
const YAML = outlineWith(`      - kind: points
        title: 三點
        points: [一, 二, 三]
        callout: 一句話
        note: 依三次測量
        qr: "${ADDRESS}"`);

it('a QR code is one freeform in PowerPoint, with its address as alt text and in letters', async () => {
  const built = await buildOutline(YAML, ['pptx', 'html']);
  expect(built.problems).toEqual([]);
  const pptx = built.file('.pptx');
  expect(await sdkFaults(pptx)).toEqual([]);
  const slide = readPackage(pptx).documents.get('ppt/slides/slide1.xml');
  const [code, ...others] = elements(slide, 'p:sp').filter(
    (shape) => elements(shape, 'a:custGeom').length > 0,
  );
  expect(others).toEqual([]);
  expect(elements(slide, 'p:pic')).toEqual([]);
  expect(elements(code, 'p:cNvPr')[0]?.getAttribute('descr')).toBe(`QR: ${ADDRESS}`);
  const text = elements(slide, 'a:t').map(({ textContent }) => textContent);
  expect(text).toEqual(expect.arrayContaining(['一句話', '依三次測量']));
  expect(text.join('')).toContain('example.org/record?a=1&b=2');

  // The picture of the page, and the path, have the same modules dark.
  const uri = /class="qr-code" src="([^"]+)"/.exec(built.text('.html'))?.[1] ?? '';
  const svg = Buffer.from(uri.slice(uri.indexOf(',') + 1), 'base64');
  const path = elements(code, 'a:path')[0];
  const size = Number(path?.getAttribute('w'));
  const { data } = await sharp(svg)
    .flatten({ background: '#fff' })
    .resize(size, size, { kernel: 'nearest' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const points = elements(path, 'a:pt').map((one) => [
    Number(one.getAttribute('x')),
    Number(one.getAttribute('y')),
  ]);
  const dark: number[] = [];
  // Four corners of each rectangle, the first at the top left, the third at the bottom right.
  for (let corner = 0; corner < points.length; corner += 4) {
    const [[x = 0, y = 0] = [], , [right = 0] = []] = points.slice(corner, corner + 4);
    for (let along = x; along < right; along++) dark.push(y * size + along);
  }
  const drawn = [...data.keys()].filter((index) => (data[index] ?? 255) < 128);
  expect(drawn.length).toBeGreaterThan(size * size * 0.3);
  expect(drawn).toEqual(dark.sort((a, b) => a - b));
});
