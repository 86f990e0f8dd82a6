/** Reads pictures from inside the outline's folder and puts them into data URIs. */
import { access, realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { Place, Problem } from '../problem.js';
import { type BitmapType, MOST_MEGAPIXELS, MOST_PIXELS, readyBitmap } from './bitmap.js';
import { isInside } from './inside.js';
import { nearestFile } from './nearest-file.js';
import type { DrawingNeeds, Fault } from './ready-drawing.js';
import { type FileFault, readRegularFile } from './regular-file.js';

/** A picture that the outline names. */
export interface PictureRequest {
  readonly src: string;
  readonly place: Place;
}

export interface Pictures {
  /** The data URI of each `src` that could be read. */
  readonly uris: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/** What pictures are called; what they are their bytes say. */
const PICTURE_ENDING = /\.(svg|png|jpe?g|gif|webp)$/i;

/** What cameras and drawing programs save is smaller. */
const MAX_BYTES = 20_000_000;

/** So many are decoded side by side: more would need memory, and find no free core. */
const AT_ONCE = 4;

export interface PictureOptions {
  /** Called with each file before it is read or looked for. */
  readonly onRead?: ((path: string) => void) | undefined;
  /** What messages call the folder. */
  readonly called?: string | undefined;
  /** Cuts faces for the texts of a drawing; without it they are set in the machine's. */
  readonly faces?: DrawingNeeds['faces'];
}

/**
 * Reads each picture once. A path that leaves the folder (links resolved), a missing file and
 * bytes that are no whole picture are errors at the picture's place; what a drawing asks for in
 * vain is a warning there.
 * @param folder the outline's folder
 */
export async function readPictures(
  folder: string,
  requests: readonly PictureRequest[],
  options: PictureOptions = {},
): Promise<Pictures> {
  const uris = new Map<string, string>();
  const problems: Problem[] = [];
  // What is wrong is told at each place, with what helps there.
  const named = new Map<string, PictureRequest[]>();
  for (const one of requests) {
    const key = `${dirname(one.place.file)}\n${one.src}`;
    named.set(key, [...(named.get(key) ?? []), one]);
  }
  const read = async (same: readonly PictureRequest[]) => {
    const [{ src, place }] = same as [PictureRequest];
    return { src, same, result: await readPicture(folder, src, dirname(place.file), options) };
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

type Outcome = { readonly uri: string; readonly warnings: readonly Fault[] } | Fault;

/** @param from the folder of the file that names it, which may be an included one */
async function readPicture(
  folder: string,
  src: string,
  from: string,
  options: PictureOptions,
  isInDrawing = false,
): Promise<Outcome> {
  const { called = 'the outline’s folder', onRead } = options;
  if (/^[a-z][a-z0-9+.-]+:/i.test(src)) {
    return {
      code: 'picture/address',
      message: `“${src}” is an address; pictures are files`,
      hint: `Save the picture in ${called} and name that file.`,
    };
  }
  onRead?.(resolve(folder, src));
  const root = await realpath(folder);
  const path = await realpath(resolve(root, src)).catch(() => undefined);
  if (path === undefined) {
    return {
      code: 'picture/missing',
      message: `The picture “${src}” does not exist`,
      hint: await whereItIs(root, folder, src, from, called),
    };
  }
  if (!isInside(root, path)) {
    return {
      code: 'picture/outside',
      message: `The picture “${src}” is outside ${called}`,
      hint: 'Copy it into the folder: a deck may take nothing from elsewhere.',
    };
  }
  const bytes = readRegularFile(path, MAX_BYTES);
  if (!Buffer.isBuffer(bytes)) return refusalOf(src, bytes);
  const type = mediaType(bytes);
  if (type === undefined) {
    return {
      code: 'picture/unknown',
      message: `“${src}” is no SVG, PNG, JPEG, GIF or WebP picture`,
      hint: SAVE_SMALLER,
    };
  }
  if (type === 'image/svg+xml') {
    // Loaded by decks that have drawings.
    const { readyDrawing } = await import('./ready-drawing.js');
    const drawing = await readyDrawing(bytes, {
      src,
      faces: options.faces,
      beside: async (name) => {
        if (isInDrawing) return undefined;
        const inner = await readPicture(folder, join(dirname(src), name), from, options, true);
        return 'uri' in inner ? inner.uri : undefined;
      },
    });
    if ('code' in drawing) return drawing;
    return { uri: dataUri(type, Buffer.from(drawing.svg)), warnings: drawing.warnings };
  }
  const bitmap = await readyBitmap(bytes, type);
  switch (bitmap) {
    case 'damaged':
      return {
        code: 'picture/damaged',
        message: `The picture “${src}” is damaged: it ends too soon, or cannot be decoded`,
        hint: 'Copy or save it anew from where it came.',
      };
    case 'too-many-pixels':
      return {
        code: 'picture/too-large',
        message: `“${src}” has more than ${MOST_MEGAPIXELS} million pixels`,
        hint: SAVE_SMALLER,
      };
    default:
      return { uri: dataUri(bitmap.type, bitmap.bytes), warnings: [] };
  }
}

function refusalOf(src: string, file: FileFault): Outcome {
  switch (file.fault) {
    case 'too-large':
      return {
        code: 'picture/too-large',
        message: `“${src}” has more than ${MAX_BYTES / 1e6} MB`,
        hint: SAVE_SMALLER,
      };
    case 'unreadable':
      return {
        code: 'picture/unreadable',
        message: `The picture “${src}” cannot be read: ${file.reason}`,
        hint: 'Look whether you may read the file, and whether another program holds it.',
      };
    default:
      return {
        code: 'picture/no-file',
        message: `“${src}” is not a file`,
        hint: 'Name the picture’s file, such as images/photo.jpg.',
      };
  }
}

function dataUri(type: string, bytes: Buffer): string {
  return `data:${type};base64,${bytes.toString('base64')}`;
}

const SAVE_SMALLER = `Save it as PNG, JPEG or SVG; slides show no more than ${MOST_PIXELS} pixels on its longer side.`;

/** Who moves slides to a file of their own easily leaves the paths of pictures as they were. */
async function whereItIs(root: string, folder: string, src: string, from: string, called: string) {
  const way = relative(folder, from);
  if (way === '' || isAbsolute(src)) {
    const near = nearestFile(resolve(folder, src), folder, PICTURE_ENDING);
    if (near !== undefined) return `Did you mean \`${near}\`?`;
    return `Paths start at ${called}, ${resolve(folder)}`;
  }
  const written = relative(way, src);
  const isThere = await access(resolve(root, written)).then(
    () => true,
    () => false,
  );
  const start = `Paths start at the folder of the file that names them, ${resolve(from)}`;
  return isThere ? `Write \`${relative(way, written).replaceAll('\\', '/')}\`. ${start}` : start;
}

/** The picture's type by its first bytes: a file's name proves nothing. */
function mediaType(bytes: Buffer): BitmapType | 'image/svg+xml' | undefined {
  const head = bytes.toString('latin1', 0, 12);
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (head.startsWith('GIF8')) return 'image/gif';
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return 'image/webp';
  return isSvg(bytes.toString('utf8', 0, SVG_PROLOG)) ? 'image/svg+xml' : undefined;
}

/** Within so many bytes `<svg` comes, perhaps with a prefix; licences and Illustrator's entities stand before it. */
const SVG_PROLOG = 64 * 1024;

/**
 * What XML may have before its first element. Each alternative inside of a repetition begins as no
 * other can, so that there is one way to read any text, and no time is lost on others.
 */
const BEFORE_SVG = [
  /\s+/y,
  /<\?[\s\S]*?\?>/y,
  /<!--[\s\S]*?-->/y,
  /<!DOCTYPE(?:[^>["']|"[^"]*"|'[^']*')*(?:\[(?:[^\]"'<]|"[^"]*"|'[^']*'|<!--(?:(?!-->)[\s\S])*-->|<(?!!--))*\]\s*)?>/iy,
];

function isSvg(text: string): boolean {
  let at = 0;
  const skipped = (part: RegExp): boolean => {
    part.lastIndex = at;
    if (!part.test(text)) return false;
    at = part.lastIndex;
    return true;
  };
  while (BEFORE_SVG.some(skipped));
  return /^<(?:[\w.-]+:)?svg[\s/>]/i.test(text.slice(at, at + 100));
}
