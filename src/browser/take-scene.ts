/** Measures the slides on the page, and photographs what no other format can draw. */
import { inflateRawSync } from 'node:zlib';
import type { DesignSamples } from '../render/index.js';
import type { InPage } from './driver/in-page-script.js';
import type { Page } from './driver/page.js';
import type { MeasuredElement, MeasuredSlide } from './in-page/index.js';
import type { Color, ImageFile, Scene, SceneElement } from './scene/index.js';

/** Twice the size on the slide: sharp on today's screens. */
const PICTURE_SCALE = 2;

/**
 * Takes the scene of the document, whose slides are one below the other. When this resolves the
 * page looks as before and is free for other work; the function it gives reads the scene meanwhile.
 * @param size of a slide, CSS pixels
 * @param samples of the deck's theme, which are measured with it
 */
export async function takeScene(
  page: Page,
  inPage: InPage,
  size: { readonly width: number; readonly height: number },
  samples: DesignSamples | undefined,
): Promise<() => Promise<Scene>> {
  if (samples) {
    await inPage.call('addSamples', samples.css, samples.slides);
    await page.settle();
  }
  const measured = await inPage.call('measure');
  const images = new Map<string, ImageFile>();
  const backgrounds = new Map<string, Color>();
  for (const { id, box, slide } of measured.undrawn) {
    const { x, y, width, height } = box ?? { x: 0, y: 0, ...size };
    const clip = { x, y: y + slide * size.height, width, height };
    const what = `a part of slide ${slide + 1}`;
    await inPage.call('showOnly', id);
    const bytes = await page.screenshot(clip, PICTURE_SCALE, { transparent: true, what });
    await inPage.call('showAll');
    images.set(id, { format: 'png', bytes });
    if (box !== undefined) continue;
    backgrounds.set(id, await inPage.call('meanColor', Buffer.from(bytes).toString('base64')));
  }
  if (measured.undrawn.length > 0) await inPage.call('unwrapFormulas');
  if (samples) await inPage.call('removeSamples');
  const read = await page.openBlob('fireside.measuredBytes()');
  return async () => {
    const bytes = await read();
    let start = measured.slides;
    for (const { id, format, bytes: length } of measured.drawn) {
      images.set(id, { format, bytes: bytes.subarray(start, start + length) });
      start += length;
    }
    const drawings = measured.drawings.map((length) => {
      start += length;
      return bytes.subarray(start - length, start);
    });
    const json = inflateRawSync(bytes.subarray(0, measured.slides)).toString();
    const slides = slidesFrom(json, { images, drawings, backgrounds });
    if (!samples) return { ...size, slides };
    const first = slides.length - samples.slides.length;
    return { ...size, slides: slides.slice(0, first), samples: slides.slice(first) };
  };
}

interface TakenPictures {
  readonly images: ReadonlyMap<string, ImageFile>;
  /** SVGs by number. */
  readonly drawings: readonly Uint8Array[];
  /** Mean colours of whole backgrounds that are pictures. */
  readonly backgrounds: ReadonlyMap<string, Color>;
}

function slidesFrom(
  json: string,
  { images, drawings, backgrounds }: TakenPictures,
): Scene['slides'] {
  const imageOf = (id: string): ImageFile => {
    const image = images.get(id);
    if (image === undefined) throw new Error(`the picture ${id} was not taken`);
    return image;
  };
  const elementFrom = (element: MeasuredElement): SceneElement => {
    if (element.type === 'text') {
      // JSON has no Infinity, and null in its place.
      const most = element.width.most ?? Number.POSITIVE_INFINITY;
      return { ...element, width: { ...element.width, most } };
    }
    if (element.type !== 'picture') return element;
    const { id, drawing, ...picture } = element;
    const svg = drawing === undefined ? undefined : drawings[drawing];
    return { ...picture, ...imageOf(id), ...(svg ? { svg } : {}) };
  };
  const slides = JSON.parse(json) as MeasuredSlide[];
  return slides.map(({ background, backdrop, hasOwnBackdrop, hasOwnColor, elements }) => ({
    background: (backdrop && backgrounds.get(backdrop)) ?? background,
    ...(backdrop === undefined ? {} : { backdrop: imageOf(backdrop) }),
    ...(hasOwnBackdrop ? { hasOwnBackdrop } : {}),
    ...(hasOwnColor ? { hasOwnColor } : {}),
    elements: elements.map(elementFrom),
  }));
}
