/** The visible lines of text on a slide. */
import { contentOf } from '../layout/pseudo.js';
import { isBehindSoftHyphen } from '../layout/soft-hyphen.js';
import { colorOf, isHidden, isInline, lineRectsOf, selfAndAncestors } from '../layout/style.js';

/** The words of a text that are split across lines without a hyphen, and their language (BCP 47). */
export interface SplitWords {
  readonly words: readonly string[];
  readonly lang: string;
}

/** One line of a text node. */
export interface VisibleLine {
  readonly text: string;
  readonly rect: DOMRect;
  /** Where the characters are drawn: fonts claim more space above and below. */
  readonly ink: { readonly top: number; readonly bottom: number };
  /** Of the font, CSS pixels. */
  readonly size: number;
  readonly block: Element;
  /** The text in the outline that it comes from, such as the label of a number. */
  readonly source: string;
  /** The element that has both. */
  readonly owner: Element;
  /** The box of a block with a background, such as the circle of an initial. */
  readonly background?: DOMRect;
  /** Part of what surrounds the body: kicker, footer, page number. */
  readonly isHeaderOrFooter: boolean;
  /** Out of the flow: its theme decides where it is. */
  readonly isPlaced: boolean;
  readonly split?: SplitWords | undefined;
  /** Drawn beside a text of the body, such as the number of an item. */
  readonly isBeside?: boolean;
}

/** Rounding, and the ascents of other fonts in a line. */
export const TOLERANCE = 2;
/** Whether a line lies on a rectangle. */
export function covers(rect: DOMRect, line: Pick<VisibleLine, 'rect' | 'ink'>): boolean {
  return (
    line.ink.top < rect.bottom - TOLERANCE &&
    line.ink.bottom > rect.top + TOLERANCE &&
    sharesColumn(rect, line)
  );
}

export function sharesColumn(rect: DOMRect, line: Pick<VisibleLine, 'rect'>): boolean {
  return rect.left < line.rect.right - TOLERANCE && rect.right > line.rect.left + TOLERANCE;
}

/** All lines, in the order of the document. */
export function visibleLinesOf(section: HTMLElement): VisibleLine[] {
  const lines: VisibleLine[] = [];
  const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT);
  const contexts = new Map<Element, TextContext | undefined>();
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const { parentElement: parent } = node;
    const text = node.data.trim();
    if (parent === null || text === '') continue;
    if (!contexts.has(parent)) contexts.set(parent, contextOf(parent, section));
    const context = contexts.get(parent);
    if (context === undefined) continue;
    const rects = lineRectsOf(node);
    const split = rects.length > 1 ? splitWordsIn(node, context) : undefined;
    for (const rect of rects) {
      lines.push({
        ...context,
        text,
        source: context.source ?? text,
        rect,
        ink: inkOf(rect, context.size),
        split,
      });
    }
  }
  return [...lines, ...placedPseudoLines(section)];
}

/** What a number, a unit or an initial belongs to, and the text that names it. */
export function ownerOf(parent: Element): { owner: Element; source: string } | undefined {
  const owner = parent.closest('.entry, .figure, .initial')?.closest('.entry, .figure, .chip');
  const name = owner?.querySelector('.label, .name');
  if (!owner || !name || name.contains(parent)) return undefined;
  return { owner, source: name.textContent?.trim() ?? '' };
}

function inkOf({ top, bottom, height }: DOMRect, size: number): VisibleLine['ink'] {
  const middle = (top + bottom) / 2;
  const half = Math.min(size * 0.45, height / 2);
  return { top: middle - half, bottom: middle + half };
}

interface TextContext extends Omit<VisibleLine, 'text' | 'source' | 'rect' | 'ink'> {
  readonly source: string | undefined;
}

