/** Reads pictures from inside the outline's folder and puts them into data URIs. */
import { access, readFile, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import type { Place, Problem } from '../problem.js';
import { isInside } from './inside.js';
import { nearestFile } from './nearest-file.js';

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

/** Larger pictures make decks that nobody can mail. */
const MAX_BYTES = 20_000_000;

/**
 * Reads each picture once. A path that leaves the folder (links resolved), a missing file and
 * bytes that are no picture are problems at the picture's place.
 * @param folder the outline's folder
 * @param onRead called with each file before it is read or looked for
 * @param called what messages call the folder
 */
export async function readPictures(
  folder: string,
  requests: readonly PictureRequest[],
  onRead: (path: string) => void = () => {},
  called = 'the outline’s folder',
): Promise<Pictures> {
  const uris = new Map<string, string>();
  const problems: Problem[] = [];
  for (const { src, place } of requests) {
    if (uris.has(src)) continue;
    onRead(resolve(folder, src));
    const result = await readPicture(folder, src, dirname(place.file), called);
    if ('uri' in result) uris.set(src, result.uri);
    else problems.push({ severity: 'error', place, ...result });
  }
  return { uris, problems };
}

type Outcome = { uri: string } | { code: string; message: string; hint: string };

/** @param from the folder of the file that names it, which may be an included one */
async function readPicture(
  folder: string,
  src: string,
  from: string,
  called: string,
): Promise<Outcome> {
  if (/^[a-z][a-z0-9+.-]+:/i.test(src)) {
    return {
      code: 'picture/address',
      message: `“${src}” is an address; pictures are files`,
      hint: `Save the picture in ${called} and name that file.`,
    };
  }
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
  const info = await stat(path);
  if (!info.isFile()) {
    return {
      code: 'picture/no-file',
      message: `“${src}” is not a file`,
      hint: 'Name the picture’s file, such as images/photo.jpg.',
    };
  }
  if (info.size > MAX_BYTES) {
    return {
      code: 'picture/too-large',
      message: `“${src}” has more than ${MAX_BYTES / 1e6} MB`,
      hint: SAVE_SMALLER,
    };
  }
  const bytes = await readFile(path).catch(({ message }: Error) => message);
  if (typeof bytes === 'string') {
    return {
      code: 'picture/unreadable',
      message: `The picture “${src}” cannot be read: ${bytes.replace(/, .*$/, '')}`,
      hint: 'Look whether you may read the file, and whether another program holds it.',
    };
  }
  const type = mediaType(bytes);
  if (type === undefined) {
    return {
      code: 'picture/unknown',
      message: `“${src}” is no SVG, PNG, JPEG, GIF or WebP picture`,
      hint: SAVE_SMALLER,
    };
  }
  return { uri: `data:${type};base64,${bytes.toString('base64')}` };
}

const SAVE_SMALLER = 'Save it as PNG, JPEG or SVG, not wider than 2560 pixels.';

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
function mediaType(bytes: Buffer): string | undefined {
  const head = bytes.toString('latin1', 0, 12);
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (head.startsWith('GIF8')) return 'image/gif';
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return 'image/webp';
  return isSvg(bytes.toString('utf8', 0, SVG_PROLOG)) ? 'image/svg+xml' : undefined;
}

/** Within so many bytes `<svg` comes; licences and Illustrator's entities stand before it. */
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
  return /^<svg[\s/>]/i.test(text.slice(at, at + 5));
}
