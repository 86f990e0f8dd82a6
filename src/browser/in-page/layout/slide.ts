/**
 * Measures a slide: HTML says what a thing is (a list a list, a table a table), the layout says
 * where it is.
 */
import { TEXT_ROLES, type TextRole } from '../../scene/index.js';
import { layersOf } from '../slides.js';
import { isConnector, isDiagramPart, readConnector, readPart } from './diagram.js';
import { isChart, readChart } from './figure.js';
import { hasFormula, spokenText, wrap } from './formula.js';
import { hasMarkers, isList, readList } from './list.js';
import { isPseudo } from './pseudo.js';
import {
  addBackdrop,
  addLogo,
  addOwnBackdrop,
  addPaintedSurface,
  addPicture,
  addSurface,
  type MeasuredElement,
  type MeasuredSlide,
  type PictureIndex,
  type SlideMeasure,
} from './slide-pictures.js';
import {
  boxOf,
  colorOf,
  isEmoji,
  isHidden,
  isInline,
  isPainted,
  isPlaced,
  surfaceOf,
} from './style.js';
import { isDrawn, readTable } from './table.js';
import { alignedAtMargin, readBlock } from './text.js';

/** A brand's logo (src/markdown/slide-writer.ts). */
const LOGO = '.brand-logo';
/** A picture that the outline puts behind a slide (src/markdown/picture-css.ts). */
const BACKDROP = '.behind > img.backdrop';
/** A colour that the outline puts there. */
const COLORED = '.colored';
const HEADINGS = 'h1,h2,h3,h4,h5,h6';

/** @param pictures of the slides before; those of this slide are added */
export function measureSlide(section: HTMLElement, pictures: PictureIndex): MeasuredSlide {
  const { slide, background, pseudo } = layersOf(section);
  const elements: MeasuredElement[] = [];
  const context: SlideMeasure = {
    section,
    pseudo,
    title: section.querySelector('[data-role="title"]') ?? section.querySelector(HEADINGS),
    origin: slide.getBoundingClientRect(),
    pictures,
    elements,
  };
  for (const figure of background?.querySelectorAll('figure') ?? []) {
    addPicture(context, figure, '');
  }
  addBlock(context, section);
  if (pseudo) addBlock(context, pseudo);

  const own = section.querySelector<HTMLImageElement>(BACKDROP);
  const ownBackdrop = own ? addOwnBackdrop(context, own) : undefined;
  const layers = background ? [section, background] : [section];
  const colors = layers.map((layer) => colorOf(getComputedStyle(layer).backgroundColor));
  const painted = layers.find((layer) => isPainted(getComputedStyle(layer)));
  return {
    background: colors.find(Boolean) ?? '#ffffff',
    ...(painted ? { backdrop: addBackdrop(context, painted) } : {}),
    ...(section.matches(COLORED) ? { hasOwnColor: true } : {}),
    ...(ownBackdrop === undefined ? {} : { backdrop: ownBackdrop, hasOwnBackdrop: true }),
    elements,
  };
}

function addElement(slide: SlideMeasure, element: Element): void {
  const style = getComputedStyle(element);
  if (isHidden(style)) return;
  const { elements } = slide;
  const first = elements.length;
  addVisible(slide, element, style);
  // Behind all that is in the flow, and so behind what comes before it.
  if (isPlaced(style) && Number(style.zIndex) < 0) elements.unshift(...elements.splice(first));
}

function addVisible(slide: SlideMeasure, element: Element, style: CSSStyleDeclaration): void {
  if (element.matches(BACKDROP)) return;
  if (element.matches(LOGO)) {
    addLogo(slide, element, style);
  } else if (element instanceof HTMLTableElement) {
    addTable(slide, element);
  } else if (!(element instanceof HTMLElement) || element.tagName === 'IMG') {
    addPicture(slide, element);
  } else if (isChart(element)) {
    // A chart of PowerPoint's has no formulas.
    if (element.querySelector('img.math')) addPicture(slide, element);
    else slide.elements.push(readChart(element, slide.origin));
  } else if (isConnector(element)) {
    const connector = readConnector(element, slide.origin);
    if (connector) slide.elements.push(connector);
  } else if (isDiagramPart(element) && !hasFormula(element)) {
    const part = readPart(element, slide.origin);
    if (part) slide.elements.push(part);
  } else if (isList(element)) {
    addList(slide, element);
  } else if (hasMarkers(element) && hasFormula(element)) {
    addPicture(slide, element, spokenText([element]));
  } else {
    addBlock(slide, element);
  }
}

/** An element with text, with other blocks, or with both. */
function addBlock(slide: SlideMeasure, element: HTMLElement): void {
  const style = getComputedStyle(element);
  const nodes = [...element.childNodes];
  if (!nodes.some((node) => isBlockLevel(node) || isPicture(node))) {
    addInline(slide, element, style, nodes);
    return;
  }
  if (element !== slide.section && element !== slide.pseudo) addSurface(slide, element, style);
  let inline: Node[] = [];
  const flush = (): void => {
    if (inline.some(hasText)) addText(slide, element, inline);
    inline = [];
  };
  for (const node of nodes) {
    if (node instanceof Element && isApart(node)) {
      flush();
      addElement(slide, node);
    } else {
      inline.push(node);
    }
  }
  flush();
}

