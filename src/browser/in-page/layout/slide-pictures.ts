/** Adds the pictures, backgrounds and borders of a slide to its scene. */
import type {
  Box,
  ImageFile,
  SceneElement,
  SceneModules,
  ScenePicture,
  SceneVideo,
} from '../../scene/index.js';
import { rectAround } from './formula.js';
import { isWholeDrawing, lookOf, type PlacedImage, placeOf } from './picture.js';
import { isPseudo } from './pseudo.js';
import { boxOf, isPainted, surfaceOf } from './style.js';

/** A picture, drawn by the page or to be captured by the browser; `id` is its `data-picture`. */
type MeasuredPicture = Omit<ScenePicture, keyof ImageFile | 'svg'> & {
  readonly id: string;
  /** The number of the drawing in `PictureIndex.drawings`. */
  readonly drawing?: number;
};

export type MeasuredElement = Exclude<SceneElement, { type: 'picture' }> | MeasuredPicture;

export interface MeasuredSlide {
  readonly background: string;
  /** The `data-picture` of a background that is more than one colour. */
  readonly backdrop?: string;
  readonly hasOwnBackdrop?: boolean;
  readonly hasOwnColor?: boolean;
  readonly elements: readonly MeasuredElement[];
}

/** The pictures of all slides so far. */
export interface PictureIndex {
  count: number;
  /** By look, which many slides may share. */
  readonly ids: Map<string, string>;
  /** Numbers for the addresses of images, which are too long to be part of a look. */
  readonly sources: Map<string, number>;
  /** To be drawn once all slides are measured. */
  readonly images: {
    readonly id: string;
    readonly image: HTMLImageElement;
    readonly place: PlacedImage;
  }[];
  /** The addresses of drawings that are shown in whole, each once. */
  readonly drawings: string[];
}

/** A slide that is being measured. */
export interface SlideMeasure {
  readonly section: HTMLElement;
  /** Marp's layer with the page number, where it makes one. */
  readonly pseudo: HTMLElement | null;
  readonly title: Element | null;
  readonly origin: DOMRect;
  readonly pictures: PictureIndex;
  /** Found so far. */
  readonly elements: MeasuredElement[];
}

/** An image, a drawing or an element to be photographed. */
export function addPicture(slide: SlideMeasure, element: Element, text?: string): void {
  const alt = text ?? element.getAttribute('alt') ?? element.getAttribute('aria-label') ?? '';
  const decorative = alt === '' || element.closest('[aria-hidden="true"]') !== null;
  // What is drawn through a mask is not in the image itself.
  const isImage = element instanceof HTMLImageElement && !element.matches('img.math');
  const shown = isImage ? placeOf(element) : undefined;
  const isDrawing = isImage && shown !== undefined && isWholeDrawing(element, shown);
  const place = isDrawing ? { ...shown, visible: shown.whole, background: undefined } : shown;
  const box = boxOf(place?.visible ?? rectAround(element), slide.origin);
  if (!isVisible(box)) return;
  const plate = isDrawing ? shown.background : undefined;
  if (isDrawing && plate !== undefined) addPlate(slide, shown, plate);
  const { pictures } = slide;
  const look =
    isImage && place ? lookOf(element, place, pictures.sources) : emptyFigureLook(element, box);
  const { id, isNew } = identify(slide, element, look);
  if (isNew && isImage && place) pictures.images.push({ id, image: element, place });
  slide.elements.push({
    type: 'picture',
    ...{ id, box, alt, decorative },
    ...(plate === undefined ? {} : { hasPlate: true }),
    ...(isImage ? sourceOf(element, isDrawing, pictures) : {}),
  });
}

/** What an image was made from, where the format draws or plays that itself. */
function sourceOf(
  image: HTMLImageElement,
  isDrawing: boolean,
  pictures: PictureIndex,
): Pick<MeasuredPicture, 'modules' | 'drawing' | 'video'> {
  if (image.matches('.qr-code')) return { modules: modulesOf(image) };
  return {
    ...(isDrawing ? { drawing: drawingNumber(pictures, image.src) } : {}),
    ...(image.dataset.video ? { video: videoOf(image) } : {}),
  };
}

/** Its background, which is not in the drawing itself. */
function addPlate(
  { elements, origin }: SlideMeasure,
  { visible }: PlacedImage,
  fill: string,
): void {
  const surface = { fill, form: 'rectangle' } as const;
  elements.push({ type: 'shape', isPlate: true, box: boxOf(visible, origin), surface });
}

function drawingNumber({ drawings }: PictureIndex, src: string): number {
  const known = drawings.indexOf(src);
  return known < 0 ? drawings.push(src) - 1 : known;
}

