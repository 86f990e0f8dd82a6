/** The stage: the one page on which the deck is printed and photographed. */
import { STEPS } from '../deck/index.js';
import { type PictureData, picturePieces, withPictures } from '../read/index.js';
import type { Rendered } from '../render/index.js';
import { htmlDocument } from '../render/index.js';
import type { Browser } from './driver/browser.js';
import { loadInPage } from './driver/in-page-script.js';
import { readLegibility } from './read-legibility.js';
import type { Legibility, LineSetting, Scene, SlideFit } from './scene/index.js';
import { takeScene } from './take-scene.js';

/** What is wanted of the browser. */
export interface PageRequest {
  readonly pdf: boolean;
  /** Whether parts that come one by one have a page each in the PDF. */
  readonly steps?: boolean;
  /** Whether it is read how lines are set, for the page that presents. */
  readonly lines?: boolean;
  /** Whether the slides are measured, for the native PowerPoint file. */
  readonly scene: boolean;
  /** Whether the texts are held against what lies behind them, for the check. */
  readonly legibility?: boolean;
  /** Device pixels per CSS pixel of the slides' images, or undefined for none. */
  readonly imageScale: number | undefined;
  /** The handout's whole document, of the deck that is shown. */
  readonly handout: string | undefined;
}

/**
 * What the browser gives, each as soon as it is there: while it prints, this process writes what
 * needs no print. A part that nobody asked for is undefined.
 */
export interface PageOutput {
  readonly scene: Promise<Scene> | undefined;
  readonly lines: Promise<readonly LineSetting[]> | undefined;
  /** Each slide's texts. */
  readonly legibility: Promise<readonly Legibility[]> | undefined;
  /** A PNG a slide. */
  readonly images: Promise<readonly Uint8Array[]> | undefined;
  /** The deck as the browser printed it: a page for each slide that is not hidden. */
  readonly pdf: Promise<Uint8Array> | undefined;
  /** How many pages each slide has in it that is not hidden. */
  readonly pagesOfSlides: Promise<readonly number[]> | undefined;
  readonly handoutPdf: Promise<Uint8Array> | undefined;
}

/** The page; a deck must be shown before anything is asked of it. */
export interface DeckPage {
  /**
   * Puts a deck there, in place of what was shown; where it has the same faces, these are not read
   * again.
   */
  show(rendered: Rendered, fontCss: string): Promise<void>;
  /** Looks whether each slide holds its content. */
  measureFit(): Promise<readonly SlideFit[]>;
  /** The same of slides, given as HTML with their pictures, that are not on the page: they are laid out in its faces. */
  tryFit(slides: readonly string[], pictures?: PictureData): Promise<readonly SlideFit[]>;
  /** Takes what is wanted, in the order in which this process has most to do with it. */
  take(request: PageRequest): PageOutput;
}

/**
 * Opens a page of the browser for one deck, or for one after the other.
 * @throws BuildError if the browser dies or takes too long, as all that the stage gives
 */