function isBlockLevel(node: Node): boolean {
  if (!(node instanceof Element) || node.tagName === 'BR') return false;
  const style = getComputedStyle(node);
  return !isHidden(style) && !isInline(style) && !isPlaced(style);
}

/** Whether an element is no part of the text around it. */
function isApart(element: Element): boolean {
  return isBlockLevel(element) || isPlaced(getComputedStyle(element)) || isPicture(element);
}

/** Text alone. Placed parts lie on the element's background and border, and are read before its text. */
function addInline(
  slide: SlideMeasure,
  element: HTMLElement,
  style: CSSStyleDeclaration,
  nodes: readonly Node[],
): void {
  const { elements, origin } = slide;
  const first = elements.length;
  const hasPaint = isPainted(style);
  if (hasPaint) addPaintedSurface(slide, element, style);
  if (!nodes.some(hasFormula)) addPartsInside(slide, element);
  if (hasPaint) {
    addText(slide, element, nodes, false);
    return;
  }
  const box = boxOf(element.getBoundingClientRect(), origin);
  const surface = elements.length > first ? surfaceOf(style, box) : undefined;
  if (surface) elements.splice(first, 0, { type: 'shape', box, surface });
  addText(slide, element, nodes, surface === undefined);
}

/**
 * Placed parts and pictures inside a text: blocks of their own. Inline parts flow with the text, so
 * the background of a word is not drawn: it would stay where the word was.
 */
function addPartsInside(slide: SlideMeasure, element: Element): void {
  for (const child of element.children) {
    const style = getComputedStyle(child);
    if (isHidden(style)) continue;
    if (isPlaced(style)) addElement(slide, child);
    else if (isPicture(child)) addPicture(slide, child);
    else addPartsInside(slide, child);
  }
}

/** @param isBare whether the element's background and border are still to be added */
function addText(
  slide: SlideMeasure,
  element: HTMLElement,
  nodes: readonly Node[],
  isBare = true,
): void {
  const { section, pseudo, origin, elements } = slide;
  if (nodes.some(hasFormula)) {
    // The picture of a whole element has what is placed inside of it, too.
    const isWhole = nodes.length === element.childNodes.length;
    addPicture(slide, isWhole ? element : wrap(nodes), spokenText(nodes));
    return;
  }
  const text = readBlock(element, nodes, origin, roleOf(slide, element));
  if (text === undefined) {
    if (isBare) addSurface(slide, element, getComputedStyle(element));
    return;
  }
  const layer = pseudo?.contains(element) ? pseudo : section;
  const { surface, ...block } = alignedAtMargin(text, element, layer, origin);
  elements.push(surface && isBare ? { ...block, surface } : block);
}

/** By the template, else by HTML and Marp. */
function roleOf({ section, pseudo, title }: SlideMeasure, element: Element): TextRole {
  if (element === title) return 'title';
  const own = element.closest<HTMLElement>('[data-role]')?.dataset.role;
  if (own !== undefined) return TEXT_ROLES.find((role) => role === own) ?? 'text';
  if (isList(element)) return 'body';
  if (element.matches(HEADINGS)) return 'heading';
  if (element.closest('blockquote')) return 'quote';
  if (![section, pseudo].includes(element.parentElement)) return 'text';
  if (element.tagName === 'HEADER') return 'kicker';
  if (element.tagName === 'FOOTER') return 'footer';
  const isNumber = isPseudo(element) && section.dataset.marpitPagination !== undefined;
  return isNumber ? 'number' : 'text';
}

function addList(slide: SlideMeasure, list: HTMLElement): void {
  for (const part of [list, ...list.querySelectorAll('li')]) {
    const style = getComputedStyle(part);
    // Lines between items would stay where they are when the text changes.
    if (part === list || colorOf(style.backgroundColor)) addSurface(slide, part, style);
  }
  const block = readList(list, slide.origin, roleOf(slide, list));
  if (block !== undefined) slide.elements.push(block);
  // After the items that they are beside.
  addPartsInside(slide, list);
}

function addTable(slide: SlideMeasure, element: HTMLTableElement): void {
  const table = readTable(element, slide.origin);
  if (table) slide.elements.push(table);
  for (const cell of element.querySelectorAll<HTMLTableCellElement>('th,td')) {
    const nodes = [...cell.childNodes];
    if (isDrawn(cell)) addPicture(slide, wrap(nodes), spokenText(nodes));
  }
}

function isPicture(node: Node): boolean {
  return node instanceof Element && node.matches('img,svg') && !isEmoji(node) && !hasFormula(node);
}

function hasText(node: Node): boolean {
  if (node.textContent?.trim()) return true;
  if (!(node instanceof Element)) return false;
  return isEmoji(node) || node.querySelector('img.emoji') !== null || hasFormula(node);
}
