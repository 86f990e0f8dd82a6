/** Makes a picture of pixels ready for a deck: whole, upright, and no larger than slides show it. */
import type { Metadata, OutputInfo, Sharp, SharpOptions } from 'sharp';
import { BuildError } from '../../problem.js';
import type { BitmapType } from './media-type.js';
import { withoutMetadata } from './without-metadata.js';

export interface Bitmap {
  readonly type: BitmapType;
  readonly bytes: Buffer;
  readonly facts: PictureFacts;
}

/** What layouts need to know of a picture. */
export interface PictureFacts {
  /** Upright, in pixels or in units of an SVG. */
  readonly width: number;
  readonly height: number;
  /** Of its darkest and lightest parts as greys of 0 to 255: no more than specks are beyond them. */
  readonly dark: number;
  readonly light: number;
  /** True where what is behind it shows through: it has no background of its own. */
  readonly isDrawing: boolean;
}

/** Why a picture cannot be shown. */
export type BitmapFault = 'damaged' | 'too-many-pixels';

/** Twice the width of a slide: screens of today show no more of it. */
export const MOST_PIXELS = 2560;

/** Larger than any camera's; decoded it would need hundreds of megabytes. */
export const MOST_MEGAPIXELS = 150;

/** Quality of re-encoded pictures, scaled down from larger ones: it looks the same. */
const QUALITY = 85;

/**
 * Of a photo that is encoded again: a third larger as text, it adds less than 900 kB to the HTML. One with
 * so much detail that it is larger is encoded at the next quality and share of its pixels: of twice the
 * slide's pixels nobody sees the difference.
 */
const MOST_PHOTO = 660_000;
const SMALLER = [
  { quality: 75, share: 1, factor: 0.75 },
  { quality: 65, share: 1, factor: 0.6 },
  { quality: 70, share: 0.75, factor: 0.4 },
  { quality: 60, share: 0.75, factor: 0.33 },
] as const;

/**
 * Checks that all of the picture can be decoded. One that is larger than slides show, that its
 * camera turned, or a WebP with metadata is encoded again, smaller and upright (a photo as JPEG); of
 * all others the bytes stay, without what they say of place, time and camera. Animations stay as they
 * are. The same picture gives the same bytes on every machine.
 * @param most pixels of its longer side
 * @throws BuildError if the library that decodes is not installed
 */
export async function prepareBitmap(
  bytes: Buffer,
  type: BitmapType,
  most = MOST_PIXELS,
): Promise<Bitmap | BitmapFault> {
  const sharp = await loadSharp();
  const options: SharpOptions = {
    failOn: 'truncated',
    limitInputPixels: MOST_MEGAPIXELS * 1e6,
    // A photo is read from its first line to its last, and never all of it is in memory.
    sequentialRead: true,
  };
  try {
    const facts = await sharp(bytes, options).metadata();
    if (needsNoChange(facts, type, most)) {
      // Every pixel is decoded for it, too.
      const tones = await tonesOf(sharp(bytes, options));
      const { width, height } = facts;
      const kept = withoutMetadata(bytes, type);
      return { type, bytes: kept, facts: { width, height, ...tones } };
    }
    const upright = sharp(bytes, options).autoOrient().resize({
      width: most,
      height: most,
      fit: 'inside',
      withoutEnlargement: true,
    });
    const { data, info, type: newType } = await written(upright, facts, type, bytes);
    const tones = await tonesOf(sharp(data));
    const { width, height } = info;
    return { type: newType, bytes: data, facts: { width, height, ...tones } };
  } catch (error) {
    return /pixel limit/.test(String(error)) ? 'too-many-pixels' : 'damaged';
  }
}

function needsNoChange(
  { width, height, orientation = 1, pages = 1, exif, xmp }: Metadata,
  type: BitmapType,
  most: number,
): boolean {
  const isPlain = type !== 'image/webp' || (!exif && !xmp);
  return pages > 1 || (orientation === 1 && Math.max(width, height) <= most && isPlain);
}

