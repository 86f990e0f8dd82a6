/** A picture of pixels as a data URI, made once for all builds. */
import { createHash } from 'node:crypto';
import type { BitmapType } from './media-type.js';
import {
  type Bitmap,
  type BitmapFault,
  MOST_PIXELS,
  type PictureFacts,
  prepareBitmap,
} from './prepare-bitmap.js';

export interface PreparedPicture {
  readonly uri: string;
  readonly facts: PictureFacts;
}

/** Keeps bytes by name; whatever goes wrong with it, it has nothing. */
export interface PictureStore {
  get(name: string): Uint8Array | undefined;
  set(name: string, bytes: Uint8Array): void;
}

/** What is kept is of no use to another version of the code that makes it. */
const VERSION = 1;

/** Larger files are hashed, and what is made of them is kept: of small ones it is made as quickly. */
const WORTH_KEEPING = 300_000;

/**
 * @param most pixels of its longer side
 * @throws BuildError if the library that decodes is not installed
 */
export async function preparePicture(
  bytes: Buffer,
  type: BitmapType,
  {
    most = MOST_PIXELS,
    store,
  }: { most?: number | undefined; store?: PictureStore | undefined } = {},
): Promise<PreparedPicture | BitmapFault> {
  const kept = bytes.length > WORTH_KEEPING ? store : undefined;
  const name = kept && `${digestOf(bytes)}-${most}-${VERSION}`;
  const before = name && readKept(kept?.get(name));
  if (before) return before;
  const bitmap = await prepareBitmap(bytes, type, most);
  if (typeof bitmap === 'string') return bitmap;
  if (name) kept?.set(name, keptBytes(bitmap));
  return { uri: dataUri(bitmap.type, bitmap.bytes), facts: bitmap.facts };
}

/** A line of JSON, then the bytes. */
function keptBytes({ type, facts, bytes }: Bitmap): Uint8Array {
  const head = JSON.stringify({ type, facts, digest: digestOf(bytes) });
  return Buffer.concat([Buffer.from(`${head}\n`), bytes]);
}

/** Undefined for what is damaged, too. */
function readKept(stored: Uint8Array | undefined): PreparedPicture | undefined {
  if (stored === undefined) return undefined;
  const kept = Buffer.from(stored.buffer, stored.byteOffset, stored.length);
  const end = kept.indexOf('\n');
  const bytes = kept.subarray(end + 1);
  try {
    const head = JSON.parse(kept.toString('utf8', 0, end)) as Omit<Bitmap, 'bytes'> & {
      readonly digest: string;
    };
    if (head.digest !== digestOf(bytes)) return undefined;
    return { uri: dataUri(head.type, bytes), facts: head.facts };
  } catch {
    return undefined;
  }
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function dataUri(type: string, bytes: Buffer): string {
  return `data:${type};base64,${bytes.toString('base64')}`;
}
