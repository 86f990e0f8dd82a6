/// <reference lib="dom" />
/**
 * Walks a slide and gives its scene. HTML says what a thing is (a heading is a title, a list a list,
 * a table a table); the layout says where it is.
 */
import {
  type Box,
  type Element as SceneElement,
  type Shape,
  TEXT_ROLES,
  type TextRole,
} from '../../scene/index.js';
import { isChart, readChart } from './figure.js';
import { hasFormula, rectAround, spokenText, wrapped } from './formula.js';
import { layersOf } from './layers.js';
import { hasMarkers, isList, readList } from './list.js';
import { lookOf, type PlacedImage, placed } from './picture.js';
import { standsIn } from './pseudo.js';
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

/** A picture: drawn, or still to be taken, since a page cannot photograph itself. */
export interface MeasuredPicture {
  readonly type: 'picture';
  /** The value of its `data-picture` attribute. */
  readonly id: string;
  readonly isStanding?: boolean;
  readonly isBackground?: boolean;
  readonly box: Box;
  readonly alt: string;
  readonly decorative: boolean;
}

export type MeasuredElement = Exclude<SceneElement, { type: 'picture' }> | MeasuredPicture;

export interface MeasuredSlide {
  readonly background: string;
  /** The `data-picture` of a background that is more than one colour. */
  readonly backdrop?: string;
  readonly elements: readonly MeasuredElement[];
}

/** The pictures of all slides so far. */
export interface Pictures {
  /** By their looks, which many slides may share. */
  readonly ids: Map<string, string>;
  /** Numbers for the addresses of images. */
  readonly sources: Map<string, number>;
  /** Those that are to be drawn once all is measured. */
  readonly images: {
    readonly id: string;
    readonly image: HTMLImageElement;
    readonly place: PlacedImage;
  }[];
}

/** What a brand puts on slides (src/markdown/brand.ts). */
const LOGO = '.brand-logo';

const HEADINGS = 'h1,h2,h3,h4,h5,h6';

/**
 * @param index from 0
 * @param known it is added to
 */
