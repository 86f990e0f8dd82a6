/** Has the page measure its slides, and photographs what no other format can draw. */
import type { Page } from './browser.js';
import type { MeasuredElement, MeasuredPicture, MeasuredSlide } from './in-page/measure.js';
import { inPage } from './in-page-script.js';
import type { Element, Picture, Scene } from './scene.js';

/** Twice the size on the slide: sharp on the screens of today. */
const PICTURE_SCALE = 2;

/**
 * Reads the scene of the document on the page, whose slides stand one below the other. The page
 * looks the same afterwards.
 * @param size of a slide, CSS pixels
 */
export async function readScene(
  page: Page,
  size: { readonly width: number; readonly height: number },
): Promise<Scene> {
  const measured = await inPage<MeasuredSlide[]>(page, 'measure()');
  const slides: Scene['slides'][number][] = [];
  const standing = new Map<string, Picture>();
  for (const [index, { ground, elements }] of measured.entries()) {
    const finished: Element[] = [];
    for (const element of elements) {
      if (element.type !== 'picture') {
        finished.push(unbounded(element));
        continue;
      }
      const known = element.isStanding ? standing.get(element.id) : undefined;
      const picture = known ?? (await taken(page, element, index, size));
      if (element.isStanding) standing.set(element.id, { ...picture, isStanding: true });
      finished.push(element.isStanding ? { ...picture, isStanding: true } : picture);
    }
    slides.push({ ground, elements: finished });
  }
  await page.evaluate('fireside.unwrapFormulas()');
  return { ...size, slides };
}

/** JSON has no Infinity: what the page could not send is put back. */
function unbounded(element: Exclude<MeasuredElement, MeasuredPicture>): Element {
  if (element.type !== 'text') return element;
  const most = element.width.most ?? Number.POSITIVE_INFINITY;
  return { ...element, width: { ...element.width, most } };
}

/**
 * The picture as drawn, or the element alone, without what lies behind or over it. Chromium paints nothing inside of a
 * hidden foreignObject, so that, which draws nothing itself, stays visible.
 */
async function taken(
  page: Page,
  { id, box, alt, decorative, png: drawn }: MeasuredPicture,
  slide: number,
  { height }: { readonly height: number },
): Promise<Picture> {
  const picture = { type: 'picture', box, alt, decorative } as const;
  if (drawn !== undefined) return { ...picture, png: Buffer.from(drawn, 'base64') };
  await page.evaluate(`(() => {
    const style = document.createElement('style');
    style.id = 'alone';
    style.textContent = \`* { visibility: hidden !important; }
      html, body { background: none !important; }
      svg[data-marpit-svg], svg[data-marpit-svg] > foreignObject,
      [data-picture="${id}"], [data-picture="${id}"] * { visibility: visible !important; }\`;
    document.head.append(style);
  })()`);
  const clip = { ...box, y: box.y + slide * height };
  const png = await page.screenshot(clip, PICTURE_SCALE, { transparent: true });
  await page.evaluate(`document.getElementById('alone').remove()`);
  return { ...picture, png };
}
