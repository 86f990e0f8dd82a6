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
