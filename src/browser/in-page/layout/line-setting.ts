/** Reads how the lines of each slide are set. */
import type { LineSetting } from '../../scene/index.js';
import { textUnits } from '../slide-parts.js';
import { slidesIn } from '../slides.js';
import { isBehindSoftHyphen } from './soft-hyphen.js';
import { isPlaced } from './style.js';

export function readLineSettings(): LineSetting[] {
  return slidesIn(document).map(settingOf);
}

/** A character in its text. */
interface CharacterPlace {
  readonly character: string;
  readonly position: number;
  readonly node: Text;
  /** In its text. */
  readonly offset: number;
  readonly size: number;
  readonly isSpaced: boolean;
}

function settingOf(slide: Element): LineSetting {
  const breaks: [number, number][] = [];
  const halves: number[] = [];
  const gaps: number[] = [];
  /** The last character or picture of the line, with its block. */
  let last: { readonly block: Element; readonly middle: number; readonly size: number } | undefined;
  /** The character directly before. */
  let before: CharacterPlace | undefined;

  /** Whether the line goes on there; a break is added to `breaks`. */
  const goesOn = (block: Element, rect: DOMRect, size: number, position: number): boolean => {
    const middle = (rect.top + rect.bottom) / 2;
    const isParted =
      last?.block === block && middle - last.middle > LEAST_PITCH * Math.max(size, last.size);
    if (isParted) breaks.push([position, block.getBoundingClientRect().width]);
    last = { block, middle, size };
    return !isParted;
  };
  const readElement = (element: Element, position: number): void => {
    before = undefined;
    if (element.tagName === 'BR') last = undefined;
    if (element.tagName !== 'IMG' || isPlaced(getComputedStyle(element))) return;
    const rect = element.getBoundingClientRect();
    if (rect.width > 0) goesOn(blockOf(element), rect, rect.height, position);
  };
  const readCharacter = (place: CharacterPlace, block: Element, isLooked: boolean): void => {
    const previous = before;
    before = /\s/.test(place.character) ? undefined : place;
    if (before === undefined) return;
    const hasGap = previous !== undefined && areApart(previous, place);
    const isMark = MARK.test(place.character);
    const rect = isLooked || hasGap || isMark ? rectOf(place) : undefined;
    if (rect === undefined) return;
    const isHalf = isMark && Math.abs(rect.width / place.size - HALF) < CLOSE;
    if (isHalf) halves.push(place.position);
    const isOnLine = goesOn(block, rect, place.size, place.position);
    // An ideograph keeps the gap at the end of a line.
    if (hasGap && (isOnLine || isIdeograph(previous.character))) gaps.push(previous.position);
  };
  const readText = (node: Text, parent: Element, start: number): void => {
    const style = getComputedStyle(parent);
    if (style.whiteSpace.startsWith('pre')) {
      last = undefined;
      before = undefined;
      return;
    }
    const block = blockOf(node);
    const size = Number.parseFloat(style.fontSize);
    const isSpaced = style.getPropertyValue('text-autospace') !== 'no-autospace';
    // Most texts are on one line: of these, only the first character has to be measured.
    const isParted = rectsOf(node, 0, node.length).length !== 1;
    const first = node.data.search(/\S/);
    let offset = 0;
    for (const character of node.data) {
      const place = { character, position: start + offset, node, offset, size, isSpaced };
      readCharacter(place, block, isParted || offset === first);
      offset += character.length;
    }
  };
  for (const { node, start } of textUnits(slide)) {
    if (!(node instanceof Text)) readElement(node, start);
    else if (node.parentElement) readText(node, node.parentElement, start);
  }
  return { breaks, halves, gaps, columns: columnsOf(slide) };
}

/** Between the middles of two lines, in ems of the larger text: raised text is nearer. */
const LEAST_PITCH = 0.6;

/** In ems: so wide is a mark that was set at half width. */
const HALF = 0.5;
const CLOSE = 0.03;

/** Marks that fill an ideograph's square and may be set at half width. */
const MARK = /[\u2018-\u201d\u3000-\u301f\u30fb\uff00-\uff60]/;
const IDEOGRAPH = /[\u3041-\u30ff\u31c0-\u31ff\p{Script=Han}]/u;
const LETTER = /[\p{L}\p{Nd}]/u;
const FULL_WIDTH = /[\uff00-\uffef]/;

/** The nearest block that is not inline. */
function blockOf(node: Node): Element {
  let block = node.parentElement;
  while (block?.parentElement && getComputedStyle(block).display.startsWith('inline')) {
    block = block.parentElement;
  }
  return block ?? document.body;
}

/** Whether there is a gap between two characters, one an ideograph, the other a letter or digit. */
function areApart(one: CharacterPlace, other: CharacterPlace): boolean {
  if (!one.isSpaced || !other.isSpaced) return false;
  if (isIdeograph(one.character)) return isLetter(other.character) && isWidened(one);
  return isLetter(one.character) && isIdeograph(other.character) && isSameFlow(one, other);
}

/** The gap is part of the ideograph before it, unless an element separates the two. */
function isWidened(place: CharacterPlace): boolean {
  return (rectOf(place)?.width ?? 0) > place.size * WIDENED;
}

/** In ems. */
const WIDENED = 1.06;

function isSameFlow(one: CharacterPlace, other: CharacterPlace): boolean {
  return one.node === other.node || flowOf(one.node) === flowOf(other.node);
}

/** The nearest element that is more than part of a line. */
function flowOf(node: Node): Element | null {
  let flow = node.parentElement;
  while (flow && getComputedStyle(flow).display === 'inline') flow = flow.parentElement;
  return flow;
}

function isIdeograph(character: string): boolean {
  return IDEOGRAPH.test(character) && !/\p{P}/u.test(character);
}

function isLetter(character: string): boolean {
  return LETTER.test(character) && !IDEOGRAPH.test(character) && !FULL_WIDTH.test(character);
}

function rectOf({ node, offset, character }: CharacterPlace): DOMRect | undefined {
  const rects = rectsOf(node, offset, offset + character.length);
  return rects.at(isBehindSoftHyphen(node, offset) ? -1 : 0);
}

/** The rectangles of a part of a text, line by line. */
function rectsOf(node: Text, start: number, end: number): DOMRect[] {
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(node, end);
  return [...range.getClientRects()].filter(({ width }) => width > 0);
}

function columnsOf(slide: Element): number[][] {
  return [...slide.querySelectorAll('table')].map(({ rows }) =>
    [...(rows[0]?.cells ?? [])].map((cell) => cell.getBoundingClientRect().width),
  );
}
