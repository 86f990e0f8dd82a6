/** The browser's page with a deck on it: measured, captured as images and printed. */
import { USUAL_TEXT_SIZE } from '../deck/index.js';
import { type PictureData, picturePieces, withPictures } from '../read/index.js';
import { type DesignSamples, htmlDocument, type Rendered, withTextSizes } from '../render/index.js';
import type { Browser } from './driver/browser.js';
import { loadInPage } from './driver/in-page-script.js';
import type { Page } from './driver/page.js';
import { firstFrame } from './first-frame.js';
import { readLegibility } from './read-legibility.js';
import type { Legibility, LineSetting, Scene, SlideFit } from './scene/index.js';
import { takeScene } from './take-scene.js';

/** What is wanted of the browser. */
export interface PageRequest {
  readonly pdf: boolean;
  /** Gives parts that appear one by one a page each in the PDF. */
  readonly steps?: boolean;
  /** Reads how lines are set, for the presenter page. */
  readonly lines?: boolean;
  /** Measures the slides, for native PowerPoint. */
  readonly scene: boolean;
  /** Sample slides of the theme, to be measured with the slides. */
  readonly samples?: DesignSamples | undefined;
  /** Measures contrast and size of texts, for `check`. */
  readonly legibility?: boolean;
  /** Device pixels per CSS pixel of the slides' images; undefined for no images. */
  readonly imageScale: number | undefined;
  /** The handout as an HTML document, with the pictures of the deck. */
  readonly handout: string | undefined;
}

/**
 * Each result as soon as it is available: while the browser prints, this process writes what needs no
 * print. Undefined where it was not requested.
 */
export interface PageOutput {
  readonly scene: Promise<Scene> | undefined;
  readonly lines: Promise<readonly LineSetting[]> | undefined;
  /** The texts of each slide. */
  readonly legibility: Promise<readonly Legibility[]> | undefined;
  /** A PNG a slide. */
  readonly images: Promise<readonly Uint8Array[]> | undefined;
  /** As the browser printed it, without hidden slides. */
  readonly pdf: Promise<Uint8Array> | undefined;
  /** How many pages of the PDF each slide has that is not hidden. */
  readonly pagesOfSlides: Promise<readonly number[]> | undefined;
  readonly handoutPdf: Promise<Uint8Array> | undefined;
}

export interface DeckPage {
  /** Replaces the deck on the page; fonts that stay the same are not loaded again. */
  show(rendered: Rendered, fontCss: string): Promise<void>;
  /** Measures whether each slide's content fits. */
  measureFit(): Promise<readonly SlideFit[]>;
  /** The same for other slides, given as HTML, laid out in the fonts and styles of the deck. */
  tryFit(slides: readonly string[], pictures?: PictureData): Promise<readonly SlideFit[]>;
  /**
   * The first frame of a video as a JPEG; undefined if the browser does not decode it. No deck is on the
   * page afterwards.
   */
  firstFrame(bytes: Uint8Array, type: string): Promise<Uint8Array | undefined>;
  /** Starts all that is requested, first what this process has most work with. */
  take(request: PageRequest): PageOutput;
}

/**
 * Opens a page for one deck, or for one after the other.
 * @throws BuildError if the browser dies or takes too long, as all methods do
 */