/** A photo becomes a JPEG, which a PDF takes as it is: of all else it has the plain pixels. */
async function written(
  picture: Sharp,
  { hasAlpha }: Metadata,
  type: BitmapType,
  bytes: Buffer,
): Promise<{ type: BitmapType; data: Buffer; info: OutputInfo }> {
  const whole = { resolveWithObject: true } as const;
  const isLossless = type === 'image/webp' && bytes.includes('VP8L');
  if (type === 'image/jpeg' || (type === 'image/webp' && !hasAlpha && !isLossless)) {
    return { type: 'image/jpeg', ...(await photo(picture)) };
  }
  if (type === 'image/webp') {
    const options = { quality: QUALITY, lossless: isLossless };
    return { type, ...(await picture.webp(options).toBuffer(whole)) };
  }
  const png = await picture.png({ compressionLevel: 9 }).toBuffer(whole);
  return { type: 'image/png', ...png };
}

/** Decoded once, and encoded until it is small enough. */
async function photo(picture: Sharp): Promise<{ data: Buffer; info: OutputInfo }> {
  const whole = { resolveWithObject: true } as const;
  const sharp = await loadSharp();
  const { data, info } = await picture.raw().toBuffer(whole);
  const pixels = () => sharp(data, { raw: info });
  let made = await pixels().jpeg({ quality: QUALITY }).toBuffer(whole);
  const first = made.data.length;
  for (const [index, { quality, share, factor }] of SMALLER.entries()) {
    if (made.data.length <= MOST_PHOTO) break;
    // What will be too large is not tried.
    if (first * factor > MOST_PHOTO * 1.15 && index + 1 < SMALLER.length) continue;
    const width = Math.round(info.width * share);
    made = await pixels().resize({ width }).jpeg({ quality }).toBuffer(whole);
  }
  return made;
}

/** The size at which tones are read, in pixels: each is the mean of a part as large as a letter. */
const TONES = { width: 64, height: 36, fit: 'fill' } as const;
/** This share of a picture may be lighter than its light parts, or transparent in a photo. */
const SPECKS = 0.02;

async function tonesOf(picture: Sharp): Promise<Omit<PictureFacts, 'width' | 'height'>> {
  const pixels = await picture.toColourspace('srgb').ensureAlpha().resize(TONES).raw().toBuffer();
  const greys: number[] = [];
  let transparent = 0;
  for (let i = 0; i + 3 < pixels.length; i += 4) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.subarray(i, i + 4);
    if (alpha < 128) transparent++;
    // As light as this grey, roughly: a photo's scrim has a margin.
    const grey = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    greys.push((grey * alpha) / 255 + 255 - alpha);
  }
  greys.sort((a, b) => a - b);
  const at = (share: number) => Math.round(greys[Math.floor(greys.length * share)] ?? 255);
  return {
    dark: at(SPECKS),
    light: at(1 - SPECKS),
    isDrawing: transparent > greys.length * SPECKS,
  };
}

/** Width by height of a picture's data URI. */
export async function pictureRatio(uri: string): Promise<number> {
  const sharp = await loadSharp();
  const bytes = Buffer.from(uri.slice(uri.indexOf(',') + 1), 'base64');
  // Ten times as large an SVG of a few units keeps its shape in whole pixels.
  const options = { density: 720, limitInputPixels: false };
  const { width, height } = await sharp(bytes, options).metadata();
  return width / height;
}

/** A tenth of a second, which decks without such pictures do not spend. */
async function loadSharp(): Promise<typeof import('sharp').default> {
  try {
    const { default: sharp } = await import('sharp');
    // Each picture is decoded once.
    sharp.cache(false);
    return sharp;
  } catch {
    throw new BuildError([
      {
        severity: 'error',
        code: 'picture/no-decoder',
        message: 'The package “sharp”, which decodes pictures, is not installed for this machine',
        hint: 'Run `npm install --include=optional` where Fireside is installed.',
        blame: 'machine',
      },
    ]);
  }
}