/** The context of texts in an element; undefined where it is hidden. */
function contextOf(parent: Element, section: HTMLElement): TextContext | undefined {
  const ancestors = selfAndAncestors(parent, section);
  const styles = ancestors.map((one) => getComputedStyle(one));
  if (styles.some(isHidden)) return undefined;
  const level = styles.findIndex((style) => !isInline(style));
  const block = ancestors[level] ?? section;
  const blockStyle = styles[level];
  const hasBackground = blockStyle && colorOf(blockStyle.backgroundColor);
  const size = Number.parseFloat(getComputedStyle(parent).fontSize);
  const { owner = block, source } = ownerOf(parent) ?? {};
  return {
    block,
    owner,
    source,
    ...(hasBackground ? { background: block.getBoundingClientRect() } : {}),
    isPlaced: styles.some(({ position }) => /absolute|fixed/.test(position)),
    isHeaderOrFooter: /^(HEADER|FOOTER)$/.test(ancestors.at(-1)?.tagName ?? ''),
    size,
  };
}

/** Of scripts with spaces between words; others may break between any two letters. */
const WORD = /[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Hebrew}\p{sc=Arabic}\p{M}]{4,}/gu;

/** What may break anywhere: addresses and code. */
const BREAKS_ANYWHERE = 'a, code, pre';

function splitWordsIn(node: Text, { block, size }: TextContext): SplitWords | undefined {
  const { parentElement: parent } = node;
  if (parent === null || parent.closest(BREAKS_ANYWHERE)) return undefined;
  const words: string[] = [];
  for (const { 0: word, index } of node.data.matchAll(WORD)) {
    // Only a word that is wider than its column is split, and no letter is wider than an em.
    if (word.length * size < block.clientWidth / 2) continue;
    const range = document.createRange();
    range.setStart(node, isBehindSoftHyphen(node, index) ? index + 1 : index);
    range.setEnd(node, index + word.length);
    const tops = [...range.getClientRects()].map(({ top }) => top);
    if (Math.max(...tops) - Math.min(...tops) > size / 2) words.push(word);
  }
  if (words.length === 0) return undefined;
  return { words, lang: parent.closest('[lang]')?.getAttribute('lang') ?? '' };
}

/**
 * What a theme draws beside the text: the page number (`section::after`), the numbers of a list.
 * Pseudo-elements have no boxes that a script can read; where they are placed, their style says.
 */
function placedPseudoLines(section: HTMLElement): VisibleLine[] {
  return [section, ...section.querySelectorAll<HTMLElement>('*')].flatMap((element) =>
    ['::before', '::after'].flatMap((which) => {
      const style = getComputedStyle(element, which);
      if (/^(none|normal|"")$/.test(style.content) || style.position !== 'absolute') return [];
      const text = contentOf(style.content, element).trim();
      const rect = isHidden(style) || text === '' ? undefined : placedRect(element, style);
      if (rect === undefined) return [];
      const size = Number.parseFloat(style.fontSize);
      const isHeaderOrFooter = element === section;
      return {
        text,
        rect,
        ink: inkOf(rect, size),
        size,
        block: element,
        source: text,
        owner: element,
        isHeaderOrFooter,
        isPlaced: true,
        isBeside: !isHeaderOrFooter,
      };
    }),
  );
}

/** The content box of a placed pseudo-element: its insets are from its containing block. */
function placedRect(element: HTMLElement, style: CSSStyleDeclaration): DOMRect | undefined {
  const isStatic = getComputedStyle(element).position === 'static';
  const container = isStatic ? element.offsetParent : element;
  if (container === null) return undefined;
  const outer = container.getBoundingClientRect();
  const px = (name: string): number => Number.parseFloat(style.getPropertyValue(name)) || 0;
  const before = (side: 'left' | 'top'): number =>
    px(side) + px(`margin-${side}`) + px(`border-${side}-width`) + px(`padding-${side}`);
  const paddings = (one: string, other: string): number =>
    style.boxSizing === 'border-box' ? px(`padding-${one}`) + px(`padding-${other}`) : 0;
  return new DOMRect(
    outer.left + container.clientLeft + before('left'),
    outer.top + container.clientTop + before('top'),
    px('width') - paddings('left', 'right'),
    px('height') - paddings('top', 'bottom'),
  );
}
