/** What prepares videos and large pictures: the browser, and a folder that keeps the results. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DeckPage } from '../browser/index.js';
import { cacheFolder, openDiskCache } from '../files/index.js';
import type { PictureStore, TakeFrame } from '../read/index.js';

/** As many as some hundred large photos. */
const MOST_KEPT = 200_000_000;

/** Of longer videos a browser reads too much for one frame. */
const MOST_VIDEO = 100_000_000;

/** Keeps what is made of large pictures, for all decks of the user. */
export function pictureStore(env: NodeJS.ProcessEnv): PictureStore {
  return openDiskCache(join(cacheFolder(env), 'pictures'), MOST_KEPT);
}

/** Takes the first frames of videos on a page. */
export function frameTaker(openPage: () => Promise<Pick<DeckPage, 'firstFrame'>>): TakeFrame {
  return async ({ path, type, size }) => {
    if (size > MOST_VIDEO) return undefined;
    const page = await openPage();
    return page.firstFrame(await readFile(path), type);
  };
}
