/** Pictures as cameras and programs save them, made when a test needs them. */
import sharp from 'sharp';

/**
 * A JPEG without plain areas; of what is shown the upper half is the brighter one.
 * @param width of what is shown, as is `height`
 */
export function photo(
  width: number,
  height: number,
  { isTurned = false, hasPlace = false } = {},
): Promise<Buffer> {
  const [w, h] = isTurned ? [height, width] : [width, height];
  const pixels = Buffer.alloc(w * h * 3);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const isUpper = isTurned ? x < w / 2 : y < h / 2;
      const grain = ((x * 7919 + y * 104_729) ^ (x * y)) & 31;
      const light = (isUpper ? 160 : 20) + grain;
      pixels.set([light, light + ((x >> 5) & 31), light + ((y >> 5) & 31)], (y * w + x) * 3);
    }
  }
  let picture = sharp(pixels, { raw: { width: w, height: h, channels: 3 } }).jpeg({ quality: 90 });
  if (hasPlace) {
    picture = picture.withExif({
      IFD0: { Make: 'A camera' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 30/1' },
    });
  }
  // The left column of what is stored is the top of what is shown (Exif 2.32, §4.6.4).
  if (isTurned) picture = picture.withMetadata({ orientation: 6 });
  return picture.toBuffer();
}

/** A picture of 90 × 60 pixels. */
export function small(format: 'png' | 'jpeg' | 'gif' | 'webp'): Promise<Buffer> {
  const pixels = Buffer.from(Array.from({ length: 90 * 60 * 3 }, (_, at) => (at * 7) & 255));
  return sharp(pixels, { raw: { width: 90, height: 60, channels: 3 } })
    .toFormat(format)
    .toBuffer();
}
