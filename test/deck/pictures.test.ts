/** How pictures are cropped and covered. */
import { expect, test } from 'vitest';
import { backgroundOf, pictureOf } from '../../src/deck/pictures.js';
import type { Picture } from '../../src/outline/index.js';

const place = { file: 'outline.yaml', line: 1, column: 1, length: 1, lineText: '' };
const picture = (more: Partial<Picture> = {}): Picture =>
  ({ $role: 'picture', src: 'a.jpg', alt: '', place, altPlace: place, ...more }) as Picture;
const maps = (dark: number, light: number, isDrawing = false) => ({
  pictures: new Map([['a.jpg', 'data:a']]),
  facts: new Map([['a.jpg', { width: 300, height: 200, dark, light, isDrawing }]]),
  videos: new Map<string, { key: string }>(),
});

test('the classes of a picture say its proportions, its focus, and whether it has no background', () => {
  expect(pictureOf(picture({ focus: '30% 20%' }), maps(0, 255)).look).toBe('focus-30-20 ratio-150');
  expect(pictureOf(picture(), maps(0, 255, true)).look).toBe('drawing ratio-150');
});

/** WCAG 2.2: relative luminance of a grey. */
const luminance = (grey: number) => {
  const share = grey / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

test.each([
  [0, 255],
  [10, 90],
  [0, 140],
  [120, 255],
  [200, 255],
  [90, 130],
])('on a picture of greys from %i to %i the text has a contrast of 4.5:1', (dark, light) => {
  const background = backgroundOf(picture(), maps(dark, light));
  if ('color' in background) throw new Error('it is a picture');
  const { text, scrim } = background;
  const share = scrim / 100;
  const [over, own, ink] = text === 'light' ? [20, light, 255] : [235, dark, 23];
  const [a, b] = [luminance(ink), luminance(over * share + own * (1 - share))];
  expect((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)).toBeGreaterThan(4.5);
  expect(scrim).toBeGreaterThanOrEqual(30);
});

test('a light picture gets dark text, a dark one light text, each with a thin scrim', () => {
  expect(backgroundOf(picture(), maps(200, 255))).toMatchObject({ text: 'dark', scrim: 30 });
  expect(backgroundOf(picture(), maps(0, 80))).toMatchObject({ text: 'light', scrim: 30 });
});
