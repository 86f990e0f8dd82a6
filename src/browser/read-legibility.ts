/** Measures contrast and size of the texts on the page. */
import type { InPage } from './driver/in-page-script.js';
import type { Page } from './driver/page.js';
import type { Legibility } from './scene/index.js';

/** Half the size is enough for backgrounds, and taken in a fraction of the time. */
const PHOTO_SCALE = 0.5;

/**
 * Reads the texts of the document, whose slides are one below the other; a slide with texts over
 * pictures is photographed without its text. The page looks the same afterwards.
 * @param size of a slide, CSS pixels
 */
export async function readLegibility(
  page: Page,
  inPage: InPage,
  size: { readonly width: number; readonly height: number },
): Promise<readonly Legibility[]> {
  const measured = await inPage.call('readContrast');
  if (!measured.some((texts) => texts.some(({ over }) => over))) return measured;

  // Once for all slides: each time the whole document is styled again.
  await inPage.call('hideText');
  const slides: Legibility[] = [];
  for (const [index, texts] of measured.entries()) {
    const overPictures = texts.flatMap(({ over }) => (over ? [over] : []));
    if (overPictures.length === 0) {
      slides.push(texts);
      continue;
    }
    const clip = { ...size, x: 0, y: index * size.height };
    const what = `slide ${index + 1}`;
    const png = Buffer.from(await page.screenshot(clip, PHOTO_SCALE, { what })).toString('base64');
    const found = await inPage.call('sampleBackgrounds', png, PHOTO_SCALE, overPictures);
    let next = 0;
    slides.push(texts.map(({ over, ...text }) => (over ? { ...text, ...found[next++] } : text)));
  }
  await inPage.call('showAll');
  return slides;
}
