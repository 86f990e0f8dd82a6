/** What stands around a slide's content and has no placeholder: the section's name, long sources. */
import type { TextBlock } from '../../../browser/scene/index.js';
import { moveElement } from '../drawing/scene-scale.js';
import type { Box } from '../opc/units.js';
import { placeholderOfType } from './template-area.js';
import type { TemplateLayout } from './template-layouts.js';

/** A block in its place, and what room it leaves for the content. */
export interface PlacedPart {
  readonly block: TextBlock;
  readonly area: Box;
}

interface Slide {
  readonly layout: TemplateLayout;
  readonly size: { readonly width: number; readonly height: number };
}

/** Least distance to the slide's edge, and to the content; px on a slide 1280 wide. */
const EDGE = 8;
const GAP = 20;

/**
 * The section's name over the title, where the template leaves room and draws nothing; else it is
 * the first line of the content.
 */
export function placeKicker(kicker: TextBlock, { layout, size }: Slide, area: Box): PlacedPart {
  const unit = size.width / 1280;
  const title = placeholderOfType(layout, 'title', 'ctrTitle');
  const height = kicker.box.height * unit;
  const align = title?.levels[0]?.align ?? 'l';
  const place = (box: Box) => placed(kicker, box, unit, align);
  if (title) {
    const { x, y, width } = title.text;
    const over = { x, y: y - height - 2 * unit, width, height };
    const isFree = layout.drawn.every((one) => !meets(one, over));
    if (over.y >= EDGE * unit && isFree) return { block: place(over), area };
  }
  const used = height + GAP * unit;
  const rest = { ...area, y: area.y + used, height: Math.max(1, area.height - used) };
  return { block: place({ ...area, height }), area: rest };
}

/** Sources that the footer has no room for stand under the content. */
export function placeFooter(footer: TextBlock, { size }: Slide, area: Box): PlacedPart {
  const unit = Math.min(size.width / 1280, area.width / Math.max(1, footer.box.width));
  const height = footer.box.height * unit;
  const box = { ...area, y: area.y + area.height - height, height };
  const rest = { ...area, height: Math.max(1, area.height - height - GAP * unit) };
  return { block: placed(footer, box, unit, 'l'), area: rest };
}

/** The block at a box, its text as large as a slide of that unit has it. */
function placed(block: TextBlock, box: Box, unit: number, align: string): TextBlock {
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

function meets(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}
