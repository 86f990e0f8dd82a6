/** The pictures of what is imported: copied beside the outline, unless they are there already. */
import { realpathSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import type { OutputFile } from '../../files/index.js';
import { decodedAddress, isInside, readRegularFile } from '../../read/index.js';
import { type Draft, leaveOut } from './draft.js';

const FORMATS = /\.(png|jpe?g|gif|webp|svg)$/i;
const MOST_BYTES = 50_000_000;

/** Where the pictures of a file are from. */
export interface PictureSource {
  readonly draft: Draft;
  /** Of the new outline. */
  readonly folder: string;
  /** The file that names them. */
  readonly file: string;
  /** Those that are inside it, by the names that it has for them. */
  readonly inside?: ReadonlyMap<string, Uint8Array>;
}

/**
 * @param src as the file has it
 * @returns the path from the outline's folder; undefined for what is left out, which is counted
 */
export function takePicture(from: PictureSource, src: string): string | undefined {
  const { draft, inside } = from;
  const own = inside?.get(src);
  if (own)
    return FORMATS.test(src) ? add(draft, src, own) : refuse(draft, 'picture in another format');
  if (inside || /^(?:[a-z][a-z\d+.-]+:|\/\/)/i.test(src))
    return refuse(draft, 'picture at an address');
  const path = decodedAddress(src.replace(/[?#].*$/, ''));
  if (!FORMATS.test(path)) return refuse(draft, 'picture in another format');
  const found = readFound(from, path);
  if (found === undefined) return refuse(draft, 'picture that is not there');
  const way = relative(resolve(from.folder), found.path);
  if (isInside(resolve(from.folder), found.path)) return way.split(sep).join('/');
  return add(draft, basename(found.path), found.bytes);
}

/** Beside the file, or where Slidev has what begins with a slash. */
function readFound(
  { file }: PictureSource,
  path: string,
): { path: string; bytes: Buffer } | undefined {
  const bare = path.replace(/^\/+/, '');
  for (const start of ['', 'public', '..', '../public']) {
    const at = join(dirname(resolve(file)), start, bare);
    const bytes = readRegularFile(at, MOST_BYTES);
    if (Buffer.isBuffer(bytes)) return { path: realpathSync(at), bytes };
  }
  return undefined;
}

function add({ files }: Draft, name: string, bytes: Uint8Array): string {
  const ending = extname(name);
  const stem = basename(name, ending).replace(/[^\p{L}\p{N}_-]+/gu, '-');
  for (let number = 1; ; number++) {
    const path = `images/${stem}${number > 1 ? `-${number}` : ''}${ending.toLowerCase()}`;
    const known: OutputFile | undefined = files.get(path);
    if (known && Buffer.compare(known.bytes, bytes) !== 0) continue;
    files.set(path, { name: path, bytes });
    return path;
  }
}

function refuse(draft: Draft, what: string): undefined {
  leaveOut(draft, what);
}
