/** A layout's content area, and how the page's content gets there. */
import type { SceneElement, TextBlock } from '../../../browser/scene/index.js';
import { moveElement, type Transform } from '../drawing/scene-scale.js';
import type { Box } from '../opc/units.js';
import { isBody, placeholderOfType, type TemplateLayout } from './layouts.js';
import type { TemplatePlaceholder } from './placeholders.js';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Part of a slide that a text must have to be its main one. */
const MAIN = 0.2;
/** Between a title and what is under it, and above the foot; px on a slide 1280 wide. */
const GAP = 12;
/** Default margins. */
const MARGIN = 0.0625;

/** The largest text of a layout, if it is large enough for a list. */
export function mainBody(
  { placeholders }: TemplateLayout,
  slide: Size,
): TemplatePlaceholder | undefined {
  const area = ({ text }: TemplatePlaceholder) => sizeOf(seen(text, slide));
  const [largest] = placeholders.filter(isBody).sort((one, other) => area(other) - area(one));
  return largest && area(largest) > MAIN * sizeOf(slide) ? largest : undefined;
}

/**
 * The area for what a slide draws: the layout's main text, or its master's; clear of title and foot.
 *
 * @param titled whether the title is seen: without one its area is free
 */
export function areaOf(layout: TemplateLayout, slide: Size, titled: boolean): Box {
  const unit = slide.width / 1280;
  const title = placeholderOfType(layout, 'title', 'ctrTitle')?.text;
  const usual = {
    x: slide.width * MARGIN,
    y: slide.height * 0.25,
    width: slide.width * (1 - 2 * MARGIN),
    height: slide.height * 0.62,
  };
  const own =
    [mainBody(layout, slide)?.text, layout.body]
      .flatMap((one) => (one ? [seen(one, slide)] : []))
      .find((one) => sizeOf(one) > MAIN * sizeOf(slide)) ?? usual;
  const foot = layout.placeholders
    .filter(({ type, text }) => ['ftr', 'sldNum', 'dt'].includes(type) && text.y > slide.height / 2)
    .map(({ text }) => text.y);
  const isAbove = title !== undefined && title.y + title.height / 2 < slide.height * 0.45;
  const under = isAbove ? title.y + title.height + GAP * unit * 0.5 : 0;
  const top = titled
    ? Math.max(own.y, Math.min(under, slide.height / 2))
    : Math.max(0, Math.min(own.y, title?.y ?? own.y));
  const bottom = Math.min(own.y + own.height, slide.height - GAP * unit, ...foot);
  return { x: own.x, y: top, width: own.width, height: Math.max(1, bottom - top) };
}

/** What of a box is on the slide: templates keep things beside it, too. */
function seen(box: Box, slide: Size): Box {
  const [x, y] = [Math.max(0, box.x), Math.max(0, box.y)];
  const width = Math.max(0, Math.min(box.x + box.width, slide.width) - x);
  const height = Math.max(0, Math.min(box.y + box.height, slide.height) - y);
  return { x, y, width, height };
}

function sizeOf({ width, height }: Size): number {
  return width * height;
}

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
  const place = (box: Box) => placed(kicker, box, unit, align);
  if (title) {
    const { x, y, width } = title.text;
    const over = { x, y: y - height - 2 * unit, width, height };
    const isFree = layout.drawn.every((one) => !meets(one, over));
    if (over.y >= EDGE * unit && isFree) return { block: place(over), area };
  }
  const used = height + FRAME_GAP * unit;
  const rest = { ...area, y: area.y + used, height: Math.max(1, area.height - used) };
  return { block: place({ ...area, height }), area: rest };
}

/** Sources that do not fit in the footer are below the content. */
export function placeFooter(footer: TextBlock, { size }: FramedSlide, area: Box): FramedText {
  const unit = Math.min(size.width / 1280, area.width / Math.max(1, footer.box.width));
  const height = footer.box.height * unit;
  const box = { ...area, y: area.y + area.height - height, height };
  const rest = { ...area, height: Math.max(1, area.height - height - FRAME_GAP * unit) };
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
