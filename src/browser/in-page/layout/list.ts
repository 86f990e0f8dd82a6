/** A list as one text block: an item a paragraph, with its level and its bullet. */
import type { Bullet, Paragraph, TextBlock, TextRole } from '../../scene/index.js';
import { hasFormula } from './formula.js';
import { readInline } from './lines.js';
import { contentOf } from './pseudo.js';
import { boxOf, colorOf } from './style.js';
import { type ReadBlock, readParagraph } from './text.js';

const lists = new WeakMap<Element, boolean>();
const LISTS = 'ul,ol';

/** Whether the items are below each other and contain only text and lists. */
export function isList(element: Element): boolean {
  const known = lists.get(element);
  if (known !== undefined) return known;
  const items = [...element.children];
  const isPlain = (item: Element): boolean =>
    item.tagName === 'LI' &&
    /^(block|list-item)$/.test(getComputedStyle(item).display) &&
    [...item.children].every((child) => {
      const { display, position } = getComputedStyle(child);
      return /^inline/.test(display) || position === 'absolute' || child.matches(LISTS);
    });
  const tops = items.map((item) => item.getBoundingClientRect());
  const isStacked = tops.every((rect, i) => i === 0 || rect.top >= (tops[i - 1]?.bottom ?? 0) - 1);
  const result =
    element.matches(LISTS) &&
    items.length > 0 &&
    items.every(isPlain) &&
    isStacked &&
    !hasFormula(element);
  lists.set(element, result);
  return result;
}

/** True for a list whose bullets the browser draws, where no script can measure them. */
export function hasMarkers(element: Element): boolean {
  return (
    element.matches(LISTS) &&
    [...element.children].some((item) => {
      const { display, listStyleType } = getComputedStyle(item);
      return display === 'list-item' && listStyleType !== 'none';
    })
  );
}

export function readList(
  list: HTMLElement,
  origin: DOMRect,
  role: TextRole,
): TextBlock | undefined {
  const rect = list.getBoundingClientRect();
  const reads: ReadBlock[] = [];
  let above = rect.top;
  const add = (parent: Element, level: number): void => {
    for (const item of parent.children) {
      const style = getComputedStyle(item);
      const inline = readInline([...item.childNodes]);
      const bullet = bulletOf(item as HTMLElement, style);
      const read = readParagraph(inline, style, rect, above, { level, ...bullet });
      if (read) {
        reads.push(read);
        above = read.bottom;
      }
      for (const child of item.children) if (child.matches(LISTS)) add(child, level + 1);
    }
  };
  add(list, 0);
  if (reads.length === 0) return undefined;
  return {
    type: 'text',
    role,
    box: boxOf(rect, origin),
    padding: { top: 0, right: 0, bottom: 0, left: 0 },
    paragraphs: reads.map(({ paragraph }) => paragraph),
    width: {
      least: Math.max(...reads.map(({ least }) => least)),
      most: Math.min(...reads.map(({ most }) => most)),
    },
    anchor: 'top',
    direction: getComputedStyle(list).direction === 'rtl' ? 'rtl' : 'ltr',
  };
}

const CHARACTERS: Readonly<Record<string, string>> = { disc: '•', circle: '◦', square: '▪' };

/** A bullet, and how far it is before the text. */
type ListBullet = Required<Pick<Paragraph, 'bullet' | 'hanging'>>;

/** A theme draws bullets as markers, or as `::before` beside the text. */
function bulletOf(item: HTMLElement, style: CSSStyleDeclaration): ListBullet | undefined {
  const before = getComputedStyle(item, '::before');
  const isDrawn = !/^(none|normal)$/.test(before.content) && before.position === 'absolute';
  if (isDrawn) return drawnBullet(item, style, before);
  const { display, listStyleType } = style;
  return display === 'list-item' && listStyleType !== 'none' ? markerOf(item, style) : undefined;
}

function drawnBullet(
  item: HTMLElement,
  style: CSSStyleDeclaration,
  before: CSSStyleDeclaration,
): ListBullet {
  const content = contentOf(before.content, item);
  const size = Number.parseFloat(style.fontSize);
  const inset = Number.parseFloat(before.insetInlineStart) || 0;
  const hanging = Number.parseFloat(style.paddingInlineStart) - inset;
  const color = colorOf(content === '' ? before.backgroundColor : before.color) ?? '#000000';
  const number = /^(\d+)(.*)$/.exec(content);
  if (number && item.parentElement?.tagName === 'OL') {
    const [, digits, suffix = ''] = number;
    const start = Number(digits) - [...item.parentElement.children].indexOf(item);
    const own = { suffix, start, color, size: Number.parseFloat(before.fontSize) };
    return { bullet: { kind: 'number', ...own }, hanging };
  }
  const character = content ? { character: content, size } : drawnCharacter(before, size);
  return { bullet: { kind: 'character', color, ...character }, hanging };
}

/** The character that looks like an empty box with a background, in a size at which it is as wide. */
function drawnCharacter(
  { width, height, borderStartStartRadius }: CSSStyleDeclaration,
  textSize: number,
): Required<Pick<Bullet, 'character' | 'size'>> {
  const size = Number.parseFloat(width) || textSize;
  // An em dash is as wide as its size, a square or a disc half as wide.
  if (Number.parseFloat(height) < size / 2) return { character: '—', size };
  const isRound = Number.parseFloat(borderStartStartRadius) > 0;
  return { character: isRound ? '●' : '■', size: size * 2 };
}

function markerOf(item: HTMLElement, style: CSSStyleDeclaration): ListBullet {
  const size = Number.parseFloat(style.fontSize);
  const marker = colorOf(getComputedStyle(item, '::marker').color);
  const look = { color: marker ?? colorOf(style.color) ?? '#000000', size };
  const { parentElement: list } = item;
  const bullet: Bullet =
    list instanceof HTMLOListElement
      ? { kind: 'number', suffix: '.', start: list.start, ...look }
      : { kind: 'character', character: CHARACTERS[style.listStyleType] ?? '•', ...look };
  return { bullet, hanging: size * 1.2 };
}
