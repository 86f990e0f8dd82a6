/** The first frames of videos, in the place of posters. */
import { createCache } from '../../cache.js';
import type { Problem } from '../../problem.js';
import { type PreparedPicture, preparePicture } from '../pictures/prepare-picture.js';
import type { PictureRequest, ReadPictures } from '../pictures/read-pictures.js';
import type { VideoFile } from './read-videos.js';

/** Gives the first frame as a JPEG; undefined where the video cannot be decoded. */
export type TakeFrame = (video: VideoFile) => Promise<Uint8Array | undefined>;

/** Those of unchanged files for repeated builds; its size in characters. */
const known = createCache<PreparedPicture>(10_000_000);

/**
 * The first frame of each video, by its `src`; where there is none an error asks for a poster.
 * @param takeFrame undefined where no browser is at hand
 */
export async function readFirstFrames(
  requests: readonly PictureRequest[],
  videos: ReadonlyMap<string, VideoFile>,
  takeFrame: TakeFrame | undefined,
): Promise<ReadPictures> {
  const uris = new Map<string, string>();
  const facts: Map<string, PreparedPicture['facts']> = new Map();
  const problems: Problem[] = [];
  for (const { src, place } of requests) {
    const video = videos.get(src);
    if (video === undefined) continue;
    const frame = known.get(video.version) ?? (await frameOf(video, takeFrame));
    if (frame === undefined) {
      const why = takeFrame
        ? 'its first frame cannot be decoded'
        : 'this build has no browser to take its first frame';
      problems.push({
        severity: 'error',
        code: 'video/no-poster',
        message: `The video “${src}” has no poster, and ${why}`,
        hint: 'Save a picture of it and name that file: `poster: images/demo.jpg`.',
        place,
      });
      continue;
    }
    known.set(video.version, frame, frame.uri.length);
    uris.set(src, frame.uri);
    facts.set(src, frame.facts);
  }
  return { uris, facts, problems };
}

async function frameOf(
  video: VideoFile,
  takeFrame: TakeFrame | undefined,
): Promise<PreparedPicture | undefined> {
  const bytes = await takeFrame?.(video);
  const prepared = bytes && (await preparePicture(Buffer.from(bytes), 'image/jpeg'));
  return typeof prepared === 'object' ? prepared : undefined;
}
