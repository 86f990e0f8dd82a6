/** How the page's content gets into a layout's area, and what is around it. */
import type { SceneElement, TextBlock } from '../../../browser/scene/index.js';
import { moveElement, type Transform } from '../drawing/scene-scale.js';
import type { Box, Size } from '../opc/units.js';
import { drawnOver, drawnShare } from './backdrop.js';
import { placeholderOfType, type TemplateLayout } from './layouts.js';
import { isTitleOnTop } from './space.js';

/** The page's own content area, px. */
export interface PageArea {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * How content moves from the page into an area: as large as it can be, but no larger than it is on
 * the page, measured by the slides' widths; at the place between top and bottom that it has there.
 */
export function moveInto(
  content: readonly SceneElement[],
  page: PageArea,
  area: Box,
  unit: number,
): Transform {
  const boxes = content.map(({ box }) => box);
  const left = Math.min(page.left, ...boxes.map(({ x }) => x));
  const right = Math.max(page.right, ...boxes.map(({ x, width }) => x + width));
  const top = Math.min(...boxes.map(({ y }) => y));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  const width = Math.max(1, right - left);
  const height = Math.max(1, bottom - top);
  const scale = Math.min(Math.max(1, unit), area.width / width, area.height / height);
  const free = Math.max(0, page.bottom - page.top - height);
  const share = free > 1 ? Math.min(1, Math.max(0, (top - page.top) / free)) : 0;
  const spare = area.height - height * scale;
  return {
    scale,
    dx: area.x + (area.width - width * scale) / 2 - left * scale,
    dy: area.y + spare * share - top * scale,
  };
}

/** A block in its place, and the area that it leaves for the content. */
export interface FramedText {
  readonly block: TextBlock;
  readonly area: Box;
}

interface FramedSlide {
  readonly layout: TemplateLayout;
  readonly size: Size;
}

/** Least distance to the slide's edge, and to the content; px on a slide 1280 wide. */
const EDGE = 8;
const FRAME_GAP = 20;

/**
 * The section's name over the title, where the template leaves space and draws nothing; else it is
 * the first line of the content.
 */
export function placeKicker(
  kicker: TextBlock,
  { layout, size }: FramedSlide,
  area: Box,
): FramedText {
  const unit = size.width / 1280;
  const title = placeholderOfType(layout, 'title', 'ctrTitle');
  const height = kicker.box.height * unit;
  const align = title?.levels[0]?.align ?? 'l';
  const place = (box: Box) => placed(kicker, box, unit, align, size.height);
  const over = boxOverTitle(kicker, { layout, size });
  if (over) return { block: place(over), area };
  const used = height + FRAME_GAP * unit;
  const rest = { ...area, y: area.y + used, height: Math.max(1, area.height - used) };
  return { block: place({ ...area, height }), area: rest };
}

/** Whether a layout has space for the section's name over its title. */
export function isOverTitle(kicker: TextBlock, slide: FramedSlide): boolean {
  return boxOverTitle(kicker, slide) !== undefined;
}

function boxOverTitle({ box }: TextBlock, { layout, size }: FramedSlide): Box | undefined {
  const unit = size.width / 1280;
  const title = placeholderOfType(layout, 'title', 'ctrTitle');
  if (!title || !isTitleOnTop(title, size)) return undefined;
  const height = box.height * unit;
  const over = { ...title.text, y: title.text.y - height - 2 * unit, height };
  const { backdrop } = layout;
  const isFree = drawnShare(backdrop, drawnOver(backdrop, title.text), over) === 0;
  return over.y >= EDGE * unit && isFree ? over : undefined;
}

/** Sources that do not fit in the footer are below the content. */
export function placeFooter(footer: TextBlock, { size }: FramedSlide, area: Box): FramedText {
  const unit = Math.min(size.width / 1280, area.width / Math.max(1, footer.box.width));
  const height = Math.max(footer.box.height * unit, (LEAST_CAPTION * 1.4 * size.height) / 720);
  const box = { ...area, y: area.y + area.height - height, height };
  const rest = { ...area, height: Math.max(1, area.height - height - FRAME_GAP * unit) };
  return { block: placed(footer, box, unit, 'l', size.height), area: rest };
}

/** px of a slide 720 high. */
const LEAST_CAPTION = 14;

/** The block at a box, its text as large as a slide of that unit has it, or as can be read. */
function placed(
  block: TextBlock,
  box: Box,
  given: number,
  align: string,
  slideHeight: number,
): TextBlock {
  const smallest = Math.min(
    ...block.paragraphs.flatMap(({ runs }) =>
      runs.filter(({ raised }) => raised === 'none').map(({ size }) => size),
    ),
  );
  const unit = Math.max(given, (LEAST_CAPTION * slideHeight) / 720 / smallest);
  const move = { scale: unit, dx: box.x - block.box.x * unit, dy: box.y - block.box.y * unit };
  const moved = moveElement(block, move) as TextBlock;
  const centred = align === 'ctr';
  return {
    ...moved,
    box: { ...moved.box, width: box.width },
    padding: { ...moved.padding, left: 0, right: 0 },
    paragraphs: moved.paragraphs.map((one) => (centred ? { ...one, align: 'center' } : one)),
  };
}
