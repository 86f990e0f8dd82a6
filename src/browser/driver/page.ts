/** One page of the browser. */
import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BuildError } from '../../problem.js';
import { noTemporary, shortageOf } from './browser-folder.js';
import { type Pipe, PROGRESS_BINDING } from './pipe.js';
import {
  attach,
  type Evaluation,
  evaluateIn,
  openBlob,
  readStream,
  resultOf,
  type Send,
} from './session.js';
import { hideWindow } from './window.js';

interface Clip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** All methods reject with a `BuildError` if the browser dies, refuses or takes too long. */
export interface Page {
  /** Replaces the document, given in pieces, and waits until its fonts and pictures are loaded. */
  setContent(html: string | Iterable<string>): Promise<void>;
  /** Replaces the content of the first element of a selector, and waits for its pictures. */
  setInside(selector: string, html: string | Iterable<string>): Promise<void>;
  /** Waits until the fonts and pictures of the document are loaded. */
  settle(): Promise<void>;
  /**
   * The value of a JavaScript expression, awaited if it is a promise; it must be JSON, and the
   * caller vouches for its type. Rejects with an `Error` if the expression throws. Timers, animation
   * frames and event listeners never run, as scripts are off in the page.
   * @param step what messages call it, such as `measure the slides`
   */
  evaluate<T>(expression: string, step?: string): Promise<T>;
  /** Keeps a `Blob`, the value of an expression; its bytes can be read while the page is busy. */
  openBlob(expression: string): Promise<() => Promise<Uint8Array>>;
  /** Sets the size of the window in CSS pixels, and device pixels per CSS pixel. */
  setViewport(width: number, height: number, scale: number): Promise<void>;
  /** A tagged PDF, its page size from the document's `@page`. */
  printToPdf(options?: { readonly outline?: boolean }): Promise<Uint8Array>;
  /**
   * A PNG of a part of the document, in CSS pixels times `scale` times the viewport's. Calls at the
   * same time wait for each other.
   */
  screenshot(
    clip: Clip,
    scale: number,
    options?: {
      readonly transparent?: boolean;
      /** What messages call it, such as `slide 3`. */
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
 * Fonts before text: otherwise all is laid out twice, first in fallback fonts. The text comes piece
 * by piece, as pictures make it long.
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
      await Promise.all([...document.fonts].map((font) => font.load().catch(() => {})));
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
 * Prepares a page with scripts off: that of the target, or a new one. Rejects with a `BuildError` if
 * the browser dies or takes too long, or if it has no font.
 * @param folder for temporary files
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
    // Without it nothing reports that the page crashed, and its calls wait for their time-out.
    send('Inspector.enable', {}, step),
    send('Runtime.addBinding', { name: PROGRESS_BINDING }, step),
    send('Emulation.setScriptExecutionDisabled', { value: true }, step),
  ]);
  if (!hasFonts) {
    throw machineProblem(
      'browser/no-fonts',
      'The browser finds no font on this machine, and shows no text without one',
      // With too few open files it cannot read those that there are.
      shortageOf(folder, '') ??
        'Install any font, such as the package fonts-dejavu-core of Debian and Ubuntu',
    );
  }

  const settle = (): Promise<void> =>
    pipe.during(LOAD, async (step) => {
      for (;;) {
        const missing = await evaluate<string>(LOADING, LOAD);
        if (missing === '') return;
        step.text = `load ${missing}`;
        await sleep(5);
      }
    });
  let lastPicture: Promise<unknown> = Promise.resolve();

  return {
    settle,
    evaluate,
    openBlob: (expression) => openBlob(send, expression),
    async setContent(html) {
      await writeInto(send, folder, html, WRITE_DOCUMENT);
      await settle();
    },
    async setInside(selector, html) {
      await writeInto(send, folder, html, WRITE_INSIDE, selector);
      await settle();
    },
    async setViewport(width, height, scale) {
      const params = { width, height, deviceScaleFactor: scale, mobile: false };
      await send('Emulation.setDeviceMetricsOverride', params, 'set the size of the page');
    },
    printToPdf: ({ outline = false } = {}) => printToPdf(send, outline),
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
 * Passes HTML to a function in the page as the file of a file input, and so does not open the page
 * to any other file. `Page.setDocumentContent` would be simpler, but Chromium takes a tenth of a
 * second to read a message of 1 MB, which fonts and pictures soon are, and none above 100 MB.
 */
async function writeInto(
  send: Send,
  folder: string,
  html: string | Iterable<string>,
  functionDeclaration: string,
  ...args: readonly string[]
): Promise<void> {
  const file = join(folder, `${randomUUID()}.html`);
  try {
    await writeFile(file, html).catch((error: NodeJS.ErrnoException) => {
      throw noTemporary(error);
    });
    const input = await send<Evaluation>('Runtime.evaluate', { expression: FILE_INPUT }, LOAD);
    const { objectId } = input.result;
    await send('DOM.setFileInputFiles', { files: [file], objectId }, LOAD);
    const values = args.map((value) => ({ value }));
    const call = { objectId, functionDeclaration, arguments: values, awaitPromise: true };
    resultOf(await send<Evaluation>('Runtime.callFunctionOn', call, LOAD));
  } catch (error) {
    // The page cannot read a file for which there was no space.
    const hint = shortageOf(folder, '');
    if (error instanceof BuildError || hint === undefined) throw error;
    throw machineProblem('browser/no-temp', 'The browser cannot read the page from disk', hint);
  } finally {
    await rm(file, { force: true });
  }
}

function machineProblem(code: string, message: string, hint: string): BuildError {
  return new BuildError([{ severity: 'error', code, message, hint, blame: 'machine' }]);
}

/** The PDF's tags keep the language of an inline element only if that has an id. */
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
