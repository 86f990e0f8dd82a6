/// <reference lib="dom" />
/** Draws an image as the page shows it: its ground, its part of the box, its round corners. */
import { insetsOf } from './style.js';

/** Twice the size on the slide: sharp on the screens of today. */
const SCALE = 2;

/** A PNG; undefined where the image has not been read, or may not be. One after the other. */
export async function drawnImage(image: HTMLImageElement): Promise<Blob | undefined> {
  const style = getComputedStyle(image);
  const rect = image.getBoundingClientRect();
  const insets = insetsOf(style);
  const width = rect.width - insets.left - insets.right;
  const height = rect.height - insets.top - insets.bottom;
  const { naturalWidth, naturalHeight } = image;
  if (!(naturalWidth > 0 && naturalHeight > 0 && width > 0 && height > 0)) return undefined;

  const canvas = canvasOf(Math.round(rect.width * SCALE), Math.round(rect.height * SCALE));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return undefined;
  context.reset();
  context.scale(SCALE, SCALE);
  context.imageSmoothingQuality = 'high';
  const isRound = style.borderTopLeftRadius === '50%';
  context.beginPath();
  if (isRound) {
    context.ellipse(rect.width / 2, rect.height / 2, rect.width / 2, rect.height / 2, 0, 0, 7);
  } else {
    context.rect(insets.left, insets.top, width, height);
  }
  context.clip();
  context.fillStyle = style.backgroundColor;
  context.fillRect(insets.left, insets.top, width, height);
  const size = fitted(style.objectFit, naturalWidth, naturalHeight, width, height);
  const [x = 0.5, y = 0.5] = style.objectPosition
    .split(' ')
    .map((part) => Number.parseFloat(part) / 100);
  const left = insets.left + (width - size.width) * x;
  const top = insets.top + (height - size.height) * y;
  context.drawImage(image, left, top, size.width, size.height);
  try {
    return await canvas.convertToBlob({ type: 'image/png' });
  } catch {
    // An image from elsewhere taints the canvas; then the browser photographs it.
    return undefined;
  }
}

let last: OffscreenCanvas | undefined;

/**
 * Off the screen and to be read: it writes its PNG in half the time of one in the document. That of
 * the last picture is used again if it is of this size, as new memory takes as long as drawing.
 */
function canvasOf(width: number, height: number): OffscreenCanvas {
  if (last?.width !== width || last.height !== height) last = new OffscreenCanvas(width, height);
  return last;
}

/** The size of the image in its box (CSS Images 3, §5.5). */
function fitted(fit: string, ownWidth: number, ownHeight: number, width: number, height: number) {
  if (fit === 'fill') return { width, height };
  const inside = Math.min(width / ownWidth, height / ownHeight);
  const scale = {
    contain: inside,
    cover: Math.max(width / ownWidth, height / ownHeight),
    'scale-down': Math.min(1, inside),
  }[fit];
  return { width: ownWidth * (scale ?? 1), height: ownHeight * (scale ?? 1) };
}
