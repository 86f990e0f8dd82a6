/** Draws an image as the page shows it: its background, its part of the box, its round corners. */
import { colorOf, insetsOf } from './style.js';

/** Device pixels per CSS pixel at most: twice the size on the slide is sharp on today's screens. */
const MOST_SCALE = 2;
/** Of a JPEG: about as large as the file that it was; Chromium's own is five times that. */
const QUALITY = 0.9;

/** The visible part of an image, in the page, and how it is drawn. */
export interface PlacedImage {
  /** All of its box that has a background, or as much of it as the image fills (`object-fit`). */
  readonly visible: DOMRect;
  /** All of the image, of which some may lie outside of its box. */
  readonly whole: DOMRect;
  readonly background: string | undefined;
  readonly isRound: boolean;
}

/**
 * Undefined where the image is not loaded, or shown in a way that a canvas does not draw: then the
 * browser photographs it.
 */
export function placeOf(image: HTMLImageElement): PlacedImage | undefined {
  const style = getComputedStyle(image);
  const rect = image.getBoundingClientRect();
  const insets = insetsOf(style);
  const background = colorOf(style.backgroundColor);
  if (!isPlain(style)) return undefined;
  const width = rect.width - insets.left - insets.right;
  const height = rect.height - insets.top - insets.bottom;
  const { naturalWidth, naturalHeight } = image;
  if (!(naturalWidth > 0 && naturalHeight > 0 && width > 0 && height > 0)) return undefined;
  const box = new DOMRect(rect.left + insets.left, rect.top + insets.top, width, height);
  const [inside, outside] = [Math.min, Math.max].map((of) =>
    of(width / naturalWidth, height / naturalHeight),
  ) as [number, number];
  // CSS Images 3, §5.5.
  const scales = { contain: inside, cover: outside, 'scale-down': Math.min(1, inside), none: 1 };
  const scale = scales[style.objectFit as keyof typeof scales];
  const size = scale
    ? { width: naturalWidth * scale, height: naturalHeight * scale }
    : { width, height };
  const [x = '50%', y = '50%'] = style.objectPosition.match(/calc\(.*?\)|\S+/g) ?? [];
  const whole = new DOMRect(
    box.x + along(x, width - size.width),
    box.y + along(y, height - size.height),
    size.width,
    size.height,
  );
  const isRound = style.borderTopLeftRadius === '50%';
  const isFramed = Object.values(insets).some((inset) => inset > 0);
  // What is cut off at the inner edge of its frame is not drawn so.
  if (isFramed && (isRound || (background !== undefined && !contains(box, whole))))
    return undefined;
  const visible = background === undefined ? intersection(box, whole) : rect;
  return { visible, whole, background, isRound };
}

/** To a pixel. */
function contains(outer: DOMRect, inner: DOMRect): boolean {
  return (
    inner.left > outer.left - 1 &&
    inner.top > outer.top - 1 &&
    inner.right < outer.right + 1 &&
    inner.bottom < outer.bottom + 1
  );
}

/** Whether it is an SVG of which nothing is cut off, so that a format that has SVG shows the same. */
export function isWholeDrawing(
  { src }: HTMLImageElement,
  { visible, whole, isRound }: PlacedImage,
): boolean {
  return isVector(src) && contains(visible, whole) && !isRound;
}

function isVector(src: string): boolean {
  return /^data:image\/svg/.test(src);
}

/** Without what a canvas does not draw: a border, effects, other corners. */
function isPlain(style: CSSStyleDeclaration): boolean {
  const { filter, opacity, transform, clipPath, maskImage, backgroundImage } = style;
  const effects = [filter, transform, clipPath, maskImage, backgroundImage];
  return (
    effects.every((effect) => effect === 'none' || effect === undefined) &&
    opacity === '1' &&
    /^(0px|50%)$/.test(style.borderTopLeftRadius) &&
    style.borderWidth === '0px'
  );
}

/** A computed `object-position`, such as `calc(100% - 20px)`, in pixels of the space that is left. */
function along(position: string, space: number): number {
  const parts = [...position.matchAll(/(-?)\s*([\d.]+)(%|px)/g)];
  return parts.reduce((sum, [, minus, number, unit]) => {
    const length = Number(number) * (unit === '%' ? space / 100 : 1);
    return minus ? sum - length : sum + length;
  }, 0);
}

/**
 * Of two images that are drawn alike, and only of such, the same.
 * @param sources numbers for the addresses of images, which are too long to be copied; it is added to
 */
export function lookOf(
  { src }: HTMLImageElement,
  { visible, whole, background, isRound }: PlacedImage,
  sources: Map<string, number>,
): string {
  const source = sources.get(src) ?? sources.size;
  sources.set(src, source);
  const inside = [whole.x - visible.x, whole.y - visible.y];
  const sizes = [...inside, whole.width, whole.height, visible.width, visible.height];
  return [sizes.map((size) => size.toFixed(1)), background, isRound, source].join();
}

/**
 * A JPEG of what is one, a PNG of all else and where something shows through; not larger than the
 * image is itself. Undefined where it cannot be drawn.
 */
export async function drawnImage(
  image: HTMLImageElement,
  { visible, whole, background, isRound }: PlacedImage,
): Promise<Blob | undefined> {
  const own = image.naturalWidth / whole.width;
  const scale = isVector(image.src) ? MOST_SCALE : Math.min(MOST_SCALE, own);
  const width = Math.max(1, Math.round(visible.width * scale));
  const height = Math.max(1, Math.round(visible.height * scale));
  const isCovered = background === undefined || background.length === '#rrggbb'.length;
  const isPhoto = /^data:image\/jpeg/.test(image.src) && isCovered && !isRound;
  const canvas = document.createElement('canvas');
  try {
    Object.assign(canvas, { width, height });
    // To be read: it is encoded in half the time of one that the graphics processor has.
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) return undefined;
    context.scale(width / visible.width, height / visible.height);
    context.imageSmoothingQuality = 'high';
    context.beginPath();
    if (isRound) {
      const [x, y] = [visible.width / 2, visible.height / 2];
      context.ellipse(x, y, x, y, 0, 0, 7);
    } else {
      context.rect(0, 0, visible.width, visible.height);
    }
    context.clip();
    context.fillStyle = background ?? 'transparent';
    context.fillRect(0, 0, visible.width, visible.height);
    const { x, y } = whole;
    context.drawImage(image, x - visible.x, y - visible.y, whole.width, whole.height);
    const type = isPhoto ? 'image/jpeg' : 'image/png';
    // `toBlob` and `convertToBlob` wait for a page that has nothing to do: of one that has been hidden
    // for ten seconds a second for each picture.
    const uri = canvas.toDataURL(type, QUALITY);
    return uri.startsWith(`data:${type}`) ? await (await fetch(uri)).blob() : undefined;
  } catch {
    // An image from elsewhere taints the canvas, and a very large one has no memory.
    return undefined;
  } finally {
    // Its pixels go at once, not when the page is tidied.
    Object.assign(canvas, { width: 0, height: 0 });
  }
}

function intersection(one: DOMRect, other: DOMRect): DOMRect {
  const left = Math.max(one.left, other.left);
  const top = Math.max(one.top, other.top);
  const right = Math.min(one.right, other.right);
  const bottom = Math.min(one.bottom, other.bottom);
  return new DOMRect(left, top, right - left, bottom - top);
}
