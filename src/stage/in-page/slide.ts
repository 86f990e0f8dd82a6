/// <reference lib="dom" />
/**
 * Walks a slide and gives its scene. HTML says what a thing is (a heading is a title, a list a list,
 * a table a table); the layout says where it is.
 */
import type { Box, Element as SceneElement, Shape, TextBlock } from '../scene.js';
import { isChart, readChart } from './figure.js';
import { hasFormula, rectAround, spokenText, wrapped } from './formula.js';
import { layersOf } from './layers.js';
import { hasMarkers, isList, readList } from './list.js';
import { type Placed, placed } from './picture.js';
import { standsIn } from './pseudo.js';
import { boxOf, colorOf, isEmoji, isHidden, isInline, isPlaced, surfaceOf } from './style.js';
import { readTable } from './table.js';
import { alignedAtMargin, readBlock } from './text.js';

/** A picture: drawn, or still to be taken, since a page cannot photograph itself. */
export interface MeasuredPicture {
  readonly type: 'picture';
  /** The value of its `data-picture` attribute. */
  readonly id: string;
  readonly isStanding?: boolean;
  readonly box: Box;
  readonly alt: string;
  readonly decorative: boolean;
}

export type MeasuredElement = Exclude<SceneElement, { type: 'picture' }> | MeasuredPicture;

export interface MeasuredSlide {
  readonly ground: string;
  readonly elements: readonly MeasuredElement[];
}

/** Images that are to be drawn once all is measured. */
export type Images = {
  /** Of the picture. */
  readonly id: string;
  readonly image: HTMLImageElement;
  readonly place: Placed;
}[];

/** What a brand puts on slides (src/markdown/brand.ts). */
const LOGO = '.brand-logo';
const BRAND_LINE = '.brand-line';

/**
 * @param index from 0
 * @param logos the ids of those that were met on other slides, by their look; it is added to
 * @param images it is added to
 */
