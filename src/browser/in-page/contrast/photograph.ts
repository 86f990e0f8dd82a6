/// <reference lib="dom" />
/** Reads the background of texts over pictures on a photograph of their slide. */
import type { Box, MeasuredText, Rgba } from '../../scene/index.js';
import { contrastOf, hexOf, over } from './mix.js';

const BARE = `*,*::before,*::after{color:transparent!important;
  -webkit-text-fill-color:transparent!important;text-shadow:none!important;
  text-decoration-color:transparent!important}
  svg text{fill:transparent!important}`;

/** Hides all text, so that a photograph shows what lies behind it. */
export function hideText(): void {
  const style = document.createElement('style');
  style.id = 'bare';
  style.textContent = BARE;
  document.head.append(style);
}

/** Undoes `hideText`. */
export function showText(): void {
  document.getElementById('bare')?.remove();
}

/** Of the background this share may be worse: a thin line or a speck does not hide a text. */
const SPECKS = 0.05;

/**
 * Reads texts over pictures on a photograph of their slide without text.
 * @param png in base64
 * @param scale pixels of it per CSS pixel
 */
export async function sampleBackgrounds(
  png: string,
  scale: number,
  texts: readonly NonNullable<MeasuredText['over']>[],
): Promise<Pick<MeasuredText, 'ratio' | 'color' | 'background'>[]> {
  const photograph = await fetch(`data:image/png;base64,${png}`);
  const image = await createImageBitmap(await photograph.blob());
  const { width, height } = image;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  context?.drawImage(image, 0, 0);
  image.close();
  const pixels = context?.getImageData(0, 0, width, height);
  return texts.map(({ areas, paint }) => {
    const counts = new Map<number, number>();
    for (const area of areas) if (pixels) count(pixels, area, scale, counts);
    const seen = [...counts].map(([packed, times]) => {
      const background: Rgba = [packed >> 16, (packed >> 8) & 255, packed & 255, 1];
      const color = over(paint, background);
      return { ratio: contrastOf(color, background), color, background, times };
    });
    seen.sort((a, b) => a.ratio - b.ratio);
    let left = SPECKS * seen.reduce((sum, { times }) => sum + times, 0);
    for (const { ratio, color, background, times } of seen) {
      left -= times;
      if (left < 0) return { ratio, color: hexOf(color), background: hexOf(background) };
    }
    return { ratio: undefined, color: hexOf(paint), background: '' };
  });
}

/** The mean colour of a picture, on white where it is see-through; `png` in base64. */
export async function meanColor(png: string): Promise<string> {
  const picture = await fetch(`data:image/png;base64,${png}`);
  const image = await createImageBitmap(await picture.blob());
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (context === null) return '#ffffff';
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, 1, 1);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, 1, 1);
  image.close();
  const [red = 255, green = 255, blue = 255] = context.getImageData(0, 0, 1, 1).data;
  return hexOf([red, green, blue, 1]);
}

/** Counts the colours of an area, as far as it lies on the photograph. */
function count(
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
