/** Reads the contrast of each text with its background, and its size. */
import { contrastOf, hexColor } from '../../../color/index.js';
import type { MeasuredText } from '../../scene/index.js';
import { faded, rgbOf } from '../css-color.js';
import { isPseudo, withRealPseudoElements } from '../layout/pseudo.js';
import { boxOf, isInline, lineRectsOf, selfAndAncestors } from '../layout/style.js';
import { ownerOf } from '../overflow/visible-lines.js';
import { addStyle, reportProgress, slidesIn } from '../slides.js';
import { colorsAt, fadeOf } from './background.js';

/** Text nodes of one style in one block. */
interface StyledText {
  readonly parent: Element;
  readonly block: Element;
  readonly nodes: Text[];
}

/** CSS pixels between points of a line that are read: the background may change along it. */
const POINT_DISTANCE = 80;

/** Reads all slides of the document, which is the same afterwards. */
export function readContrast(): MeasuredText[][] {
  // An element that lets clicks through is not found at its point.
  const style = addStyle('*{pointer-events:auto!important}');
  const texts = withRealPseudoElements(() =>
    slidesIn(document).map((slide) => {
      reportProgress(slide);
      slide.scrollIntoView({ block: 'start', behavior: 'instant' });
      const origin = slide.getBoundingClientRect();
      return styledTextsOf(slide).flatMap((text) => measuredText(text, origin) ?? []);
    }),
  );
  window.scrollTo(0, 0);
  style.remove();
  return texts;
}

function styledTextsOf(slide: Element): StyledText[] {
  const texts = new Map<Element, Map<string, StyledText>>();
  const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const { parentElement: parent } = node;
    if (parent === null || !node.data.trim()) continue;
    if (!parent.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const block =
      selfAndAncestors(parent).find((one) => !isInline(getComputedStyle(one))) ?? parent;
    const { fontSize, fontWeight } = getComputedStyle(parent);
    const key = [fontSize, fontWeight, colorOf(parent), fadeOf(parent)].join();
    const inBlock = texts.get(block) ?? new Map<string, StyledText>();
    texts.set(block, inBlock);
    const text = inBlock.get(key) ?? { parent, block, nodes: [] };
    inBlock.set(key, text);
    text.nodes.push(node);
  }
  return [...texts.values()].flatMap((inBlock) => [...inBlock.values()]);
}

/** Undefined where nothing of it is visible. */
function measuredText(
  { parent, block, nodes }: StyledText,
  origin: DOMRect,
): MeasuredText | undefined {
  const lines = nodes.flatMap((node) => lineRectsOf(node).map((rect) => ({ rect, node })));
  if (lines.length === 0) return undefined;
  const paint = rgbOf(colorOf(parent));
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
    floor: minimumSize(parent, block),
  };
  const unknown = { ...text, ratio: undefined, color: hexColor(paint), background: '' };
  if (hasUnknownColors(parent)) return unknown;
  let worst = { ratio: Number.POSITIVE_INFINITY, color: '', background: '' };
  for (const { rect, node } of lines) {
    const owner = node.parentElement ?? parent;
    for (const x of pointsAlong(rect)) {
      const pair = colorsAt(x, (rect.top + rect.bottom) / 2, owner, paint);
      if (pair === undefined) {
        const areas = lines.map((line) => boxOf(line.rect, origin));
        return { ...unknown, over: { areas, paint: faded(paint, fadeOf(parent)) } };
      }
      const ratio = contrastOf(pair.color, pair.background);
      if (ratio < worst.ratio) {
        worst = { ratio, color: hexColor(pair.color), background: hexColor(pair.background) };
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

function pointsAlong({ left, width }: DOMRect): number[] {
  const count = Math.ceil(width / POINT_DISTANCE) + 1;
  const inset = Math.min(1, width / 4);
  return Array.from(
    { length: count },
    (_, i) => left + inset + ((width - 2 * inset) * i) / (count - 1),
  );
}

/** Blends, filters and backgrounds clipped to text change colours in ways that are not followed. */
function hasUnknownColors(parent: Element): boolean {
  return selfAndAncestors(parent).some((one) => {
    const { mixBlendMode, filter, backgroundClip } = getComputedStyle(one);
    return mixBlendMode !== 'normal' || filter !== 'none' || backgroundClip === 'text';
  });
}

/** CSS pixels, where the theme sets none. */
const BODY = 22;
const SECONDARY = 18;
const FOOTER = 16;

const BODY_BLOCKS = 'li,blockquote,dd,dt,h1,h2,h3,h4,h5,h6,p:not([class])';
const SECONDARY_PARTS = 'table,pre,figure,figcaption,small,code';

/**
 * The smallest allowed size of a text: `--floor` of the theme for body text, `--small` for what a
 * template names (a caption, a role), for tables, code and figures. Superscripts have none: they are
 * as large as their text makes them, and lead to the footer.
 * @param parent the element of the text
 * @param block the nearest one around it that is not inline
 */
function minimumSize(parent: Element, block: Element): number {
  if (parent.closest('sup,sub')) return 0;
  const section = parent.closest('section');
  const frame = parent.closest('section > *');
  if (frame && (/^(HEADER|FOOTER)$/.test(frame.tagName) || isPseudo(frame))) return FOOTER;
  const style = getComputedStyle(section ?? parent);
  const isBody =
    block.matches(BODY_BLOCKS) &&
    !parent.closest(SECONDARY_PARTS) &&
    getComputedStyle(parent).fontSize === getComputedStyle(block).fontSize;
  return isBody
    ? Number.parseFloat(style.getPropertyValue('--floor')) || BODY
    : Number.parseFloat(style.getPropertyValue('--small')) || SECONDARY;
}
