/** One page of the browser. */
import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BuildError, buildError } from '../../problem.js';
import type { Box } from '../scene/index.js';
import { noTemporary, shortageOf } from './browser-folder.js';
import {
  FILE_INPUT,
  HAS_FONTS,
  LOADING,
  NAME_LANGUAGES,
  WRITE_DOCUMENT,
  WRITE_INSIDE,
} from './page-scripts.js';
import { type Pipe, PROGRESS_BINDING } from './pipe.js';
import {
  attach,
  type Evaluation,
  evaluateIn,
  hideWindow,
  openBlob,
  readStream,
  resultOf,
  type Send,
} from './session.js';

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
  /** Sets the size of the window in CSS pixels. */
  setViewport(width: number, height: number): Promise<void>;
  /** A tagged PDF, its page size from the document's `@page`. */
  printToPdf(): Promise<Uint8Array>;
  /** A PNG of a part of the document. Calls at the same time wait for each other. */
  screenshot(
    clip: Box,
    /** Pixels per CSS pixel. */
    scale: number,
    options?: {
      readonly transparent?: boolean;
      /** What messages call it, such as `slide 3`. */
      readonly what?: string;
    },
  ): Promise<Uint8Array>;
}

const LOAD = 'load the page';

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
    throw buildError(
      'browser/no-fonts',
      'The browser finds no font on this machine, and shows no text without one',
      // With too few open files it cannot read those that there are.
      shortageOf(folder, '') ??
        'Install any font, such as the package fonts-dejavu-core of Debian and Ubuntu',
      { blame: 'machine' },
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
    async setViewport(width, height) {
      const params = { width, height, deviceScaleFactor: 1, mobile: false };
      await send('Emulation.setDeviceMetricsOverride', params, 'set the size of the page');
    },
    printToPdf: () => printToPdf(send),
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
    throw buildError('browser/no-temp', 'The browser cannot read the page from disk', hint, {
      blame: 'machine',
    });
  } finally {
    await rm(file, { force: true });
  }
}

async function printToPdf(send: Send): Promise<Uint8Array> {
  const step = 'print the PDF';
  await send('Runtime.evaluate', { expression: NAME_LANGUAGES }, step);
  const params = {
    printBackground: true,
    preferCSSPageSize: true,
    generateTaggedPDF: true,
    transferMode: 'ReturnAsStream',
  };
  const { stream } = await send<{ stream: string }>('Page.printToPDF', params, step);
  return readStream(send, stream, step);
}

async function screenshot(
  send: Send,
  clip: Box & { readonly scale: number },
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