export function measureSlide(section: HTMLElement, index: number, known: Pictures): MeasuredSlide {
  const { slide, background, pseudo } = layersOf(section);
  const origin = slide.getBoundingClientRect();
  const elements: MeasuredElement[] = [];
  const title = section.querySelector('[data-role="title"]') ?? section.querySelector(HEADINGS);
  let pictures = 0;

  /** @param look what tells it from other pictures, where another may look the same */
  const identify = (element: Element, look?: string): { id: string; isNew: boolean } => {
    const other = look === undefined ? undefined : known.ids.get(look);
    if (other !== undefined) return { id: other, isNew: false };
    const id = `${index}-${pictures++}`;
    element.setAttribute('data-picture', id);
    if (look !== undefined) known.ids.set(look, id);
    return { id, isNew: true };
  };

  /** The element's own background and border, photographed without what is in it. */
  const addPainted = (element: Element, style: CSSStyleDeclaration): void => {
    const box = boxOf(element.getBoundingClientRect(), origin);
    if (!(box.width >= 1 && box.height >= 1)) return;
    const { id } = identify(element, paintLook(style, box));
    element.setAttribute('data-background', '');
    elements.push({ type: 'picture', id, box, alt: '', decorative: true, isBackground: true });
  };

  const addSurface = (element: Element, style: CSSStyleDeclaration): void => {
    if (isPainted(style)) {
      addPainted(element, style);
      return;
    }
    const box = boxOf(element.getBoundingClientRect(), origin);
    const surface = surfaceOf(style, box);
    if (!surface) return;
    const isFrame =
      title?.contains(element) || (standsIn(element) && element.parentElement === section);
    elements.push({
      type: 'shape',
      ...(isFrame ? { isFrame } : {}),
      box,
      surface,
    } satisfies Shape);
  };

  /** What the template says, else what HTML and Marp say. */
  const roleOf = (element: Element): TextRole => {
    if (element === title) return 'title';
    const own = element.closest<HTMLElement>('[data-role]')?.dataset.role;
    if (own !== undefined) return TEXT_ROLES.find((role) => role === own) ?? 'text';
    if (isList(element)) return 'body';
    if (![section, pseudo].includes(element.parentElement)) return 'text';
    if (element.tagName === 'HEADER') return 'kicker';
    if (element.tagName === 'FOOTER') return 'footer';
    const isNumber = standsIn(element) && section.dataset.marpitPagination !== undefined;
    return isNumber ? 'number' : 'text';
  };

  const addPicture = (element: Element, text?: string): void => {
    const alt = text ?? element.getAttribute('alt') ?? element.getAttribute('aria-label') ?? '';
    const decorative = alt === '' || element.closest('[aria-hidden="true"]') !== null;
    // What is drawn through a mask is not in the image itself.
    const isImage = element instanceof HTMLImageElement && !element.matches('img.math');
    const place = isImage ? placed(element) : undefined;
    const box = boxOf(place?.seen ?? rectAround(element), origin);
    // Of less than a pixel there is no picture.
    if (!(box.width >= 1 && box.height >= 1)) return;
    const look =
      isImage && place ? lookOf(element, place, known.sources) : backgroundLook(element, box);
    const { id, isNew } = identify(element, look);
    if (isNew && isImage && place) known.images.push({ id, image: element, place });
    elements.push({ type: 'picture', id, box, alt, decorative });
  };

  /** Photographed once for each place and background; that of the cover, which has words, is its own. */
  const addLogo = (element: Element, style: CSSStyleDeclaration): void => {
    if (element.hasAttribute('aria-label')) {
      addPicture(element);
      return;
    }
    const box = boxOf(element.getBoundingClientRect(), origin);
    if (!(box.width >= 1 && box.height >= 1)) return;
    const { id } = identify(element, [JSON.stringify(box), style.background].join());
    elements.push({ type: 'picture', id, box, alt: '', decorative: true, isStanding: true });
  };

  /**
   * Placed parts and pictures inside a text: blocks of their own. What stands in its lines flows
   * with them, so the background of a word is not drawn: it would stay where the word was.
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
    const isWhole = nodes.length === element.childNodes.length;
    addPicture(isWhole ? element : wrapped(nodes), spokenText(nodes));
  };

  /** @param isBare true where the element's background and border are still to be drawn */
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
    const block = readList(list, origin, roleOf(list));
    if (block !== undefined) elements.push(block);
    // Read after the items that it stands beside.
    addInside(list);
  };

  const addTable = (element: HTMLTableElement): void => {
    const table = readTable(element, origin);
    if (table) elements.push(table);
    for (const cell of element.querySelectorAll<HTMLTableCellElement>('th,td')) {
      const nodes = [...cell.childNodes];
      if (isDrawn(cell)) addPicture(wrapped(nodes), spokenText(nodes));
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
      // A chart of PowerPoint's has no formulas.
      if (element.querySelector('img.math')) addPicture(element);
      else elements.push(readChart(element, origin));
    } else if (isList(element)) {
      addList(element);
    } else if (hasMarkers(element) && hasFormula(element)) {
      addPicture(element, spokenText([element]));
    } else {
      visitBlock(element, style);
    }
  };

  /** What is placed lies on the element's background and border, and is read before its text. */
  const addInline = (
    element: HTMLElement,
    style: CSSStyleDeclaration,
    nodes: readonly Node[],
  ): void => {
    const first = elements.length;
    const isPicture = isPainted(style);
    if (isPicture) addPainted(element, style);
    if (!nodes.some(hasFormula)) addInside(element);
    if (isPicture) {
      addText(element, nodes, false);
      return;
    }
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
  const layers = [section, ...(background ? [background] : [])];
  const styles = layers.map((layer) => getComputedStyle(layer));
  const fill = styles.map(({ backgroundColor }) => colorOf(backgroundColor)).find(Boolean);
  const painted = layers.find((_, index) => isPainted(styles[index] as CSSStyleDeclaration));
  if (painted === undefined) return { background: fill ?? '#ffffff', elements };
  const look = paintLook(getComputedStyle(painted), boxOf(origin, origin));
  painted.setAttribute('data-background', '');
  const { id: backdrop } = identify(painted, look);
  return { background: fill ?? '#ffffff', backdrop, elements };
}

/** Of a picture behind a whole slide, which has nothing but its background. */
function backgroundLook(element: Element, box: Box): string | undefined {
  if (!element.matches('figure') || element.childNodes.length > 0) return undefined;
  return paintLook(getComputedStyle(element), box);
}

/** What tells an element's background from that of another. */
function paintLook(style: CSSStyleDeclaration, { width, height }: Box): string {
  const { background, border, borderRadius, boxShadow, filter, opacity } = style;
  return [width, height, background, border, borderRadius, boxShadow, filter, opacity].join();
}

function isPicture(node: Node): boolean {
  return node instanceof Element && node.matches('img,svg') && !isEmoji(node) && !hasFormula(node);
}

function hasText(node: Node): boolean {
  if (node.textContent?.trim()) return true;
  if (!(node instanceof Element)) return false;
  return isEmoji(node) || node.querySelector('img.emoji') !== null || hasFormula(node);
}
