/** Finds videos inside the outline's folder. They are read where a format is written that has them. */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Fault, Problem } from '../../problem.js';
import { type FileWords, fileFault, findInside } from '../file-inside.js';
import type { FileRequest } from '../pictures/read-pictures.js';

export interface VideoFile {
  /** What the slides call it: its number in the outline, from 1. */
  readonly key: string;
  /** With links resolved. */
  readonly path: string;
  readonly type: 'video/mp4' | 'video/webm';
  /** In bytes. */
  readonly size: number;
  /** Differs where the file was written again. */
  readonly version: string;
}

export interface ReadVideos {
  /** By `src`. */
  readonly videos: ReadonlyMap<string, VideoFile>;
  readonly problems: readonly Problem[];
}

/** Larger ones make files that no mail and few drives take, and PowerPoint holds all of it in memory. */
const MAX_BYTES = 500_000_000;

/**
 * A path that leaves the folder, a missing file and one that is neither MP4 nor WebM are errors at its place.
 * @param folder the outline's
 * @param onRead called with each file before it is looked for
 */
export function readVideos(
  folder: string,
  requests: readonly FileRequest[],
  onRead: (path: string) => void = () => {},
): ReadVideos {
  const found = new Map<string, Omit<VideoFile, 'key'> | Fault>();
  for (const { src } of requests) {
    if (found.has(src)) continue;
    onRead(resolve(folder, src));
    found.set(src, readVideo(folder, src));
  }
  const videos = new Map<string, VideoFile>();
  for (const [src, one] of found) {
    if ('path' in one) videos.set(src, { ...one, key: String(videos.size + 1) });
  }
  const problems = requests.flatMap(({ src, place }): Problem[] => {
    const one = found.get(src);
    return one && 'code' in one ? [{ severity: 'error', place, ...one }] : [];
  });
  return { videos, problems };
}

function readVideo(folder: string, src: string): Omit<VideoFile, 'key'> | Fault {
  if (/^[a-z][a-z0-9+.-]+:/i.test(src)) {
    return {
      code: 'video/address',
      message: `“${src}” is an address; videos are files`,
      hint: 'Save the video in the outline’s folder and name that file, or link to its page.',
    };
  }
  const words: FileWords = {
    code: 'video',
    noun: `The video “${src}”`,
    maxBytes: MAX_BYTES,
    hints: { 'no-file': 'Name the video’s file, such as videos/demo.mp4.' },
  };
  const path = findInside(folder, src);
  if (typeof path !== 'string') return fileFault(words, path);
  const info = statSync(path);
  if (!info.isFile()) return fileFault(words, { fault: 'no-file' });
  if (info.size > MAX_BYTES) return fileFault(words, { fault: 'too-large', size: info.size });
  const type = typeOf(head(path));
  if (type === undefined) {
    return {
      code: 'video/unknown',
      message: `“${src}” is no MP4 or WebM video`,
      hint: 'Save it as MP4 (H.264), which browsers and PowerPoint play.',
    };
  }
  const version = [path, info.size, info.mtimeMs, info.ino].join(' ');
  return { path, type, size: info.size, version };
}

function head(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(64);
    return bytes.subarray(0, readSync(file, bytes));
  } finally {
    closeSync(file);
  }
}

/** By its first bytes: the box `ftyp` (ISO 14496-12, §4.3), or the EBML header (RFC 8794, §8.1). */
function typeOf(bytes: Buffer): VideoFile['type'] | undefined {
  if (bytes.toString('latin1', 4, 8) === 'ftyp') return 'video/mp4';
  const isEbml = bytes.readUInt32BE(0) === 0x1a45dfa3;
  return isEbml && bytes.includes('webm') ? 'video/webm' : undefined;
}
