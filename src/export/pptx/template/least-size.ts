/** Texts that a small layout made too small, set larger where there is space for it. */
import type { SceneElement, TextBlock } from '../../../browser/scene/index.js';
import { moveElement } from '../drawing/scene-scale.js';
import type { Box } from '../opc/units.js';

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
  const scale = Math.max(1, least / smallest);
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
