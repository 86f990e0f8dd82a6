/** What a page of a PDF looks like, by poppler. */
import { poppler } from './read-built.js';

export type Pixel = readonly [red: number, green: number, blue: number];

/** The pixels of a page row by row, one a point. */
export function pixelsOf(pdf: Uint8Array, page: number): Pixel[] {
  const number = String(page);
  const ppm = poppler('pdftoppm', pdf, ['-r', '72', '-f', number, '-l', number], [], 'latin1');
  const head = /^P6\s+\d+\s+\d+\s+255\s/.exec(ppm)?.[0].length;
  if (head === undefined) throw new Error('pdftoppm wrote no picture');
  const bytes = Buffer.from(ppm, 'latin1').subarray(head);
  return Array.from({ length: Math.floor(bytes.length / 3) }, (_, index) => {
    const at = 3 * index;
    return [bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0] as const;
  });
}

/** Each page's picture at half its size in pixels of CSS; three bytes a pixel, row by row. */
export function pagePictures(pdf: Uint8Array): { width: number; height: number; pixels: Buffer }[] {
  const ppm = Buffer.from(poppler('pdftoppm', pdf, ['-r', '48'], [], 'latin1'), 'latin1');
  const pictures = [];
  for (let at = 0; at < ppm.length; ) {
    const head = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(ppm.toString('latin1', at, at + 32));
    if (head === null) throw new Error('pdftoppm wrote no picture');
    const [width, height] = [Number(head[1]), Number(head[2])];
    const from = at + head[0].length;
    at = from + width * height * 3;
    pictures.push({ width, height, pixels: ppm.subarray(from, at) });
  }
  return pictures;
}
