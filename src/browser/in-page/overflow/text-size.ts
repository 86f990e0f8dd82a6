/** The text size of a slide: a class of its section, between the bounds of its kind. */

/** The class that templates/text-size.css gives a size. */
const PREFIX = 'size-';
/** Rounding. */
const TOLERANCE = 1;

/** The sizes that a slide may have, and the boxes by which it is seen whether it is full. */
export interface SizeRange {
  readonly section: HTMLElement;
  readonly least: number;
  readonly most: number;
  /** What has text of its own or is a picture, in the flow of the body. */
  readonly boxes: readonly Element[];
  /** Blocks of text. */
  readonly texts: readonly Element[];
  readonly limit: { readonly bottom: number; readonly right: number };
}

/** A theme of Marp alone has one size. */
const FIXED = 32;

export function sizeRangeOf(section: HTMLElement): SizeRange {
  const style = getComputedStyle(section);
  const sizeIn = (property: string): number =>
    Number.parseInt(style.getPropertyValue(property), 10) || FIXED;
  const { right, bottom } = section.getBoundingClientRect();
  return {
    section,
    least: sizeIn('--min-size'),
    most: sizeIn('--max-size'),
    boxes: [...section.querySelectorAll('*')].filter(isBodyBox),
    texts: [...section.querySelectorAll(TEXTS)].filter((one) => one.closest(BESIDE) === null),
    limit: {
      bottom: bottom - Number.parseFloat(style.paddingBottom) + TOLERANCE,
      right: right - Number.parseFloat(style.paddingRight) + TOLERANCE,
    },
  };
}

const TEXTS = 'h1, h2, p, li, td, th, pre';
/** What is not in the flow of the body. */
const BESIDE = 'header, footer, section > :is(.chip, .qr), .chart .lane, .behind, .side';

function isBodyBox(element: Element): boolean {
  const hasText = [...element.childNodes].some(
    (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
  );
  if (!hasText && element.tagName !== 'IMG') return false;
  return element.closest(BESIDE) === null;
}

/** How many lines each text has. */
export function countLines({ texts }: SizeRange): number[] {
  const range = document.createRange();
  return texts.map((text) => {
    range.selectNodeContents(text);
    const bottoms = [...range.getClientRects()].map(({ bottom }) => bottom).sort((a, b) => a - b);
    const gap = Number.parseFloat(getComputedStyle(text).fontSize) / 2;
    return bottoms.filter((bottom, index) => bottom - (bottoms[index - 1] ?? -gap) > gap).length;
  });
}

/**
 * Whether texts that grew are harder to read: one that had a line of its own takes two, or a title, a
 * quote or code more than it had. Running text may take more lines.
 * @param lines at the usual size
 */
export function breaksLines(range: SizeRange, lines: readonly number[]): boolean {
  return countLines(range).some((now, index) => {
    const before = lines[index] ?? now;
    const text = range.texts[index];
    // Two balanced lines of a quote are larger, and no harder to read than one.
    if (before === 1 && text?.matches(QUOTE)) return now > 2;
    return now > before && (before === 1 || text?.matches(KEPT));
  });
}

const QUOTE = 'blockquote p';
const KEPT = `h1, h2, pre, ${QUOTE}`;

/** Whether something is below or beside the slide's area; a full slide may have other faults. */
export function isRoughlyFull({ boxes, limit }: SizeRange): boolean {
  return boxes.some((box) => {
    const { bottom, right, height } = box.getBoundingClientRect();
    return height > 0 && (bottom > limit.bottom || right > limit.right);
  });
}

/** @param size in CSS pixels; undefined for that of a slide that was not fitted */
export function setTextSize(section: HTMLElement, size: number | undefined): void {
  const own = [...section.classList].find((name) => name.startsWith(PREFIX));
  const next = size === undefined ? undefined : PREFIX + size;
  if (own === next) return;
  if (own) section.classList.remove(own);
  if (next) section.classList.add(next);
}
