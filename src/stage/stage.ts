/** The stage: the one page on which the deck is printed and photographed. */
import { htmlDocument } from '../render/document.js';
import type { Rendered } from '../render/render.js';
import type { Browser } from './browser.js';
import { readScene } from './read-scene.js';
import type { Scene } from './scene.js';

/** What is wanted of the browser. */
export interface StageRequest {
  readonly pdf: boolean;
  /** Whether the slides are measured, for the native PowerPoint file. */
  readonly scene: boolean;
  /** Device pixels per CSS pixel of the slides' images, or undefined for none. */
  readonly imageScale: number | undefined;
  /** The handout's whole document. */
  readonly handout: string | undefined;
}

export interface Staged {
  /** The deck as the browser printed it: a page a slide. */
  readonly pdf: Uint8Array | undefined;
  /** A PNG a slide. */
  readonly images: readonly Uint8Array[] | undefined;
  readonly handoutPdf: Uint8Array | undefined;
  readonly scene: Scene | undefined;
}

/**
 * Puts the deck on the browser's page and takes from it what is wanted.
 * @throws BuildError if the browser dies or takes too long
 */
export async function stage(
  browser: Browser,
  rendered: Rendered,
  fontCss: string,
  request: StageRequest,
): Promise<Staged> {
  const page = await browser.newPage();
  const { width, height } = rendered;
  const wantsDeck = request.pdf || request.scene || request.imageScale !== undefined;
  if (wantsDeck) {
    await page.setViewport(width, height, 1);
    await page.setContent(deckDocument(rendered, fontCss));
  }
  const pdf = request.pdf ? await page.printToPdf({}) : undefined;
  let images: Uint8Array[] | undefined;
  if (request.imageScale !== undefined) {
    images = [];
    for (const index of rendered.slides.keys()) {
      const clip = { x: 0, y: index * height, width, height };
      images.push(await page.screenshot(clip, request.imageScale));
    }
  }
  // Measured last: it puts elements in the place of pseudo-elements.
  const scene = request.scene ? await readScene(page, { width, height }) : undefined;
  let handoutPdf: Uint8Array | undefined;
  if (request.handout !== undefined) {
    await page.setContent(request.handout);
    handoutPdf = await page.printToPdf({});
  }
  return { pdf, images, handoutPdf, scene };
}

/** The slides one below the other; Marp's own print rules make each a page. */
function deckDocument(rendered: Rendered, fontCss: string): string {
  const css = `html,body{margin:0}
@media screen{svg[data-marpit-svg]{display:block;width:${rendered.width}px;height:${rendered.height}px}}`;
  return htmlDocument({
    lang: rendered.lang,
    title: rendered.title,
    css: [fontCss, rendered.slideCss, css],
    body: `<div class="marpit">${rendered.slides.map(({ html }) => html).join('')}</div>`,
  });
}