export function measureSlide(
  section: HTMLElement,
  index: number,
  logos: Map<string, string>,
  images: Images,
): MeasuredSlide {
  const { slide, background, pseudo } = layersOf(section);
  const origin = slide.getBoundingClientRect();
  const elements: MeasuredElement[] = [];
  let pictures = 0;
  let hasTitle = false;
  let hasBody = false;

  const addSurface = (element: Element, style: CSSStyleDeclaration): void => {
    const box = boxOf(element.getBoundingClientRect(), origin);
    const surface = surfaceOf(style, box);
    if (surface) elements.push({ type: 'shape', box, surface } satisfies Shape);
  };

  const roleOf = (element: Element): TextBlock['role'] => {
    if (/^H[1-6]$/.test(element.tagName) && !hasTitle) {
      hasTitle = true;
      return 'title';
    }
    if ([section, pseudo].includes(element.parentElement)) {
      if (element.tagName === 'HEADER') return 'kicker';
      // With a line of the brand's own, that is PowerPoint's footer, and the sources are text.
      if (element.querySelector(BRAND_LINE)) return 'text';
      if (element.tagName === 'FOOTER') return 'footer';
      if (standsIn(element) && section.dataset.marpitPagination !== undefined) return 'number';
    }
    return element.matches(`footer > ${BRAND_LINE}`) ? 'footer' : 'text';
  };

  const addPicture = (element: Element, text?: string): void => {
    const id = `${index}-${pictures++}`;
    element.setAttribute('data-picture', id);
    const alt = text ?? element.getAttribute('alt') ?? element.getAttribute('aria-label') ?? '';
    const decorative = alt === '' || element.closest('[aria-hidden="true"]') !== null;
    // What is drawn through a mask is not in the image itself.
    const isImage = element instanceof HTMLImageElement && !element.matches('img.math');
    const place = isImage ? placed(element) : undefined;
    const box = boxOf(place?.seen ?? rectAround(element), origin);
    // Of less than a pixel there is no picture.
    if (!(box.width >= 1 && box.height >= 1)) return;
    if (isImage && place) images.push({ id, image: element, place });
    elements.push({ type: 'picture', id, box, alt, decorative });
  };

  /** Photographed once for each place and ground; that of the cover, which has words, is its own. */
  const addLogo = (element: Element, style: CSSStyleDeclaration): void => {
    if (element.hasAttribute('aria-label')) {
      addPicture(element);
      return;
    }
    const box = boxOf(element.getBoundingClientRect(), origin);
    if (!(box.width >= 1 && box.height >= 1)) return;
    const look = [JSON.stringify(box), style.background].join();
    const id = logos.get(look) ?? `logo-${index}`;
    if (!logos.has(look)) element.setAttribute('data-picture', id);
    logos.set(look, id);
    elements.push({ type: 'picture', id, box, alt: '', decorative: true, isStanding: true });
  };

  /**
   * Placed parts and pictures inside a text: blocks of their own. What stands in its lines flows
   * with them, so the ground of a word is not drawn: it would stay where the word was.
   */
  const addInside = (element: Element): void => {
    for (const child of element.children) {
      const style = getComputedStyle(child);
      if (isHidden(style)) continue;
      if (isPlaced(style)) visit(child);
      else if (isPicture(child)) addPicture(child);
      else addInside(child);
    }
  };

  /** Text with a formula in it; what is placed inside of the whole element is in its picture. */
  const addFormulaText = (element: HTMLElement, nodes: readonly Node[]): void => {
    roleOf(element);
    const isWhole = nodes.length === element.childNodes.length;
    addPicture(isWhole ? element : wrapped(nodes), spokenText(nodes));
  };

  /** @param isBare true where the element's ground and border are still to be drawn */
  const addText = (element: HTMLElement, nodes: readonly Node[], isBare = true): void => {
    if (nodes.some(hasFormula)) {
      addFormulaText(element, nodes);
      return;
    }
    const read = readBlock(element, nodes, origin, roleOf(element));
    if (read === undefined) {
      if (isBare) addSurface(element, getComputedStyle(element));
      return;
    }
    const { surface, ...block } = alignedAtMargin(
      read,
      element,
      pseudo?.contains(element) ? pseudo : section,
      origin,
    );
    elements.push(surface && isBare ? { ...block, surface } : block);
  };

  const addList = (list: HTMLElement): void => {
    for (const part of [list, ...list.querySelectorAll('li')])
      addSurface(part, getComputedStyle(part));
    const block = readList(list, origin, hasBody ? 'text' : 'body');
    if (block !== undefined) {
      hasBody = true;
      elements.push(block);
    }
    // Read after the items that it stands beside.
    addInside(list);
  };

  const addTable = (element: HTMLTableElement): void => {
    const table = readTable(element, origin);
    if (table) elements.push(table);
    for (const cell of element.querySelectorAll('th,td')) {
      const nodes = [...cell.childNodes];
      if (nodes.some(hasFormula)) addPicture(wrapped(nodes), spokenText(nodes));
    }
  };

  const visit = (element: Element): void => {
    const style = getComputedStyle(element);
    if (isHidden(style)) return;
    if (element.matches(LOGO)) {
      addLogo(element, style);
    } else if (element instanceof HTMLTableElement) {
      addTable(element);
    } else if (!(element instanceof HTMLElement) || element.tagName === 'IMG') {
      addPicture(element);
    } else if (isChart(element)) {
      elements.push(readChart(element, origin));
    } else if (isList(element)) {
      addList(element);
    } else if (hasMarkers(element) && hasFormula(element)) {
      addPicture(element, spokenText([element]));
    } else {
      visitBlock(element, style);
    }
  };

  /** What is placed lies on the element's ground and border, and is read before its text. */
  const addInline = (
    element: HTMLElement,
    style: CSSStyleDeclaration,
    nodes: readonly Node[],
  ): void => {
    const first = elements.length;
    if (!nodes.some(hasFormula)) addInside(element);
    const box = boxOf(element.getBoundingClientRect(), origin);
    const surface = elements.length > first ? surfaceOf(style, box) : undefined;
    if (surface) elements.splice(first, 0, { type: 'shape', box, surface });
    addText(element, nodes, surface === undefined);
  };

  const visitBlock = (element: HTMLElement, style: CSSStyleDeclaration): void => {
    const isBlockLevel = (node: Node): boolean => {
      if (!(node instanceof Element) || node.tagName === 'BR') return false;
      const own = getComputedStyle(node);
      return !isHidden(own) && !isInline(own) && !isPlaced(own);
    };
    const nodes = [...element.childNodes];
    if (!nodes.some((node) => isBlockLevel(node) || isPicture(node))) {
      addInline(element, style, nodes);
      return;
    }
    if (element !== section && element !== pseudo) addSurface(element, style);
    let inline: Node[] = [];
    const flush = (): void => {
      if (inline.some(hasText)) addText(element, inline);
      inline = [];
    };
    for (const node of nodes) {
      const own = node instanceof Element ? getComputedStyle(node) : undefined;
      if (
        node instanceof Element &&
        own &&
        (isBlockLevel(node) || isPlaced(own) || isPicture(node))
      ) {
        flush();
        visit(node);
      } else {
        inline.push(node);
      }
    }
    flush();
  };

  for (const figure of background?.querySelectorAll('figure') ?? []) addPicture(figure, '');
  visitBlock(section, getComputedStyle(section));
  if (pseudo) visitBlock(pseudo, getComputedStyle(pseudo));
  const grounds = [section, ...(background ? [background] : [])].map((layer) =>
    colorOf(getComputedStyle(layer).backgroundColor),
  );
  return { ground: grounds.find((color) => color !== undefined) ?? '#ffffff', elements };
}

function isPicture(node: Node): boolean {
  return node instanceof Element && node.matches('img,svg') && !isEmoji(node) && !hasFormula(node);
}

function hasText(node: Node): boolean {
  if (node.textContent?.trim()) return true;
  if (!(node instanceof Element)) return false;
  return isEmoji(node) || node.querySelector('img.emoji') !== null || hasFormula(node);
}