function videoOf({ dataset: { video: key = '', play = '' } }: HTMLImageElement): SceneVideo {
  const ways = play.split(' ');
  const does = (way: string): boolean => ways.includes(way);
  return { key, autoplay: does('autoplay'), loop: does('loop'), muted: does('muted') };
}

/** The rectangles of a QR code's path (src/markdown/qr-code.ts). */
function modulesOf({ src, naturalWidth }: HTMLImageElement): SceneModules {
  const svg = atob(src.slice(src.indexOf(',') + 1));
  const dark = [...svg.matchAll(/M(\d+) (\d+)h(\d+)v1/g)].map(([, x, y, width]) => ({
    x: Number(x),
    y: Number(y),
    width: Number(width),
    height: 1,
  }));
  return { count: naturalWidth, dark, color: '#000000' };
}

/** Photographed once for each place and background; the cover's, which has words, is its own. */
export function addLogo(slide: SlideMeasure, element: Element, style: CSSStyleDeclaration): void {
  if (element.hasAttribute('aria-label')) {
    addPicture(slide, element);
    return;
  }
  addDecoration(slide, element, style, { isStanding: true });
}

/** The background and border of an element. */
export function addSurface(
  slide: SlideMeasure,
  element: Element,
  style: CSSStyleDeclaration,
): void {
  if (isPainted(style)) {
    addPaintedSurface(slide, element, style);
    return;
  }
  const box = boxOf(element.getBoundingClientRect(), slide.origin);
  const surface = surfaceOf(style, box);
  if (!surface) return;
  const isFrame =
    slide.title?.contains(element) ||
    (isPseudo(element) && element.parentElement === slide.section);
  const isScrim = element.matches('.scrim');
  const kind = { ...(isFrame ? { isFrame } : {}), ...(isScrim ? { isScrim } : {}) };
  slide.elements.push({ type: 'shape', ...kind, box, surface });
}

/** One with a picture or a gradient, photographed without what is in it. */
export function addPaintedSurface(
  slide: SlideMeasure,
  element: Element,
  style: CSSStyleDeclaration,
): void {
  if (addDecoration(slide, element, style, { isBackground: true })) {
    element.setAttribute('data-background', '');
  }
}

/** The `data-picture` of a background behind the whole slide. */
export function addBackdrop(slide: SlideMeasure, layer: Element): string {
  const { id } = identify(
    slide,
    layer,
    surfaceLook(getComputedStyle(layer), boxOf(slide.origin, slide.origin)),
  );
  layer.setAttribute('data-background', '');
  return id;
}

/** The `data-picture` of a picture that the outline puts behind the slide; undefined if it is not loaded. */
export function addOwnBackdrop(slide: SlideMeasure, image: HTMLImageElement): string | undefined {
  const place = placeOf(image);
  if (place === undefined) return undefined;
  const { pictures } = slide;
  const { id, isNew } = identify(slide, image, lookOf(image, place, pictures.sources));
  if (isNew) pictures.images.push({ id, image, place });
  return id;
}

function addDecoration(
  slide: SlideMeasure,
  element: Element,
  style: CSSStyleDeclaration,
  kind: Pick<MeasuredPicture, 'isStanding' | 'isBackground'>,
): boolean {
  const box = boxOf(element.getBoundingClientRect(), slide.origin);
  if (!isVisible(box)) return false;
  const place = kind.isStanding ? `${box.x},${box.y},` : '';
  const { id } = identify(slide, element, place + surfaceLook(style, box));
  slide.elements.push({ type: 'picture', id, box, alt: '', decorative: true, ...kind });
  return true;
}

/** @param look distinguishes it from other pictures that may look the same */
function identify(
  { pictures }: SlideMeasure,
  element: Element,
  look?: string,
): { id: string; isNew: boolean } {
  const other = look === undefined ? undefined : pictures.ids.get(look);
  if (other !== undefined) return { id: other, isNew: false };
  const id = String(pictures.count++);
  element.setAttribute('data-picture', id);
  if (look !== undefined) pictures.ids.set(look, id);
  return { id, isNew: true };
}

/** Of less than a pixel there is no picture. */
function isVisible({ width, height }: Box): boolean {
  return width >= 1 && height >= 1;
}

/** Of a picture behind a whole slide, which has nothing but its background. */
function emptyFigureLook(element: Element, box: Box): string | undefined {
  if (!element.matches('figure') || element.childNodes.length > 0) return undefined;
  return surfaceLook(getComputedStyle(element), box);
}

/** Identifies an element's background and border. */
function surfaceLook(style: CSSStyleDeclaration, { width, height }: Box): string {
  const { background, border, borderRadius, boxShadow, filter, opacity } = style;
  return [width, height, background, border, borderRadius, boxShadow, filter, opacity].join();
}