export async function openDeckPage(browser: Browser): Promise<DeckPage> {
  const page = await browser.newPage();
  const inPage = loadInPage(page);
  let deck: Rendered | undefined;
  /** Undefined where the page may be in any state: the next deck replaces the whole document. */
  let frame: string | undefined;
  /** The last task: its caller may have failed meanwhile and not await it. */
  let lastTask: Promise<unknown> = Promise.resolve();

  return {
    async show(rendered, fontCss) {
      await lastTask.catch(() => {});
      const { width, height, pictures } = rendered;
      if (width !== deck?.width || height !== deck.height) await page.setViewport(width, height);
      const shown = deck;
      deck = rendered;
      const next = frameOf(rendered, fontCss);
      const last = frame;
      frame = undefined;
      if (last === next) {
        const css = rendered.slideCss;
        const isStyled = css === shown?.slideCss;
        if (isStyled && shown && differsInSizeAlone(shown, rendered)) {
          const sizes = rendered.slides.map(({ textSize }) => textSize ?? null);
          await inPage.call('setTextSizes', sizes);
          frame = next;
          return;
        }
        if (!isStyled) await page.setInside(STYLE, picturePieces(css, pictures));
        await page.setInside(SLIDES, picturePieces(slidesHtml(rendered), pictures));
      } else await page.setContent(picturePieces(deckDocument(rendered, fontCss), pictures));
      frame = next;
    },
    measureFit: () => inPage.call('measureFit', USUAL_TEXT_SIZE),
    async tryFit(html, pictures) {
      const slides = html.map((one) => withPictures(one, pictures));
      await inPage.call('addTrial', slides, USUAL_TEXT_SIZE);
      await page.settle();
      return inPage.call('measureTrial', USUAL_TEXT_SIZE);
    },
    async firstFrame(bytes, type) {
      await lastTask.catch(() => {});
      frame = undefined;
      return firstFrame(page, bytes, type);
    },
    take({ imageScale, handout, ...request }) {
      if (deck === undefined) throw new Error('no deck is on the page');
      const { width, height, slides, pictures } = deck;
      const size = { width, height };
      const hidden = slides.filter((one) => one.hidden).map(({ number }) => number);
      const stepped = slides.filter((one) => one.steps).map(({ number }) => number);
      const isSpread = request.steps === true && stepped.length > 0;

      let last: Promise<unknown> = Promise.resolve();
      const next = <T>(isWanted: boolean, task: () => Promise<T>): Promise<T> | undefined => {
        if (!isWanted) return undefined;
        const result = last.then(task);
        result.catch(() => {
          frame = undefined;
        });
        last = result;
        return result;
      };
      const readLines = () => next(request.lines === true, () => inPage.call('readLineSettings'));

      // After the print, while this process finishes the PDF; but before the page is changed for it.
      const isChanged = request.pdf && (isSpread || hidden.length > 0);
      const linesBefore = isChanged ? readLines() : undefined;
      const measured = next(request.scene, () => takeScene(page, inPage, size, request.samples));
      const legibility = next(request.legibility === true, () =>
        readLegibility(page, inPage, size),
      );
      const images = next(imageScale !== undefined, () =>
        photographSlides(page, slides.length, size, imageScale ?? 1),
      );
      const pagesOfSlides = next(request.pdf, async () => {
        if (hidden.length > 0) await inPage.call('removeSlides', hidden);
        if (isSpread) return inPage.call('spreadSteps', stepped);
        return Array<number>(slides.length - hidden.length).fill(1);
      });
      const pdf = next(request.pdf, () => page.printToPdf());
      const lines = linesBefore ?? readLines();
      const handoutPdf = next(handout !== undefined, async () => {
        frame = undefined;
        await page.setContent(picturePieces(handout ?? '', pictures));
        return page.printToPdf();
      });
      lastTask = last;

      // The browser gets its next task first: writing the scene keeps this thread busy. It prints
      // after a short step, but images are many and wait for each other.
      const begun = images ? undefined : pagesOfSlides;
      const scene = measured && Promise.all([measured, begun]).then(([read]) => read());
      // Reported to the caller that awaits it, perhaps later.
      scene?.catch(() => {});
      return { lines, scene, legibility, images, pagesOfSlides, pdf, handoutPdf };
    },
  };
}

async function photographSlides(
  page: Page,
  count: number,
  size: { readonly width: number; readonly height: number },
  scale: number,
): Promise<Uint8Array[]> {
  const images: Uint8Array[] = [];
  for (let index = 0; index < count; index++) {
    const clip = { ...size, x: 0, y: index * size.height };
    images.push(await page.screenshot(clip, scale, { what: `slide ${index + 1}` }));
  }
  return images;
}

/** Where the slides are, and their style, which comes after the fonts. */
const SLIDES = '.marpit';
const STYLE = 'style:nth-of-type(2)';

function slidesHtml({ slides }: Rendered): string {
  return slides.map(({ html }) => html).join('');
}

/** What of a deck only a new document can change; its title no page shows. */
function frameOf({ lang, direction, width, height }: Rendered, fontCss: string): string {
  return [lang, direction, width, height, fontCss].join();
}

/** Whether two decks have the same slides, but for the sizes of their texts. */
function differsInSizeAlone(one: Rendered, other: Rendered): boolean {
  const sizes = other.slides.map(({ textSize }) => textSize);
  return slidesHtml(withTextSizes(one, sizes)) === slidesHtml(other);
}

/** The slides one below the other; Marp's own print rules make each a page. */
function deckDocument(rendered: Rendered, fontCss: string): string {
  const { lang, direction, title, width, height } = rendered;
  const css = `html,body{margin:0}
@media screen{svg[data-marpit-svg]{display:block;width:${width}px;height:${height}px}}`;
  return htmlDocument({
    lang,
    direction,
    title,
    css: [fontCss, rendered.slideCss, css],
    body: `<div class="marpit">${slidesHtml(rendered)}</div>`,
  });
}