export async function openDeckPage(browser: Browser): Promise<DeckPage> {
  const page = await browser.newPage();
  const inPage = loadInPage(page);
  let shown: Shown = { width: 0, height: 0, slides: 0, hidden: NONE, steps: NONE };
  /** What the page has on but the slides; undefined where it has something else on. */
  let dress: Dress | undefined;
  /** The last that was asked of the page: whoever asked may have failed meanwhile, and not wait. */
  let busy: Promise<unknown> = Promise.resolve();
  return {
    async show(rendered, fontCss) {
      await busy.catch(() => {});
      const { width, height, slides, pictures } = rendered;
      if (width !== shown.width || height !== shown.height)
        await page.setViewport(width, height, 1);
      const hidden = slides.flatMap((slide) => (slide.hidden ? [slide.number] : []));
      const steps = slides.flatMap((slide) => (slide.steps ? [slide.number] : []));
      shown = { width, height, slides: slides.length, hidden, steps, pictures };
      const next = dressOf(rendered, fontCss);
      const last = dress;
      dress = undefined;
      if (last && isAlike(last.frame, next.frame)) {
        if (last.css !== next.css) await page.setInside(STYLE, picturePieces(next.css, pictures));
        await page.setInside(SLIDES, picturePieces(slidesOf(rendered), pictures));
      } else await page.setContent(picturePieces(deckDocument(rendered, fontCss), pictures));
      dress = next;
    },
    measureFit: () => inPage.call('measureFit', STEPS),
    async tryFit(html, pictures) {
      await inPage.call(
        'addTrial',
        html.map((one) => withPictures(one, pictures)),
      );
      await page.settle();
      return inPage.call('measureTrial', STEPS);
    },
    take(request) {
      const { width, height, slides, hidden, steps: inTurn, pictures } = shown;
      let last: Promise<unknown> = Promise.resolve();
      const next = <T>(isWanted: boolean, task: () => Promise<T>): Promise<T> | undefined => {
        if (!isWanted) return undefined;
        const done = last.then(task);
        // The page may be in any state: the next deck is put there whole.
        done.catch(() => {
          dress = undefined;
        });
        last = done;
        return done;
      };
      const readLines = () => next(request.lines === true, () => inPage.call('readLineSettings'));
      const isSpread = request.steps === true && inTurn.length > 0;
      // Read behind the print, while this process finishes the PDF, but not from a page that was
      // changed for the print.
      const isChanged = request.pdf && (isSpread || hidden.length > 0);
      const linesBefore = isChanged ? readLines() : undefined;
      const taken = next(request.scene, () => takeScene(page, inPage, { width, height }));
      const legibility = next(request.legibility === true, () =>
        readLegibility(page, inPage, { width, height }),
      );
      const images = next(request.imageScale !== undefined, async () => {
        const images: Uint8Array[] = [];
        for (let index = 0; index < slides; index++) {
          const clip = { x: 0, y: index * height, width, height };
          const what = `slide ${index + 1}`;
          images.push(await page.screenshot(clip, request.imageScale ?? 1, { what }));
        }
        return images;
      });
      const pagesOfSlides = next(request.pdf, async () => {
        if (hidden.length > 0) await page.evaluate(withoutSlides(hidden));
        if (!isSpread) return Array(slides - hidden.length).fill(1);
        return inPage.call('spreadSteps', inTurn);
      });
      const pdf = next(request.pdf, () => page.printToPdf({}));
      const lines = linesBefore ?? readLines();
      const handoutPdf = next(request.handout !== undefined, async () => {
        dress = undefined;
        await page.setContent(picturePieces(request.handout ?? '', pictures));
        return page.printToPdf({});
      });
      busy = last;
      // The browser first has its next task: who writes with the scene keeps this thread busy. It
      // prints behind a short step, but pictures are many and wait for each other.
      const begun = images ? undefined : pagesOfSlides;
      const scene = taken && Promise.all([taken, begun]).then(([read]) => read());
      // Told to whoever asks for it, which may be later.
      scene?.catch(() => {});
      return { lines, scene, legibility, images, pagesOfSlides, pdf, handoutPdf };
    },
  };
}

const NONE: readonly number[] = [];

/** What the page has on. */
interface Shown extends Pick<Rendered, 'width' | 'height' | 'pictures'> {
  readonly slides: number;
  readonly hidden: readonly number[];
  readonly steps: readonly number[];
}

/** Takes slides, and the links that lead to them, off the page: nothing is left that has a number. */
function withoutSlides(numbers: readonly number[]): string {
  return `for (const number of ${JSON.stringify(numbers)}) {
  document.getElementById(String(number))?.closest('svg[data-marpit-svg]')?.remove();
  for (const link of document.querySelectorAll('a[href="#' + number + '"]')) link.removeAttribute('href');
}`;
}

/** Where the slides stand, and their style, behind that of the faces. */
const SLIDES = '.marpit';
const STYLE = 'style:nth-of-type(2)';

function slidesOf({ slides }: Rendered): string {
  return slides.map(({ html }) => html).join('');
}

/** All that the page is made of but the slides, and the title, which no page shows. */
interface Dress {
  readonly frame: readonly (string | number)[];
  readonly css: string;
}

function dressOf({ slideCss: css, ...rendered }: Rendered, fontCss: string): Dress {
  const { lang, direction, width, height } = rendered;
  return { frame: [lang, direction, width, height, fontCss], css };
}

function isAlike(one: Dress['frame'], other: Dress['frame']): boolean {
  return one.every((part, index) => part === other[index]);
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
    body: `<div class="marpit">${slidesOf(rendered)}</div>`,
  });
}
