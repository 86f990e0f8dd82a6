/** Reads colours of photographs, PNG in base64. */
import { contrastOf, hexColor, type Rgb } from '../../../color/index.js';
import type { Box, MeasuredText } from '../../scene/index.js';
import { over } from '../css-color.js';

/** This share of a background may be worse: a thin line or a speck does not hide a text. */
const SPECKS = 0.05;

/**
 * Reads texts over pictures on a photograph of their slide without text.
 * @param scale pixels of it per CSS pixel
 */
export async function sampleBackgrounds(
  png: string,
  scale: number,
  texts: readonly NonNullable<MeasuredText['over']>[],
): Promise<Pick<MeasuredText, 'ratio' | 'color' | 'background'>[]> {
  const image = await bitmapOf(png);
  const { width, height } = image;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  context?.drawImage(image, 0, 0);
  image.close();
  const pixels = context?.getImageData(0, 0, width, height);
  return texts.map(({ areas, paint }) => {
    const counts = new Map<number, number>();
    for (const area of areas) if (pixels) countColors(pixels, area, scale, counts);
    const found = [...counts].map(([packed, times]) => {
      const [red, green, blue] = [packed >> 16, (packed >> 8) & 255, packed & 255];
      const background: Rgb = { red, green, blue, alpha: 1 };
      const color = over(paint, background);
      return { ratio: contrastOf(color, background), color, background, times };
    });
    found.sort((a, b) => a.ratio - b.ratio);
    let left = SPECKS * found.reduce((sum, { times }) => sum + times, 0);
    for (const { ratio, color, background, times } of found) {
      left -= times;
      if (left < 0) return { ratio, color: hexColor(color), background: hexColor(background) };
    }
    return { ratio: undefined, color: hexColor(paint), background: '' };
  });
}

/** The mean colour of a picture, on white where it is transparent. */
export async function meanColor(png: string): Promise<string> {
  const image = await bitmapOf(png);
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (context === null) return '#ffffff';
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, 1, 1);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, 1, 1);
  image.close();
  const [red = 255, green = 255, blue = 255] = context.getImageData(0, 0, 1, 1).data;
  return hexColor({ red, green, blue, alpha: 1 });
}

async function bitmapOf(png: string): Promise<ImageBitmap> {
  const photograph = await fetch(`data:image/png;base64,${png}`);
  return createImageBitmap(await photograph.blob());
}

/** Counts the colours of an area, as far as it is within the photograph. */
function countColors(
  { data, width, height }: ImageData,
  area: Box,
  scale: number,
  counts: Map<number, number>,
): void {
  const right = Math.min(width, Math.ceil((area.x + area.width) * scale));
  const bottom = Math.min(height, Math.ceil((area.y + area.height) * scale));
  for (let y = Math.max(0, Math.floor(area.y * scale)); y < bottom; y++) {
    for (let x = Math.max(0, Math.floor(area.x * scale)); x < right; x++) {
      const i = (y * width + x) * 4;
      const packed = ((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0);
      counts.set(packed, (counts.get(packed) ?? 0) + 1);
    }
  }
}
