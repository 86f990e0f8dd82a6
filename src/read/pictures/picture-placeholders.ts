/**
 * Short addresses in the place of pictures while slides are rendered. A picture's data URI has megabytes,
 * and each step from the outline to the page would copy it, for each slide that shows it: it is put
 * back where the files and the browser's page are written.
 */
import { createHash } from 'node:crypto';

/** The whole data URIs by their short addresses. */
export type PictureData = ReadonlyMap<string, string>;

export interface PicturePlaceholders {
  /** By path, as they were given. */
  readonly uris: ReadonlyMap<string, string>;
  readonly pictures: PictureData;
}

/**
 * A data URI of the picture's type, too, so that templates, Marp and CSS take it for what it is; its
 * data is a hash of the picture, in characters that no step escapes.
 */
const SHORT = /data:image\/[a-z+]+;base64,[\da-f]{64}(?![\w+/=])/g;

/** Gives each data URI a short address; alike pictures have the same one. */
export function picturePlaceholders(uris: ReadonlyMap<string, string>): PicturePlaceholders {
  const pictures = new Map<string, string>();
  const short = [...uris].map(([path, uri]): [string, string] => {
    const type = uri.slice(0, uri.indexOf(',') + 1);
    const address = type + createHash('sha256').update(uri).digest('hex');
    pictures.set(address, uri);
    return [path, address];
  });
  return { uris: new Map(short), pictures };
}

/** A text in pieces, with whole pictures in place of their short addresses; none is copied. */
export function* picturePieces(text: string, pictures: PictureData = NONE): Generator<string> {
  let from = 0;
  for (const { 0: address, index } of text.matchAll(SHORT)) {
    const whole = pictures.get(address);
    if (whole === undefined) continue;
    yield text.slice(from, index);
    yield whole;
    from = index + address.length;
  }
  yield text.slice(from);
}

const NONE: PictureData = new Map();

/** A text with whole pictures in place of their short addresses. */
export function withPictures(text: string, pictures: PictureData | undefined): string {
  return [...picturePieces(text, pictures)].join('');
}

/** The same as UTF-8. */
export function bytesWithPictures(text: string, pictures: PictureData | undefined): Uint8Array {
  const pieces = [...picturePieces(text, pictures)];
  const bytes = new Uint8Array(pieces.reduce((sum, one) => sum + Buffer.byteLength(one), 0));
  const encoder = new TextEncoder();
  let end = 0;
  for (const piece of pieces) end += encoder.encodeInto(piece, bytes.subarray(end)).written;
  return bytes;
}
