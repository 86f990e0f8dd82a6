/// <reference lib="dom" />
/** Draws an image as the page shows it: its ground, its part of the box, its round corners. */
import { colorOf, insetsOf } from './style.js';

/** Device pixels per CSS pixel at most: twice the size on the slide is sharp on today's screens. */
const MOST_SCALE = 2;
/** Of a JPEG: about as large as the file that it was; Chromium's own is five times that. */
const QUALITY = 0.9;

/**
 * Where an image is seen, in the page: all of its box that has a ground, or as much of it as the
 * image fills (`object-fit`). The box itself where the image has not been read.
 */
export function seenRect(image: HTMLImageElement): DOMRect {
  return placed(image)?.seen ?? image.getBoundingClientRect();
}

/**
 * A JPEG of what is one, a PNG of all else and where something shows through; not larger than the
 * image is itself. Undefined where the image has not been read, or may not be.
 */
export async function drawnImage(image: HTMLImageElement): Promise<Blob | undefined> {
  const place = placed(image);
  if (place === undefined) return undefined;
  const { seen, whole, ground, isRound } = place;
  const isVector = /^data:image\/svg/.test(image.src);
  const own = image.naturalWidth / whole.width;
  const scale = isVector ? MOST_SCALE : Math.min(MOST_SCALE, own);
  const width = Math.max(1, Math.round(seen.width * scale));
  const height = Math.max(1, Math.round(seen.height * scale));
  // Off the screen and to be read: it is encoded in half the time of a canvas in the document.
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return undefined;
  context.scale(width / seen.width, height / seen.height);
  context.imageSmoothingQuality = 'high';
  context.beginPath();
  if (isRound) {
    const [x, y] = [seen.width / 2, seen.height / 2];
    context.ellipse(x, y, x, y, 0, 0, 7);
  } else {
    context.rect(0, 0, seen.width, seen.height);
  }
  context.clip();
  context.fillStyle = ground ?? 'transparent';
  context.fillRect(0, 0, seen.width, seen.height);
  const { x, y } = whole;
  context.drawImage(image, x - seen.x, y - seen.y, whole.width, whole.height);
  const isCovered = ground === undefined || ground.length === '#rrggbb'.length;
  const isPhoto = /^data:image\/jpeg/.test(image.src) && isCovered && !isRound;
  try {
    return await canvas.convertToBlob({
      type: isPhoto ? 'image/jpeg' : 'image/png',
      quality: QUALITY,
    });
  } catch {
    // An image from elsewhere taints the canvas; then the browser photographs it.
    return undefined;
  }
}

interface Placed {
  readonly seen: DOMRect;
  /** All of the image, of which some may lie outside of its box. */
  readonly whole: DOMRect;
  readonly ground: string | undefined;
  readonly isRound: boolean;
}

function placed(image: HTMLImageElement): Placed | undefined {
  const style = getComputedStyle(image);
  const rect = image.getBoundingClientRect();
  const insets = insetsOf(style);
  const left = rect.left + insets.left;
  const top = rect.top + insets.top;
  const width = rect.width - insets.left - insets.right;
  const height = rect.height - insets.top - insets.bottom;
  const { naturalWidth, naturalHeight } = image;
  if (!(naturalWidth > 0 && naturalHeight > 0 && width > 0 && height > 0)) return undefined;
  const size = fitted(style.objectFit, naturalWidth, naturalHeight, width, height);
  const [x = 0.5, y = 0.5] = style.objectPosition
    .split(' ')
    .map((part) => Number.parseFloat(part) / 100);
  const whole = new DOMRect(
    left + (width - size.width) * x,
    top + (height - size.height) * y,
    size.width,
    size.height,
  );
  const isRound = style.borderTopLeftRadius === '50%';
  const ground = colorOf(style.backgroundColor);
  const box = new DOMRect(left, top, width, height);
  const seen = isRound ? rect : ground === undefined ? common(box, whole) : box;
  return { seen, whole, ground, isRound };
}

function common(one: DOMRect, other: DOMRect): DOMRect {
  const left = Math.max(one.left, other.left);
  const top = Math.max(one.top, other.top);
  const right = Math.min(one.right, other.right);
  const bottom = Math.min(one.bottom, other.bottom);
  return new DOMRect(left, top, right - left, bottom - top);
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
