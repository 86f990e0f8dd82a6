/** Where a text is in its placeholder: only what differs from the layout's place. */
import type { TextBlock } from '../../../browser/scene/index.js';
import { type Box, emu } from '../opc/units.js';
import { attributes, type Xml, xml } from '../opc/xml.js';
import { isOneLine, type TextPlace } from './text-place.js';

/** Rounding, and what no reader sees; px. */
const NEAR = 2.5;
/** What is above and below a quote has the size of its slide's text. */
const NEAR_MIDDLE = 8;

/** The box and the properties of the text that differ from the layout's. */
export function placeOn(
  { place, shrinks }: { readonly place: TextPlace; readonly shrinks: boolean },
  block: TextBlock,
  own: TextPlace,
): { readonly box?: Box; readonly body: Xml } {
  if (block.surface) return { box: own.box, body: insetMarkup(own.insets, false) };
  const inner = innerBox(place);
  const narrowed = sideways(block, own.box, inner);
  const lower = narrowed === undefined ? undefined : downwards(block, own.box, inner, place.anchor);
  if (narrowed === undefined || lower === undefined) {
    return { box: grown(own.box, place), body: insetMarkup({ top: 0 }, shrinks) };
  }
  const end = own.rtl ? 'left' : 'right';
  const insets = {
    ...(narrowed > 0 ? { [end]: place.insets[end] + narrowed } : {}),
    ...(lower === 'beyond' || lower === 0 ? {} : { top: place.insets.top + lower }),
  };
  return { body: insetMarkup(insets, shrinks && lower !== 'beyond') };
}

/** A box of its own, as high as the layout lets the text become. */
function grown(own: Box, { box, anchor }: TextPlace): Box {
  if (anchor === 'middle') {
    const middle = own.y + own.height / 2;
    const half = Math.max(own.height / 2, Math.min(middle - box.y, box.y + box.height - middle));
    return { ...own, y: middle - half, height: 2 * half };
  }
  return { ...own, height: Math.max(own.height, Math.min(box.height, box.y + box.height - own.y)) };
}

/** LibreOffice 7.4 shrinks a text only where the slide says so, too. */
function insetMarkup(insets: Partial<TextPlace['insets']>, shrinks: boolean): Xml {
  const { left, top, right, bottom } = insets;
  const inset = (px: number | undefined) => (px === undefined ? undefined : emu(px));
  const values = attributes({
    lIns: inset(left),
    tIns: inset(top),
    rIns: inset(right),
    bIns: inset(bottom),
  });
  return xml`<a:bodyPr${values}>${shrinks ? xml`<a:normAutofit/>` : xml`<a:noAutofit/>`}</a:bodyPr>`;
}

function innerBox({ box, insets: { left, top, right, bottom } }: TextPlace): Box {
  const { x, y, width, height } = box;
  return {
    x: x + left,
    y: y + top,
    width: width - left - right,
    height: height - top - bottom,
  };
}

/** By how much the text must be narrower than the placeholder, px; undefined if it is elsewhere. */
function sideways(block: TextBlock, own: Box, { x, width }: Box): number | undefined {
  const [left, right] = [own.x - x, x + width - own.x - own.width];
  if (isOneLine(block)) {
    const align = block.paragraphs[0]?.align ?? 'start';
    const isLeft = (align === 'end') === (block.direction === 'rtl');
    const page = { x: block.box.x + block.padding.left, end: 0 };
    page.end = block.box.x + block.box.width - block.padding.right;
    const off =
      align === 'center'
        ? (page.x + page.end) / 2 - x - width / 2
        : isLeft
          ? page.x - x
          : page.end - x - width;
    return Math.abs(off) <= NEAR && block.width.least * WIDER <= width ? 0 : undefined;
  }
  const [start, end] = block.direction === 'rtl' ? [right, left] : [left, right];
  if (Math.abs(start) > NEAR || end < -NEAR || end > width * 0.75) return undefined;
  return end > NEAR ? end : 0;
}

/** What a line may need in another font. */
const WIDER = 1.03;

/** How much lower the text begins, px; undefined if it is elsewhere. */
function downwards(
  { role }: TextBlock,
  own: Box,
  { y, height }: Box,
  anchor: TextPlace['anchor'],
): number | 'beyond' | undefined {
  const bottom = own.y + own.height - y - height;
  if (anchor === 'bottom') return Math.abs(bottom) <= NEAR ? 0 : undefined;
  if (anchor === 'middle') {
    const middle = own.y + own.height / 2 - y - height / 2;
    return Math.abs(middle) <= NEAR_MIDDLE && own.height <= height ? 0 : undefined;
  }
  const top = own.y - y;
  if (top < -NEAR || top > height / 3) return undefined;
  const lower = top > NEAR ? top : 0;
  if (bottom <= NEAR) return lower;
  // A title of more lines: its place stays the master's.
  return role === 'title' && lower === 0 ? 'beyond' : undefined;
}
