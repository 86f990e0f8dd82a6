/** One page of the browser, apart from `browser.ts` because that one is about the process. */
import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BuildError } from '../../problem.js';
import { noTemporary, shortageOf } from './browser-folder.js';
import { type Pipe, PROGRESS_BINDING } from './pipe.js';
import {
  attach,
  type Evaluated,
  evaluateIn,
  openBlob,
  readStream,
  type Send,
  unwrap,
} from './session.js';
import { hideWindow } from './window.js';

export interface Clip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** All methods reject with a `BuildError` if the browser dies, refuses or takes too long. */
export interface Page {
  /** Replaces the document, given in pieces, and waits until its fonts and pictures are loaded. */
  setContent(html: string | Iterable<string>): Promise<void>;
  /** Replaces what the first element of a selector holds, and waits for its pictures. */
  setInside(selector: string, html: string | Iterable<string>): Promise<void>;
  /** Waits until the fonts and pictures of the document are loaded. */
  settle(): Promise<void>;
  /**
   * Gives the value of a JavaScript expression, awaited if it is a promise; it must be JSON, which
   * the caller vouches to be a `T`. Rejects with an `Error` if the expression throws. Timers,
   * animation frames and event listeners never come, as scripts are off in the page.
   * @param step what messages say that it does, such as `measure the slides`
   */
  evaluate<T>(expression: string, step?: string): Promise<T>;
  /**
   * Holds on to a `Blob`, the value of a JavaScript expression, as `evaluate` does; what it gives
   * reads the bytes, also while the page is busy.
   */
  openBlob(expression: string): Promise<() => Promise<Uint8Array>>;
  /** Sets the size of the window in CSS pixels, and device pixels per CSS pixel. */
  setViewport(width: number, height: number, scale: number): Promise<void>;
  /** Gives a tagged PDF, its page size from the document's `@page`. */
  printToPdf(options: { readonly outline?: boolean }): Promise<Uint8Array>;
  /**
   * Gives a PNG of a part of the document, in CSS pixels times `scale` times the viewport's. Calls
   * at the same time wait for each other.
   */
  screenshot(
    clip: Clip,
    scale: number,
    options?: {
      readonly transparent?: boolean;
      /** What messages say that is taken, such as `slide 3`. */
      readonly what?: string;
    },
  ): Promise<Uint8Array>;
}

/**
 * Layout is forced first: before it, no font has been asked for and `ready` means nothing. Pictures
 * are decoded when they are painted: `decode()` may wait for a frame, which a hidden page has none of.
 * Gives the name of what is still to come, or nothing.
 */
const LOADING = `(async () => {
  document.documentElement.getBoundingClientRect();
  const images = [...document.images];
  for (const image of images) Object.assign(image, { loading: 'eager', decoding: 'sync' });
  await document.fonts.ready;
  const image = images.find(({ complete }) => !complete);
  if (image) {
    const slide = image.closest('svg[data-marpit-svg]')?.querySelector('section[id]')?.id;
    return 'the picture “' + image.alt.slice(0, 60) + '”' + (slide ? ' of slide ' + slide : '');
  }
  if (document.fonts.status !== 'loaded') return 'the fonts';
  return document.readyState === 'complete' ? '' : 'the page';
})()`;

/** Without a single font Chromium shows no text at all, not even in a font of the document. */
const HAS_FONTS = `(() => {
  const probe = document.body.appendChild(document.createElement('span'));
  probe.textContent = 'x';
  const { height } = probe.getBoundingClientRect();
  probe.remove();
  return height > 0;
})()`;

const LOAD = 'load the page';

const FILE_INPUT = "Object.assign(document.createElement('input'), { type: 'file' })";

/**
 * Fonts before text: otherwise all is laid out twice, first in whatever face stands in for them. The
 * text comes piece by piece, as pictures make it long.
 */
const WRITE_DOCUMENT = `async function () {
  const reader = this.files[0].stream().pipeThrough(new TextDecoderStream()).getReader();
  document.open();
  let text = '';
  let isInBody = false;
  for (let isDone = false; !isDone; ) {
    const { done, value = '' } = await reader.read();
    isDone = done;
    text += value;
    if (!isInBody) {
      const body = text.indexOf('<body');
      if (body < 0 && !done) continue;
      isInBody = true;
      document.write(text.slice(0, Math.max(0, body)));
      await Promise.all([...document.fonts].map((face) => face.load().catch(() => {})));
      text = text.slice(Math.max(0, body));
    }
    document.write(text);
    text = '';
  }
  document.close();
}`;

const WRITE_INSIDE = `async function (selector) {
  document.querySelector(selector).innerHTML = await this.files[0].text();
}`;

/**
 * Gives a page with scripts off: that of the target, or a new one. The folder is for files that
 * it needs for a moment. Rejects with a `BuildError` if the browser dies or takes too long, or if
 * it has no font.
 */
