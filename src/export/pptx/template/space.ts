/** Where a layout's slides have space: under their title, clear of all that the layout draws. */
import type { Color } from '../../../browser/scene/index.js';
import { contrastOf } from '../../../color/index.js';
import type { Box, Size } from '../opc/units.js';
import { colorsBehind, drawnOver, drawnShare, largestFree } from './backdrop.js';
import { isBody, placeholderOfType, type TemplateLayout } from './layouts.js';
import type { TemplatePlaceholder } from './placeholders.js';

export interface LayoutSpace {
  /** For the content; px. */
  readonly area: Box;
  /** Of the slide. */
  readonly share: number;
  /** Where a title goes whose own place is no line above the content; undefined where it is. */
  readonly title: Box | undefined;
  /** The layout's own text, if it serves as it is. */
  readonly body: TemplatePlaceholder | undefined;
  /** Behind the area: the darkest colour, the middle one, the lightest. */
  readonly behind: readonly [Color, Color, Color];
}

/** Part of a slide that a text must have to be its main one. */
const MAIN = 0.2;
/** The contrast of a text to all that is behind it, where that is a faint drawing. */
const FAINT = 7;
/** Of a slide: what content needs to be as large as on the page, or nearly. */
const ENOUGH = 0.32;
/** Of a text, the share that may have something drawn behind it: a rule's end, an edge. */
const TOUCHED = 0.004;
/** Between a title and what is under it, and above the foot; px on a slide 1280 wide. */
const GAP = 12;
/** Of a slide's width: what stays free where no placeholder says more. */
const MARGIN = 0.045;
/** Of a slide's height: a title that had to be moved. */
const MOVED_TITLE = 0.15;

/** The largest text of a layout. */
export function largestBody(
  { placeholders }: TemplateLayout,
  slide: Size,
): TemplatePlaceholder | undefined {
  const area = ({ text }: TemplatePlaceholder) => sizeOf(seen(text, slide));
  return [...placeholders].filter(isBody).sort((one, other) => area(other) - area(one))[0];
}

/** Whether a layout's title is a line above the content. */
export function isTitleOnTop({ text }: TemplatePlaceholder, { width, height }: Size): boolean {
  const isHigh = text.y + text.height < height * 0.42 && text.y < height * 0.25;
  return isHigh && text.width > width * 0.35;
}

/**
 * The space of a layout's slides.
 *
 * @param titled whether the title is seen: without one its area is free
 */
export function spaceOf(layout: TemplateLayout, slide: Size, titled: boolean): LayoutSpace {
  const { backdrop } = layout;
  const gap = (GAP * slide.width) / 1280;
  const title = placeholderOfType(layout, 'title', 'ctrTitle');
  const isOnTop = title !== undefined && isTitleOnTop(title, slide);
  const bottom = Math.min(slide.height - gap, ...footTops(layout, slide));
  const main = largestBody(layout, slide);
  const usual =
    [main?.text, layout.body]
      .flatMap((one) => (one ? [seen(one, slide)] : []))
      .find((one) => sizeOf(one) > MAIN * sizeOf(slide)) ?? usualArea(slide);
  const under = titled && isOnTop ? title.text.y + title.text.height + gap / 2 : 0;
  const top = titled ? under : Math.min(usual.y, isOnTop ? title.text.y : usual.y);
  const own = cut(usual, titled ? Math.max(usual.y, top) : top, bottom);
  const drawn = drawnOver(backdrop, own);
  const serves = (box: Box) =>
    sizeOf(box) > MAIN * sizeOf(slide) && drawnShare(backdrop, drawn, box) < TOUCHED;
  const margin = slide.width * MARGIN;
  const within = { x: margin, y: Math.max(top, margin / 2), width: slide.width - 2 * margin };
  const free = () =>
    largestFree(backdrop, drawn, { ...within, height: Math.max(1, bottom - within.y) });
  const isMoved = titled && title !== undefined && !isOnTop;
  const clear = serves(own) && !isMoved ? own : free();
  // Faint drawings may be behind texts where there is too little space beside them.
  const wide = isMoved ? { ...within, height: Math.max(1, bottom - within.y) } : own;
  const isFaint = sizeOf(clear) < ENOUGH * sizeOf(slide) && isReadable(layout, wide);
  const whole = isFaint ? wide : clear;
  const height = Math.min(slide.height * MOVED_TITLE, whole.height / 3);
  const area = isMoved ? cut(whole, whole.y + height + gap, whole.y + whole.height) : whole;
  const isOwn = main !== undefined && whole === own && sameBox(usual, seen(main.text, slide));
  return {
    area,
    share: sizeOf(area) / sizeOf(slide),
    title: isMoved ? { ...whole, height } : undefined,
    body: isOwn ? main : undefined,
    behind: colorsBehind(backdrop, area),
  };
}

