/** The stage: the one page on which the deck is printed and photographed. */
import { htmlDocument } from '../render/document.js';
import type { Rendered } from '../render/render.js';
import type { Browser, Page } from './browser.js';
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

/**
 * What the browser gives, each as soon as it is there: while it prints, this process writes what
 * needs no print. A part that nobody asked for is undefined.
 */
export interface Staged {
  readonly scene: Promise<Scene> | undefined;
  /** A PNG a slide. */
  readonly images: Promise<readonly Uint8Array[]> | undefined;
  /** The deck as the browser printed it: a page a slide. */
  readonly pdf: Promise<Uint8Array> | undefined;
  readonly handoutPdf: Promise<Uint8Array> | undefined;
}

/**
 * Puts the deck on the browser's page and takes from it what is wanted, in the order in which
 * this process has most to do with it. Each part rejects with a `BuildError` if the browser dies
 * or takes too long.
 */
export function stage(
  browser: Browser,
  rendered: Rendered,
  fontCss: string,
  request: StageRequest,
): Staged {
  const { width, height } = rendered;
  const wantsDeck = request.pdf || request.scene || request.imageScale !== undefined;
  const opened = browser.newPage().then(async (page) => {
    if (!wantsDeck) return page;
    await page.setViewport(width, height, 1);
    await page.setContent(deckDocument(rendered, fontCss));
    return page;
  });
  opened.catch(() => {});
  let last: Promise<unknown> = opened;
  const next = <T>(isWanted: boolean, task: (page: Page) => Promise<T>): Promise<T> | undefined => {
    if (!isWanted) return undefined;
    const done = last.then(() => opened).then(task);
    done.catch(() => {});
    last = done;
    return done;
  };
  return {
    scene: next(request.scene, (page) => readScene(page, { width, height })),
    images: next(request.imageScale !== undefined, async (page) => {
      const images: Uint8Array[] = [];
      for (const index of rendered.slides.keys()) {
        const clip = { x: 0, y: index * height, width, height };
        images.push(await page.screenshot(clip, request.imageScale ?? 1));
      }
      return images;
    }),
    pdf: next(request.pdf, (page) => page.printToPdf({})),
    handoutPdf: next(request.handout !== undefined, async (page) => {
      await page.setContent(request.handout ?? '');
      return page.printToPdf({});
    }),
  };
}

/** The slides one below the other; Marp's own print rules make each a page. */
function deckDocument(rendered: Rendered, fontCss: string): string {
  const css = `html,body{margin:0}
@media screen{svg[data-marpit-svg]{display:block;width:${rendered.width}px;height:${rendered.height}px}}`;
  return htmlDocument({
    lang: rendered.lang,
    direction: rendered.direction,
    title: rendered.title,
    css: [fontCss, rendered.slideCss, css],
    body: `<div class="marpit">${rendered.slides.map(({ html }) => html).join('')}</div>`,
  });
}
