/** Reads pictures from inside the outline's folder and puts them into data URIs. */
import { access, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { createCache } from '../../cache.js';
import type { Fault, Place, Problem } from '../../problem.js';
import { type FileWords, fileFault, findInside } from '../file-inside.js';
import { nearestFile } from '../nearest-file.js';
import { readRegularFile } from '../read-regular-file.js';
import { mediaType } from './media-type.js';
import { MOST_MEGAPIXELS, MOST_PIXELS, prepareBitmap } from './prepare-bitmap.js';
import type { PrepareSvgOptions } from './prepare-svg.js';

/** A picture that the outline names. */
export interface PictureRequest {
  readonly src: string;
  readonly place: Place;
}

export interface ReadPictures {
  /** The data URI of each `src` that could be read. */
  readonly uris: ReadonlyMap<string, string>;
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
  const problems: Problem[] = [];
  // What is wrong is reported at each place, with what helps there.
  const named = new Map<string, PictureRequest[]>();
  for (const one of requests) {
    const key = `${dirname(one.place.file)}\n${one.src}`;
    named.set(key, [...(named.get(key) ?? []), one]);
  }
  const read = async (same: readonly PictureRequest[]) => {
    const [{ src, place }] = same as [PictureRequest];
    return {
      src,
      same,
      result: await readPicture(folder, src, options.from ?? dirname(place.file), options),
    };
  };
  const all = [...named.values()];
  for (let first = 0; first < all.length; first += AT_ONCE) {
    const some = all.slice(first, first + AT_ONCE);
    for (const { src, same, result } of await Promise.all(some.map(read))) {
      if ('uri' in result) uris.set(src, result.uri);
      const severity = 'uri' in result ? 'warning' : 'error';
      const faults = 'uri' in result ? result.warnings : [result];
      for (const { place } of same) {
        problems.push(...faults.map((fault) => ({ severity, place, ...fault }) as const));
      }
    }
  }
  return { uris, problems };
}

interface ReadyPicture {
  readonly uri: string;
  readonly warnings: readonly Fault[];
}

type PictureResult = ReadyPicture | Fault;

/** Cache of unchanged files for repeated builds; its size in characters. */
const known = createCache<ReadyPicture>(50_000_000);

/** @param from the folder of the file that names it, which may be an included one */
async function readPicture(
  folder: string,
  src: string,
  from: string,
  options: PictureOptions,
  isInSvg = false,
): Promise<PictureResult> {
  const { called = 'the outline’s folder', onRead } = options;
  if (/^[a-z][a-z0-9+.-]+:/i.test(src)) {
    return {
      code: 'picture/address',
      message: `“${src}” is an address; pictures are files`,
      hint: `Save the picture in ${called} and name that file.`,
    };
  }
  onRead?.(resolve(folder, src));
  const words = (hint: string): FileWords => ({
    code: 'picture',
    noun: `The picture “${src}”`,
    maxBytes: MAX_BYTES,
    folder: called,
    hints: {
      missing: hint,
      'too-large': SAVE_SMALLER,
      'no-file': 'Name the picture’s file, such as images/photo.jpg.',
    },
  });
  const path = findInside(folder, src);
  if (typeof path !== 'string') {
    const hint = path.fault === 'missing' ? await whereItIs(folder, src, from, called) : '';
    return fileFault(words(hint), path);
  }
  const { size, mtimeNs, ino } = await stat(path, { bigint: true });
  const version = [path, size, mtimeNs, ino, options.lang, options.mostPixels].join(' ');
  const before = known.get(version);
  if (before) return before;
  const keep = (ready: ReadyPicture): ReadyPicture => {
    known.set(version, ready, ready.uri.length);
    return ready;
  };
  const bytes = readRegularFile(path, MAX_BYTES);
  if (!Buffer.isBuffer(bytes)) return fileFault(words(''), bytes);
  const type = mediaType(bytes);
  if (type === undefined) {
    return {
      code: 'picture/unknown',
      message: `“${src}” is no SVG, PNG, JPEG, GIF or WebP picture`,
      hint: SAVE_SMALLER,
    };
  }
  if (type === 'image/svg+xml') {
    // Loaded by decks that have SVG pictures.
    const { prepareSvg } = await import('./prepare-svg.js');
    const prepared = await prepareSvg(bytes, {
      src,
      embedFonts: options.embedFonts,
      beside: async (name) => {
        if (isInSvg) return undefined;
        const inner = await readPicture(folder, join(dirname(src), name), from, options, true);
        return 'uri' in inner ? inner.uri : undefined;
      },
    });
    if ('code' in prepared) return prepared;
    const ready = { uri: dataUri(type, Buffer.from(prepared.svg)), warnings: prepared.warnings };
    return prepared.isAlone ? keep(ready) : ready;
  }
  const bitmap = await prepareBitmap(bytes, type, options.mostPixels);
  switch (bitmap) {
    case 'damaged':
      return {
        code: 'picture/damaged',
        message: `The picture “${src}” is damaged: it ends too soon, or cannot be decoded`,
        hint: 'Copy or save it again from the original.',
      };
    case 'too-many-pixels':
      return {
        code: 'picture/too-large',
        message: `“${src}” has more than ${MOST_MEGAPIXELS} million pixels`,
        hint: SAVE_SMALLER,
      };
    default:
      return keep({ uri: dataUri(bitmap.type, bitmap.bytes), warnings: [] });
  }
}

function dataUri(type: string, bytes: Buffer): string {
  return `data:${type};base64,${bytes.toString('base64')}`;
}

const SAVE_SMALLER = `Save it as PNG, JPEG or SVG; slides show no more than ${MOST_PIXELS} pixels on its longer side.`;

/** When slides move to a file of their own, paths of pictures are easily left as they were. */
async function whereItIs(folder: string, src: string, from: string, called: string) {
  const way = relative(folder, from);
  if (way === '' || isAbsolute(src)) {
    const near = nearestFile(resolve(folder, src), folder, PICTURE_ENDING);
    if (near !== undefined) return `Did you mean \`${near}\`?`;
    return `Paths start at ${called}, ${resolve(folder)}`;
  }
  const written = relative(way, src);
  const isThere = await access(resolve(folder, written)).then(
    () => true,
    () => false,
  );
  const start = `Paths start at the folder of the file that names them, ${resolve(from)}`;
  return isThere ? `Write \`${relative(way, written).replaceAll('\\', '/')}\`. ${start}` : start;
}
