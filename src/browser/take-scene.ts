/** Has the page measure its slides, and photographs what no other format can draw. */
import { inflateRawSync } from 'node:zlib';
import type { InPage } from './driver/in-page-script.js';
import type { Page } from './driver/page.js';
import type { MeasuredDeck, MeasuredElement, MeasuredSlide } from './in-page/index.js';
import type { Color, Element, Picture, Scene } from './scene/index.js';

/** Twice the size on the slide: sharp on the screens of today. */
const PICTURE_SCALE = 2;

/**
 * Takes the scene of the document on the page, whose slides stand one below the other. When this
 * resolves the page looks as before and may have something else to do; what it gives then reads
 * the scene beside that.
 * @param size of a slide, CSS pixels
 */
export async function takeScene(
  page: Page,
  inPage: InPage,
  size: { readonly width: number; readonly height: number },
): Promise<() => Promise<Scene>> {
  const measured = await inPage.call('measure');
  const photographs = new Map<string, Image>();
  const backgrounds = new Map<string, Color>();
  for (const one of measured.untaken) {
    const image = await photograph(page, one, size);
    photographs.set(one.id, image);
    if (one.box !== undefined) continue;
    const png = Buffer.from(image.bytes).toString('base64');
    backgrounds.set(one.id, await inPage.call('meanColor', png));
  }
  if (measured.untaken.length > 0) await inPage.call('unwrapFormulas');
  const read = await page.openBlob('fireside.measuredBytes()');
  return async () => ({
    ...size,
    slides: slidesFrom(await read(), measured, { photographs, backgrounds }),
  });
}

/** A picture as it is written. */
type Image = Pick<Picture, 'format' | 'bytes'>;

function slidesFrom(
  bytes: Uint8Array,
  { slides: end, drawn }: MeasuredDeck,
  taken: {
    readonly photographs: ReadonlyMap<string, Image>;
    /** The mean colours of whole backgrounds. */
    readonly backgrounds: ReadonlyMap<string, Color>;
  },
): Scene['slides'] {
  const json = inflateRawSync(bytes.subarray(0, end)).toString();
  const images = new Map(taken.photographs);
  let start = end;
  for (const { id, format, bytes: length } of drawn) {
    images.set(id, { format, bytes: bytes.subarray(start, start + length) });
    start += length;
  }
  const imageOf = (id: string): Image => {
    const image = images.get(id);
    if (image === undefined) throw new Error(`the picture ${id} was not taken`);
    return image;
  };
  const finished = (element: MeasuredElement): Element => {
    if (element.type === 'text') return unbounded(element);
    if (element.type !== 'picture') return element;
    const { id, ...picture } = element;
    return { ...picture, ...imageOf(id) };
  };
  const slides = JSON.parse(json) as MeasuredSlide[];
  return slides.map(({ background, backdrop, elements }) => ({
    background: (backdrop && taken.backgrounds.get(backdrop)) ?? background,
    ...(backdrop === undefined ? {} : { backdrop: imageOf(backdrop) }),
    elements: elements.map(finished),
  }));
}

/** JSON has no Infinity: what the page could not send is put back. */
function unbounded(element: Extract<MeasuredElement, { type: 'text' }>): Element {
  const most = element.width.most ?? Number.POSITIVE_INFINITY;
  return { ...element, width: { ...element.width, most } };
}

/**
 * The element alone, without what lies behind or over it; of a background, without what is in it. Chromium paints nothing inside of a
 * hidden foreignObject, so that, which draws nothing itself, stays visible.
 */
async function photograph(
  page: Page,
  { id, box, slide }: MeasuredDeck['untaken'][number],
  size: { readonly width: number; readonly height: number },
): Promise<Image> {
  await page.evaluate(`(() => {
    const style = document.createElement('style');
    style.id = 'alone';
    style.textContent = \`* { visibility: hidden !important; }
      html, body { background: none !important; }
      svg[data-marpit-svg], svg[data-marpit-svg] > foreignObject,
      [data-picture="${id}"], [data-picture="${id}"]:not([data-background]) *
        { visibility: visible !important; }
      [data-background] { -webkit-text-fill-color: transparent !important; text-shadow: none !important; }\`;
    document.head.append(style);
  })()`);
  const { x, y, width, height } = box ?? { x: 0, y: 0, ...size };
  const clip = { x, y: y + slide * size.height, width, height };
  const what = `a part of slide ${slide + 1}`;
  const bytes = await page.screenshot(clip, PICTURE_SCALE, { transparent: true, what });
  await page.evaluate(`document.getElementById('alone').remove()`);
  return { format: 'png', bytes };
}
