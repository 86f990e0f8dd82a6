/// <reference lib="dom" />
/** Reads the ground of texts over pictures on a photograph of their slide. */
import type { MeasuredText, Rgba } from '../legibility.js';
import type { Box } from '../scene.js';
import { contrastOf, hexOf, over } from './mix.js';

/** Hides all text, so that a photograph shows what lies behind it. */
export const BARE_CSS = `*,*::before,*::after{color:transparent!important;
  -webkit-text-fill-color:transparent!important;text-shadow:none!important;
  text-decoration-color:transparent!important}
  svg text{fill:transparent!important}`;

/** Of each text so many pixels are looked at, evenly spread. */
const SAMPLES = 4000;

/** Of the ground this share may be worse: a thin line or a speck does not hide a text. */
const SPECKS = 0.05;

/**
 * Reads texts over pictures on a photograph of their slide without text.
 * @param png in base64, a pixel a CSS pixel
 */
export async function sampleGrounds(
  png: string,
  texts: readonly NonNullable<MeasuredText['over']>[],
): Promise<Pick<MeasuredText, 'ratio' | 'color' | 'ground'>[]> {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.drawImage(image, 0, 0);
  return texts.map(({ areas, paint }) => {
    const size = areas.reduce((sum, { width, height }) => sum + width * height, 0);
    const stride = Math.max(1, Math.floor(Math.sqrt(size / SAMPLES)));
    const found = areas
      .flatMap((area) => pixelsIn(area, stride, context))
      .map((ground) => {
        const color = over(paint, ground);
        return { ratio: contrastOf(color, ground), color: hexOf(color), ground: hexOf(ground) };
      })
      .sort((a, b) => a.ratio - b.ratio);
    const nothing = { ratio: undefined, color: hexOf(paint), ground: '' };
    return found[Math.floor(found.length * SPECKS)] ?? nothing;
  });
}

/** Every so many pixels of an area; outside of the photograph nothing is drawn. */
function pixelsIn(area: Box, stride: number, context: CanvasRenderingContext2D | null): Rgba[] {
  const [x, y] = [Math.floor(area.x), Math.floor(area.y)];
  const [width, height] = [Math.ceil(area.width), Math.ceil(area.height)];
  const { data } = context?.getImageData(x, y, width, height) ?? { data: [] };
  const pixels: Rgba[] = [];
  for (let row = 0; row < height; row += stride) {
    for (let column = 0; column < width; column += stride) {
      const i = (row * width + column) * 4;
      const [red = 0, green = 0, blue = 0, alpha = 0] = data.slice(i, i + 4);
      if (alpha === 255) pixels.push([red, green, blue, 1]);
    }
  }
  return pixels;
}
