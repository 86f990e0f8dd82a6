/// <reference lib="dom" />
/** Runs in the page: reads how each text stands against what lies behind it, and how large it is. */
import type { MeasuredText } from '../../scene/index.js';
import { REPLACED_CSS, replacePseudoElements, restorePseudoElements } from '../layout/pseudo.js';
import { boxOf, isInline } from '../layout/style.js';
import { ownerOf } from '../overflow/fit-names.js';
import { floorOf } from '../overflow/rank.js';
import { tellProgress } from '../progress.js';
import { backgroundAt, fadeOf, lineage } from './background.js';
import { contrastOf, faded, hexOf, rgbaOf } from './mix.js';

/** Text nodes of one style in one block. */
interface Piece {
  readonly parent: Element;
  readonly block: Element;
  readonly nodes: Text[];
}

/** Points of a line that are looked at: the background may change along it. */
const STEP = 80;

/** Reads all slides of the document, which looks and is the same afterwards. */
export function readContrast(): MeasuredText[][] {
  const style = document.createElement('style');
  // An element that lets clicks through is not found at its point.
  style.textContent = `${REPLACED_CSS}*{pointer-events:auto!important}`;
  document.head.append(style);
  const slides = [...document.querySelectorAll('svg[data-marpit-svg]')];
  const sections = slides.flatMap((slide) => [...slide.querySelectorAll('section')]);
  replacePseudoElements(sections, () => false);
  const texts = slides.map((slide) => {
    tellProgress(slide);
    slide.scrollIntoView({ block: 'start', behavior: 'instant' });
    const origin = slide.getBoundingClientRect();
    return piecesOf(slide).flatMap((piece) => read(piece, origin) ?? []);
  });
  window.scrollTo(0, 0);
  style.remove();
  restorePseudoElements();
  return texts;
}

function piecesOf(slide: Element): Piece[] {
  const pieces = new Map<Element, Map<string, Piece>>();
  const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { parentElement: parent } = node;
    if (parent === null || !node.textContent?.trim()) continue;
    if (!parent.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const block = lineage(parent).find((one) => !isInline(getComputedStyle(one))) ?? parent;
    const { fontSize, fontWeight } = getComputedStyle(parent);
    const key = [fontSize, fontWeight, colorOf(parent), fadeOf(parent)].join();
    const inBlock = pieces.get(block) ?? new Map<string, Piece>();
    pieces.set(block, inBlock);
    const piece = inBlock.get(key) ?? { parent, block, nodes: [] };
    inBlock.set(key, piece);
    piece.nodes.push(node as Text);
  }
  return [...pieces.values()].flatMap((inBlock) => [...inBlock.values()]);
}

/** Undefined where nothing of it has a place on the page. */
function read({ parent, block, nodes }: Piece, origin: DOMRect): MeasuredText | undefined {
  const paint = rgbaOf(colorOf(parent));
  const lines = nodes.flatMap((node) => linesOf(node).map((rect) => ({ rect, node })));
  if (lines.length === 0) return undefined;
  const style = getComputedStyle(parent);
  const words = nodes
    .map(({ data }) => data)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
  const text = {
    text: words,
    source: ownerOf(parent)?.source ?? words,
    size: Number.parseFloat(style.fontSize),
    bold: Number(style.fontWeight) >= 600,
    floor: floorOf(parent, block),
  };
  if (isBeyondTelling(parent)) {
    return { ...text, ratio: undefined, color: hexOf(paint), background: '' };
  }
  let worst: Pick<MeasuredText, 'color' | 'background'> & { ratio: number } = {
    ratio: Number.POSITIVE_INFINITY,
    color: '',
    background: '',
  };
  for (const { rect, node } of lines) {
    const owner = node.parentElement ?? parent;
    for (const x of pointsAlong(rect)) {
      const seen = backgroundAt(x, (rect.top + rect.bottom) / 2, owner, paint);
      if (seen === undefined) {
        const areas = lines.map((line) => boxOf(line.rect, origin));
        const over = { areas, paint: faded(paint, fadeOf(parent)) };
        return { ...text, ratio: undefined, color: hexOf(paint), background: '', over };
      }
      const ratio = contrastOf(seen.color, seen.background);
      if (ratio < worst.ratio) {
        worst = { ratio, color: hexOf(seen.color), background: hexOf(seen.background) };
      }
    }
  }
  return { ...text, ...worst };
}

/** Text of SVG is filled; other text may be, too. */
function colorOf(parent: Element): string {
  const style = getComputedStyle(parent);
  return parent instanceof SVGElement ? style.fill : style.webkitTextFillColor;
}

function linesOf(node: Text): DOMRect[] {
  const range = document.createRange();
  range.selectNodeContents(node);
  return [...range.getClientRects()].filter(({ width, height }) => width >= 1 && height >= 1);
}

function pointsAlong({ left, width }: DOMRect): number[] {
  const count = Math.ceil(width / STEP) + 1;
  const inset = Math.min(1, width / 4);
  return Array.from(
    { length: count },
    (_, i) => left + inset + ((width - 2 * inset) * i) / (count - 1),
  );
}

/** Blends, filters and text cut out of its background change colours in ways that are not followed. */
function isBeyondTelling(parent: Element): boolean {
  return lineage(parent).some((one) => {
    const { mixBlendMode, filter, backgroundClip } = getComputedStyle(one);
    return mixBlendMode !== 'normal' || filter !== 'none' || backgroundClip === 'text';
  });
}
