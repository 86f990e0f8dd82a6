/// <reference lib="dom" />
/** The lines of text on a slide, as far as it matters whether they are seen. */
import { isHidden, isInline } from './style.js';

/** One line of a text node. */
export interface Line {
  readonly text: string;
  readonly rect: DOMRect;
  /** Where the signs themselves are: faces claim more room above and below than they draw. */
  readonly ink: { readonly top: number; readonly bottom: number };
  /** Of the face, CSS pixels. */
  readonly size: number;
  readonly block: Element;
  /** Part of what stands around the body: kicker, foot, page number. */
  readonly isFrame: boolean;
  /** Out of the flow: its theme puts it where it likes. */
  readonly isPlaced: boolean;
}

/** All lines that are drawn, in the order of the document. */
export function linesOf(section: HTMLElement): Line[] {
  const lines: Line[] = [];
  const range = document.createRange();
  const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT);
  const known = new Map<Element, Omit<Line, 'text' | 'rect' | 'ink'> | undefined>();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    const text = node.textContent?.trim() ?? '';
    if (parent === null || text === '') continue;
    if (!known.has(parent)) known.set(parent, contextOf(parent, section));
    const context = known.get(parent);
    if (context === undefined) continue;
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      if (rect.width < 1 || rect.height < 1) continue;
      const middle = (rect.top + rect.bottom) / 2;
      const half = Math.min(context.size * 0.45, rect.height / 2);
      lines.push({ ...context, text, rect, ink: { top: middle - half, bottom: middle + half } });
    }
  }
  return lines;
}

/** Where a text stands; undefined where nothing of it is seen. */
function contextOf(
  parent: Element,
  section: HTMLElement,
): Omit<Line, 'text' | 'rect' | 'ink'> | undefined {
  let block: Element | undefined;
  let isPlaced = false;
  let isFrame = false;
  for (let one: Element | null = parent; one !== null && one !== section; one = one.parentElement) {
    const style = getComputedStyle(one);
    if (isHidden(style)) return undefined;
    if (!isInline(style)) block ??= one;
    if (/absolute|fixed/.test(style.position)) isPlaced = true;
    if (one.parentElement === section && /^(HEADER|FOOTER)$/.test(one.tagName)) isFrame = true;
  }
  const size = Number.parseFloat(getComputedStyle(parent).fontSize);
  return { block: block ?? section, isPlaced, isFrame, size };
}

/** The page number, which a theme draws as `section::after`. */
export function numberRect(section: HTMLElement, slide: DOMRect): DOMRect | undefined {
  const style = getComputedStyle(section, '::after');
  const [width, height, right, bottom] = [style.width, style.height, style.right, style.bottom].map(
    Number.parseFloat,
  ) as [number, number, number, number];
  const isShown = !/^(none|normal|"")$/.test(style.content) && !isHidden(style);
  if (!isShown || style.position !== 'absolute' || Number.isNaN(width + height + right + bottom)) {
    return undefined;
  }
  const inset = (side: string): number =>
    Number.parseFloat(style.getPropertyValue(`padding-${side}`)) || 0;
  const outer = width + (style.boxSizing === 'border-box' ? 0 : inset('left') + inset('right'));
  const tall = height + (style.boxSizing === 'border-box' ? 0 : inset('top') + inset('bottom'));
  return new DOMRect(
    slide.right - right - outer + inset('left'),
    slide.bottom - bottom - tall + inset('top'),
    outer - inset('left') - inset('right'),
    tall - inset('top') - inset('bottom'),
  );
}
