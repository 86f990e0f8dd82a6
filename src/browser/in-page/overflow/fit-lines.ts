/// <reference lib="dom" />
/** The lines of text on a slide, as far as it matters whether they are seen. */

import { contentOf } from '../layout/pseudo.js';
import { colorOf, isHidden, isInline } from '../layout/style.js';
import { ownerOf } from './fit-names.js';
import { partedWord } from './parted.js';

/** One line of a text node. */
export interface Line {
  readonly text: string;
  readonly rect: DOMRect;
  /** Where the signs themselves are: faces claim more room above and below than they draw. */
  readonly ink: { readonly top: number; readonly bottom: number };
  /** Of the face, CSS pixels. */
  readonly size: number;
  /** Of the style, in ems; signs that are raised or lowered take no part in it. */
  readonly lineHeight: number;
  readonly block: Element;
  /** What stands in the outline for it, such as the label of a number, and what holds both. */
  readonly source: string;
  readonly owner: Element;
  /** The block's box where it has a background of its own, such as the circle of an initial. */
  readonly background?: DOMRect;
  /** Part of what stands around the body: kicker, foot, page number. */
  readonly isFrame: boolean;
  /** Out of the flow: its theme puts it where it likes. */
  readonly isPlaced: boolean;
  /** A word of the text that is cut. */
  readonly parted?: string;
  /** Drawn beside a text of the body, such as the number of an item. */
  readonly isBeside?: boolean;
}

/** All lines that are drawn, in the order of the document. */
export function linesOf(section: HTMLElement): Line[] {
  const lines: Line[] = [];
  const range = document.createRange();
  const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT);
  const known = new Map<Element, Context | undefined>();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    const text = node.textContent?.trim() ?? '';
    if (parent === null || text === '') continue;
    if (!known.has(parent)) known.set(parent, contextOf(parent, section));
    const context = known.get(parent);
    if (context === undefined) continue;
    range.selectNodeContents(node);
    const source = context.source ?? text;
    const rects = [...range.getClientRects()].filter(
      ({ width, height }) => width >= 1 && height >= 1,
    );
    const parted =
      rects.length > 1 ? partedWord(node as Text, context.block, context.size) : undefined;
    for (const rect of rects) {
      const ink = inkOf(rect, context.size);
      lines.push({ ...context, text, source, rect, ink, ...(parted ? { parted } : {}) });
    }
  }
  return [...lines, ...placedPseudoLines(section)];
}

function inkOf({ top, bottom, height }: DOMRect, size: number): Line['ink'] {
  const middle = (top + bottom) / 2;
  const half = Math.min(size * 0.45, height / 2);
  return { top: middle - half, bottom: middle + half };
}

interface Context extends Omit<Line, 'text' | 'source' | 'rect' | 'ink'> {
  readonly source: string | undefined;
}

/** Where a text stands; undefined where nothing of it is seen. */
function contextOf(parent: Element, section: HTMLElement): Context | undefined {
  let block: Element | undefined;
  let background: DOMRect | undefined;
  let isPlaced = false;
  let isFrame = false;
  for (let one: Element | null = parent; one !== null && one !== section; one = one.parentElement) {
    const style = getComputedStyle(one);
    if (isHidden(style)) return undefined;
    if (!isInline(style) && block === undefined) {
      block = one;
      if (colorOf(style.backgroundColor)) background = one.getBoundingClientRect();
    }
    if (/absolute|fixed/.test(style.position)) isPlaced = true;
    if (one.parentElement === section && /^(HEADER|FOOTER)$/.test(one.tagName)) isFrame = true;
  }
  const style = getComputedStyle(parent);
  const size = Number.parseFloat(style.fontSize);
  const isRaised = parent.closest('sup, sub') !== null;
  const lineHeight = isRaised ? 1 : Number.parseFloat(style.lineHeight) / size || 1;
  const own = block ?? section;
  const { owner = own, source } = ownerOf(parent) ?? {};
  const at = { isPlaced, isFrame, size, lineHeight };
  return { block: own, owner, source, ...(background ? { background } : {}), ...at };
}

/**
 * What a theme draws beside the text: the page number (`section::after`), the numbers of a list.
 * They have no boxes that a script could ask for, but where they are placed, their style tells.
 */
function placedPseudoLines(section: HTMLElement): Line[] {
  return [section, ...section.querySelectorAll<HTMLElement>('*')].flatMap((element) =>
    ['::before', '::after'].flatMap((which) => {
      const style = getComputedStyle(element, which);
      if (/^(none|normal|"")$/.test(style.content) || style.position !== 'absolute') return [];
      const text = contentOf(style.content, element).trim();
      const rect = isHidden(style) || text === '' ? undefined : placedRect(element, style);
      if (rect === undefined) return [];
      const size = Number.parseFloat(style.fontSize);
      const isFrame = element === section;
      const ink = inkOf(rect, size);
      const isBeside = !isFrame;
      const own = { block: element, owner: element, source: text, lineHeight: 1 };
      return [{ ...own, text, rect, ink, size, isFrame, isPlaced: true, isBeside }];
    }),
  );
}

/** The content box of a placed pseudo-element: its insets are from the box it is placed in. */
function placedRect(element: HTMLElement, style: CSSStyleDeclaration): DOMRect | undefined {
  const isStatic = getComputedStyle(element).position === 'static';
  const holder = isStatic ? element.offsetParent : element;
  if (holder === null) return undefined;
  const outer = holder.getBoundingClientRect();
  const number = (name: string): number => Number.parseFloat(style.getPropertyValue(name)) || 0;
  const before = (side: 'left' | 'top'): number =>
    ['', 'margin-', 'border-', 'padding-'].reduce(
      (sum, part) => sum + number(part === 'border-' ? `border-${side}-width` : `${part}${side}`),
      0,
    );
  const isWhole = style.boxSizing === 'border-box';
  const inside = (size: 'width' | 'height', sides: readonly string[]): number =>
    number(size) - (isWhole ? sides.reduce((sum, side) => sum + number(`padding-${side}`), 0) : 0);
  return new DOMRect(
    outer.left + holder.clientLeft + before('left'),
    outer.top + holder.clientTop + before('top'),
    inside('width', ['left', 'right']),
    inside('height', ['top', 'bottom']),
  );
}