export async function createPage(pipe: Pipe, folder: string, target?: string): Promise<Page> {
  const step = 'open a page';
  const blank = { method: 'Target.createTarget', params: { url: 'about:blank' }, step };
  const targetId = target ?? (await pipe.send<{ targetId: string }>(blank)).targetId;
  const send = await attach(pipe, targetId, step);
  const evaluate = <T>(expression: string, step?: string) => evaluateIn<T>(send, expression, step);
  const [hasFonts, showWindow] = await Promise.all([
    evaluate<boolean>(HAS_FONTS),
    hideWindow(pipe, targetId),
    // Without it nothing tells that the page crashed, and its calls wait for their time-out.
    send('Inspector.enable', {}, step),
    send('Runtime.addBinding', { name: PROGRESS_BINDING }, step),
    send('Emulation.setScriptExecutionDisabled', { value: true }, step),
  ]);
  if (!hasFonts) throw noFonts();
  let lastPicture: Promise<unknown> = Promise.resolve();

  const settle = (): Promise<void> =>
    pipe.during(LOAD, async (step) => {
      for (;;) {
        const missing = await evaluate<string>(LOADING, LOAD);
        if (missing === '') return;
        step.text = `load ${missing}`;
        await sleep(5);
      }
    });

  const put = async (
    html: string | Iterable<string>,
    write: string,
    ...given: readonly string[]
  ): Promise<void> => {
    const file = join(folder, `${randomUUID()}.html`);
    try {
      await writeFile(file, html).catch((error: NodeJS.ErrnoException) => {
        throw noTemporary(error);
      });
      await handOver(send, file, { write, given, step: LOAD }).catch((error: unknown) => {
        // The page cannot read what there was no room for.
        const hint = shortageOf(folder, '');
        throw error instanceof BuildError || hint === undefined ? error : notHandedOver(hint);
      });
    } finally {
      await rm(file, { force: true });
    }
    await settle();
  };

  return {
    settle,
    evaluate,
    openBlob: (expression) => openBlob(send, expression),
    setContent: (html) => put(html, WRITE_DOCUMENT),
    setInside: (selector, html) => put(html, WRITE_INSIDE, selector),
    async setViewport(width, height, scale) {
      const params = { width, height, deviceScaleFactor: scale, mobile: false };
      await send('Emulation.setDeviceMetricsOverride', params, 'set the size of the page');
    },
    printToPdf: ({ outline = false }) => printToPdf(send, outline),
    screenshot(clip, scale, { transparent = false, what = 'the page' } = {}) {
      const take = async (): Promise<Uint8Array> => {
        await showWindow();
        return screenshot(send, { ...clip, scale }, transparent, `take a picture of ${what}`);
      };
      // The browser answers several at once all with the picture of the last clip.
      const picture = lastPicture.then(take, take);
      lastPicture = picture;
      return picture;
    },
  };
}

/**
 * Hands HTML over as the file of a file input, and so does not open the page to any other
 * file. `Page.setDocumentContent` would be simpler, but Chromium takes a tenth of a second to read
 * a message of 1 MB, which fonts and pictures soon are, and none above 100 MB.
 */
async function handOver(
  send: Send,
  file: string,
  { write, given, step }: { write: string; given: readonly string[]; step: string },
): Promise<void> {
  const params = { expression: FILE_INPUT };
  const { result } = await send<Evaluated>('Runtime.evaluate', params, step);
  const { objectId } = result;
  await send('DOM.setFileInputFiles', { files: [file], objectId }, step);
  const call = {
    objectId,
    functionDeclaration: write,
    arguments: given.map((value) => ({ value })),
    awaitPromise: true,
  };
  unwrap(await send<Evaluated>('Runtime.callFunctionOn', call, step));
}

function notHandedOver(hint: string): BuildError {
  const message = 'The browser cannot read the page that it is given';
  return new BuildError([
    { severity: 'error', code: 'browser/no-temp', message, hint, blame: 'machine' },
  ]);
}

function noFonts(): BuildError {
  const message = 'The browser finds no font on this machine, and shows no text without one';
  const hint = 'Install any font, such as the package fonts-dejavu-core of Debian and Ubuntu';
  return new BuildError([
    { severity: 'error', code: 'browser/no-fonts', message, hint, blame: 'machine' },
  ]);
}

/** The tags have an element within a line only if it has an id: without, its language is lost. */
const NAME_LANGUAGES = `document.querySelectorAll('span[lang]:not([id])').forEach((span, index) => {
  span.id = 'language-' + index;
})`;

async function printToPdf(send: Send, outline: boolean): Promise<Uint8Array> {
  const step = 'print the PDF';
  await send('Runtime.evaluate', { expression: NAME_LANGUAGES }, step);
  const params = {
    printBackground: true,
    preferCSSPageSize: true,
    generateTaggedPDF: true,
    generateDocumentOutline: outline,
    transferMode: 'ReturnAsStream',
  };
  const { stream } = await send<{ stream: string }>('Page.printToPDF', params, step);
  return readStream(send, stream, step);
}

async function screenshot(
  send: Send,
  clip: Clip & { readonly scale: number },
  transparent: boolean,
  step: string,
): Promise<Uint8Array> {
  const background = 'Emulation.setDefaultBackgroundColorOverride';
  if (transparent) await send(background, { color: { r: 0, g: 0, b: 0, a: 0 } }, step);
  try {
    const params = { format: 'png', clip, captureBeyondViewport: true };
    const { data } = await send<{ data: string }>('Page.captureScreenshot', params, step);
    return Buffer.from(data, 'base64');
  } finally {
    if (transparent) await send(background, {}, step);
  }
}
