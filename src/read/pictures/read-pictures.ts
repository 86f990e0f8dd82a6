/** Reads pictures from inside the outline's folder and puts them into data URIs. */
import { existsSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { createCache } from '../../cache.js';
import type { Fault, Place, Problem } from '../../problem.js';
import { findInside, readInside } from '../file-inside.js';
import { nearestFile } from '../nearest-file.js';
import { mediaType } from './media-type.js';
import { MOST_MEGAPIXELS, MOST_PIXELS, type PictureFacts } from './prepare-bitmap.js';
import { dataUri, type PictureStore, preparePicture } from './prepare-picture.js';
import type { PrepareSvgOptions } from './prepare-svg.js';

/** A file that the outline names. */
export interface FileRequest {
  readonly src: string;
  readonly place: Place;
}

/** A picture that the outline names. */
export interface PictureRequest extends FileRequest {
  /** True where it is the first frame of a video. */
  readonly isVideo?: true;
}

export interface ReadPictures {
  /** The data URI of each `src` that could be read. */
  readonly uris: ReadonlyMap<string, string>;
  /** What is known of each. */
  readonly facts: ReadonlyMap<string, PictureFacts>;
  readonly problems: readonly Problem[];
}

/** What pictures are called; what they are their bytes say. */
const PICTURE_ENDING = /\.(svg|png|jpe?g|gif|webp)$/i;

/** What cameras and drawing programs save is smaller. */
const MAX_BYTES = 20_000_000;

/** So many are decoded side by side: more would need memory, and find no free core. */
const AT_ONCE = Math.min(4, availableParallelism());

export interface PictureOptions {
  /** Called with each file before it is read or looked for. */
  readonly onRead?: ((path: string) => void) | undefined;
  /** What messages call the folder. */
  readonly called?: string | undefined;
  /** The folder that paths are written from; by default that of the file which names them. */
  readonly from?: string | undefined;
  /** Keeps prepared pictures from build to build. */
  readonly store?: PictureStore | undefined;
  /** Pixels of the longer side at most, where they are shown smaller than a slide. */
  readonly mostPixels?: number | undefined;
  /** Subsets fonts for the texts of an SVG; without it they use the machine's fonts. */
  readonly embedFonts?: PrepareSvgOptions['embedFonts'];
  /** The language that fonts are chosen for. */
  readonly lang?: string | undefined;
}

/**
 * Reads each picture once. A path that leaves the folder (links resolved), a missing file and
 * bytes that are no whole picture are errors at the picture's place; what an SVG asks for in
 * vain is a warning there.
 * @param folder the outline's folder
 */
export async function readPictures(
  folder: string,
  requests: readonly PictureRequest[],
  options: PictureOptions = {},
): Promise<ReadPictures> {
  const uris = new Map<string, string>();
  const facts = new Map<string, PictureFacts>();
  const problems: Problem[] = [];
  // What is wrong is reported at each place, with what helps there.
  const named = new Map<string, PictureRequest[]>();
  for (const one of requests) {
    const key = `${dirname(one.place.file)}\n${one.src}`;
    named.set(key, [...(named.get(key) ?? []), one]);
  }
  const all = [...named.values()];
  for (let first = 0; first < all.length; first += AT_ONCE) {
    const some = all.slice(first, first + AT_ONCE);
    const read = some.map(async (same) => {
      const [{ src, place }] = same as [PictureRequest];
      const from = options.from ?? dirname(place.file);
      return { src, same, result: await readPicture(folder, src, from, options) };
    });
    for (const { src, same, result } of await Promise.all(read)) {
      const isRead = 'uri' in result;
      if (isRead) uris.set(src, result.uri);
      if (isRead) facts.set(src, result.facts);
      const severity = isRead ? 'warning' : 'error';
      const faults = isRead ? result.warnings : [result];
      for (const { place } of same) {
        problems.push(...faults.map((fault) => ({ severity, place, ...fault }) as const));
      }
    }
  }
  return { uris, facts, problems };
}

interface ReadyPicture {
  readonly uri: string;
  readonly facts: PictureFacts;
  readonly warnings: readonly Fault[];
}

/** Cache of unchanged files for repeated builds; its size in characters. */
const known = createCache<ReadyPicture>(50_000_000);

/** @param from the folder of the file that names it, which may be an included one */
async function readPicture(
  folder: string,
  src: string,
  from: string,
  options: PictureOptions,
  isInSvg = false,
): Promise<ReadyPicture | Fault> {
  const { called = 'the outline’s folder', onRead, lang, mostPixels, store } = options;
  if (/^[a-z][a-z0-9+.-]+:/i.test(src)) {
    return {
      code: 'picture/address',
      message: `“${src}” is an address; pictures are files`,
      hint: `Save the picture in ${called} and name that file.`,
    };
  }
  onRead?.(resolve(folder, src));
  const found = findInside(folder, src);
  const isThere = typeof found === 'string';
  const { size, mtimeNs, ino } = isThere ? statSync(found, { bigint: true }) : {};
  const version = [found, size, mtimeNs, ino, lang, mostPixels].join(' ');
  const before = known.get(version);
  if (before) return before;
  const file = readInside(folder, src, {
    code: 'picture',
    noun: `The picture “${src}”`,
    maxBytes: MAX_BYTES,
    folder: called,
    hints: {
      missing: isThere ? '' : whereItIs(folder, src, from, called),
      'too-large': SAVE_SMALLER,
      'no-file': 'Name the picture’s file, such as images/photo.jpg.',
    },
  });
  if ('code' in file) return file;
  const type = mediaType(file.bytes);
  if (type === undefined) {
    return {
      code: 'picture/unknown',
      message: `“${src}” is no SVG, PNG, JPEG, GIF or WebP picture`,
      hint: /\.(mp4|m4v|mov|webm)$/i.test(src) ? AS_VIDEO : SAVE_SMALLER,
    };
  }
  if (type === 'image/svg+xml') {
    // Loaded by decks that have SVG pictures.
    const { prepareSvg } = await import('./prepare-svg.js');
    const prepared = await prepareSvg(file.bytes, {
      src,
      embedFonts: options.embedFonts,
      beside: async (name) => {
        if (isInSvg) return undefined;
        const inner = await readPicture(folder, join(dirname(src), name), from, options, true);
        return 'uri' in inner ? inner.uri : undefined;
      },
    });
    if ('code' in prepared) return prepared;
    const { warnings, width, height } = prepared;
    const uri = dataUri(type, Buffer.from(prepared.svg));
    const ready = { uri, warnings, facts: { width, height, dark: 0, light: 255, isDrawing: true } };
    if (prepared.isAlone) known.set(version, ready, ready.uri.length);
    return ready;
  }
  const bitmap = await preparePicture(file.bytes, type, { most: mostPixels, store });
  if (bitmap === 'damaged') {
    return {
      code: 'picture/damaged',
      message: `The picture “${src}” is damaged: it ends too soon, or cannot be decoded`,
      hint: 'Copy or save it again from the original.',
    };
  }
  if (bitmap === 'too-many-pixels') {
    return {
      code: 'picture/too-large',
      message: `“${src}” has more than ${MOST_MEGAPIXELS} million pixels`,
      hint: SAVE_SMALLER,
    };
  }
  const ready = { ...bitmap, warnings: [] };
  known.set(version, ready, ready.uri.length);
  return ready;
}

const AS_VIDEO = 'A slide of `kind: video` plays it.';

const SAVE_SMALLER = `Save it as PNG, JPEG or SVG; slides show no more than ${MOST_PIXELS} pixels on its longer side.`;

/** When slides move to a file of their own, paths of pictures are easily left as they were. */
function whereItIs(folder: string, src: string, from: string, called: string): string {
  const way = relative(folder, from);
  if (way === '' || isAbsolute(src)) {
    const near = nearestFile(resolve(folder, src), folder, PICTURE_ENDING);
    return near ? `Did you mean \`${near}\`?` : `Paths start at ${called}, ${resolve(folder)}`;
  }
  const written = relative(way, src);
  const start = `Paths start at the folder of the file that names them, ${resolve(from)}`;
  if (!existsSync(resolve(folder, written))) return start;
  return `Write \`${relative(way, written).replaceAll('\\', '/')}\`. ${start}`;
}
