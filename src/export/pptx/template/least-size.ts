/** Texts that a small layout made too small, set larger where there is space for it. */
import type { SceneElement, TextBlock } from '../../../browser/scene/index.js';
import { moveElement } from '../drawing/scene-scale.js';
import type { Box } from '../opc/units.js';

/** The least size of a text and of a caption, px of a slide 720 high. */
export const FLOOR = { text: 18, caption: 14 } as const;
/** On the page, px of 720: what is smaller is a caption. */
const PAGE_TEXT = 22;

/**
 * The smallest of the texts that are below their least size, px of a slide 720 high.
 *
 * @param given the elements on the page; `placed` are the same on the slide
 * @param perPage from px of the slide to px of one 720 high
 */
export function tooSmall(
  given: readonly SceneElement[],
  placed: readonly SceneElement[],
  perPage: number,
): number | undefined {
  const small = given.flatMap((element, index) => {
    const own = placed[index];
    const after = own ? sizesIn(own) : [];
    return sizesIn(element).flatMap((size, at) => {
      const seen = (after[at] ?? size) * perPage;
      // A tenth of a pixel is nobody's fault.
      return seen < (size >= PAGE_TEXT ? FLOOR.text : FLOOR.caption) - 0.1 ? [seen] : [];
    });
  });
  return small.length > 0 ? Math.min(...small) : undefined;
}

function sizesIn(element: SceneElement): number[] {
  const paragraphs =
    element.type === 'text'
      ? element.paragraphs
      : element.type === 'table'
        ? element.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.paragraphs))
        : [];
  const runs = paragraphs.flatMap((one) => one.runs);
  // One letter is a chip's initial, or a mark.
  const isText = ({ text, raised }: (typeof runs)[number]) =>
    raised === 'none' && text.trim().length > 1;
  return runs.map((run) => (isText(run) ? run.size : Number.POSITIVE_INFINITY));
}

/** A text is raised by no more than this. */
const MOST_RAISED = 1.4;

/** px that may overlap: boxes have space at their edges. */
const SLACK = 2;

/**
 * Raises texts to a least size. One that would meet another element, or leave the area, stays.
 *
 * @param least px
 * @param area what the texts must stay in
 */
export function withLeastSize(
  elements: readonly SceneElement[],
  least: number,
  area: Box,
): SceneElement[] {
  const placed = [...elements];
  for (const [index, element] of elements.entries()) {
    if (element.type !== 'text' || element.surface || element.part) continue;
    const raised = raisedTo(element, least);
    const isFree = placed.every(
      (other, at) => at === index || other.type === 'shape' || !meets(ink(raised), ink(other)),
    );
    if (isFree && isWithin(ink(raised), area)) placed[index] = raised;
  }
  return placed;
}

/** Larger about the edge that it is aligned at, and its middle line. */
function raisedTo(block: TextBlock, least: number): TextBlock {
  const runs = block.paragraphs.flatMap(({ runs: own }) => own);
  const smallest = Math.min(
    ...runs.filter(({ raised }) => raised === 'none').map(({ size }) => size),
  );
  const wanted = Math.max(1, least / smallest);
  // Far larger than what is around it, it would look like a heading.
  const scale = wanted > MOST_RAISED ? 1 : wanted;
  const { x, y, width, height } = block.box;
  const align = block.paragraphs[0]?.align ?? 'start';
  const isRight = (align === 'end') !== (block.direction === 'rtl');
  const at = x + width * (align === 'center' ? 0.5 : isRight ? 1 : 0);
  const middle = y + height / 2;
  return moveElement(block, {
    scale,
    dx: at - at * scale,
    dy: middle - middle * scale,
  }) as TextBlock;
}

/** Where an element's own marks are: of a text, its lines. */
function ink(element: SceneElement): Box {
  const { box } = element;
  if (element.type !== 'text') return box;
  const widest = Math.max(
    ...element.paragraphs.flatMap(({ lines, indent }) => lines.map(({ width }) => width + indent)),
  );
  const { left, right } = element.padding;
  const width = Math.min(box.width, widest + left + right);
  const align = element.paragraphs[0]?.align ?? 'start';
  const isRight = (align === 'end') !== (element.direction === 'rtl');
  const spare = box.width - width;
  return { ...box, width, x: box.x + (align === 'center' ? spare / 2 : isRight ? spare : 0) };
}

function meets(one: Box, other: Box): boolean {
  const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const down = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return across > SLACK && down > SLACK;
}

function isWithin(inner: Box, { x, y, width, height }: Box): boolean {
  return (
    inner.x >= x - SLACK &&
    inner.y >= y - SLACK &&
    inner.x + inner.width <= x + width + SLACK &&
    inner.y + inner.height <= y + height + SLACK
  );
}
