/** Finds pictures that are cut off, covered, or shrunk by a full slide until nobody sees them. */
import type { Overflow } from '../../scene/index.js';
import { isInline } from '../layout/style.js';
import { covers, TOLERANCE, type VisibleLine } from './visible-lines.js';

/** Pictures smaller than this, in CSS pixels, show nothing to an audience. */
const MIN_PICTURE = 80;
/** A picture as long as this is visible, however low it is. */
const LONG_PICTURE = 320;

/** Where a slide's content may be, in the page. */
export interface ContentArea {
  readonly slide: DOMRect;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

type PictureOverflow = Omit<Overflow, 'fill'> & {
  /** The lowest edge of what overflows. */
  readonly bottom?: number;
};

export function pictureOverflow(
  image: HTMLImageElement,
  body: readonly VisibleLine[],
  { slide, bottom: limit, right: edge }: ContentArea,
): PictureOverflow | undefined {
  const rect = image.getBoundingClientRect();
  const { bottom, right, width, height } = rect;
  // Raw Markdown has pictures without alt text that are more than an ornament.
  const isRaw =
    image.closest('section.markdown') !== null && Math.min(width, height) >= MIN_PICTURE;
  const isContent =
    (image.alt !== '' || isRaw) &&
    !image.matches('.emoji, .brand-cover, .behind *, .side *, [aria-hidden="true"] *');
  if (!isContent || !image.checkVisibility()) return undefined;
  const text = image.alt || '![…](…)';
  const names = { text, source: text, nth: 0 };
  const below = bottom - Math.min(slide.bottom, limit + TOLERANCE);
  if (below > TOLERANCE) return { kind: 'beyond', over: below, ...names, bottom };
  const isFormula = image.matches('.math');
  if (isFormula && right - edge > TOLERANCE) return { kind: 'wide', over: right - edge, ...names };
  // A picture in a line of text is as high as the line.
  const isInText = isInline(getComputedStyle(image)) && image.parentElement?.textContent?.trim();
  if (isFormula || isInText) return undefined;
  const small = tooSmall(image);
  if (small > 0) return { kind: 'picture', over: small, ...names };
  const line = body.find((one) => covers(rect, one));
  return line && { kind: 'covered', over: bottom - line.ink.top, ...names };
}

/** By how much a picture is too small to be visible, where the layout has shrunk it. */
function tooSmall(image: HTMLImageElement): number {
  const { naturalWidth, naturalHeight, style } = image;
  const { width, height } = image.getBoundingClientRect();
  // A size that is written, as in ![w:40](icon.png), is intended.
  const isIntended = style.width || style.height || image.matches('[width], [height]');
  const scale = Math.min(width / naturalWidth, height / naturalHeight);
  if (isIntended || !(scale < 1)) return 0;
  const isContained = getComputedStyle(image).objectFit === 'contain';
  const drawn = isContained ? [naturalWidth * scale, naturalHeight * scale] : [width, height];
  return Math.max(...drawn) >= LONG_PICTURE ? 0 : MIN_PICTURE - Math.min(...drawn);
}