/** The space of a slide whose title stays where its layout has it: a cover, a divider. */
export function freeBeside(layout: TemplateLayout, slide: Size): LayoutSpace {
  const { backdrop } = layout;
  const title = placeholderOfType(layout, 'title', 'ctrTitle');
  const margin = slide.width * MARGIN;
  const bottom = Math.min(slide.height - margin / 2, ...footTops(layout, slide));
  const { text = usualArea(slide) } = title ?? {};
  const drawn = drawnOver(backdrop, text);
  const [x, width] = [Math.max(margin, text.x), Math.min(text.width, slide.width - 2 * margin)];
  const parts = [
    { x, y: margin / 2, width, height: Math.max(1, text.y - margin / 2) },
    cut({ ...text, x, width }, Math.min(bottom - 1, text.y + text.height), bottom),
  ].map((within) => largestFree(backdrop, drawn, within));
  const [above, below] = parts as [Box, Box];
  const area = title ? (sizeOf(below) * 1.5 > sizeOf(above) ? below : above) : text;
  return {
    area,
    share: sizeOf(area) / sizeOf(slide),
    title: undefined,
    body: undefined,
    behind: colorsBehind(backdrop, area),
  };
}

/** Whether content is about as large as on the page. */
export function isLarge({ share }: LayoutSpace): boolean {
  return share >= ENOUGH;
}

/** Whether slides with a title and content look on a layout as they should. */
export function holdsContent(space: LayoutSpace): boolean {
  return space.title === undefined && isLarge(space);
}

/** Whether black or white can be read on all that is behind a box. */
function isReadable({ backdrop }: TemplateLayout, box: Box): boolean {
  const [dark, , light] = colorsBehind(backdrop, box);
  const onBoth = (color: Color) => [dark, light].every((one) => contrastOf(color, one) >= FAINT);
  return onBoth('#000000') || onBoth('#ffffff');
}

/** Whether nothing is drawn where a text of the layout is. */
export function isClear({ backdrop }: TemplateLayout, text: Box): boolean {
  return drawnShare(backdrop, drawnOver(backdrop, text), text) < TOUCHED;
}

function footTops({ placeholders }: TemplateLayout, { height }: Size): number[] {
  return placeholders
    .filter(({ type, text }) => ['ftr', 'sldNum', 'dt'].includes(type) && text.y > height / 2)
    .map(({ text }) => text.y);
}

function usualArea({ width, height }: Size): Box {
  const x = width * 0.0625;
  return { x, y: height * 0.25, width: width - 2 * x, height: height * 0.62 };
}

function cut({ x, width }: Box, top: number, bottom: number): Box {
  return { x, y: top, width, height: Math.max(1, bottom - top) };
}

/** What of a box is on the slide: templates keep things beside it, too. */
function seen(box: Box, slide: Size): Box {
  const [x, y] = [Math.max(0, box.x), Math.max(0, box.y)];
  const width = Math.max(0, Math.min(box.x + box.width, slide.width) - x);
  const height = Math.max(0, Math.min(box.y + box.height, slide.height) - y);
  return { x, y, width, height };
}

function sameBox(one: Box, other: Box): boolean {
  return one.x === other.x && one.y === other.y && one.height === other.height;
}

function sizeOf({ width, height }: Size): number {
  return width * height;
}
