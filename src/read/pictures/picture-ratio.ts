/** How wide a picture is for its height, from the first bytes of its file. */

/**
 * @param uri a data URI of an SVG, PNG, JPEG, GIF or WebP picture
 * @returns width by height; 1 where the file does not say
 */
export function pictureRatio(uri: string): number {
  const bytes = Buffer.from(uri.slice(uri.indexOf(',') + 1), 'base64');
  const [width, height] = sizeOf(bytes) ?? [1, 1];
  return width > 0 && height > 0 ? width / height : 1;
}

type PixelSize = readonly [width: number, height: number];

function sizeOf(bytes: Buffer): PixelSize | undefined {
  const head = bytes.toString('latin1', 0, 16);
  if (bytes.length < 30) return undefined;
  if (head.startsWith('\x89PNG')) return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  if (head.startsWith('GIF8')) return [bytes.readUInt16LE(6), bytes.readUInt16LE(8)];
  if (head.startsWith('RIFF')) return sizeOfWebp(bytes, head.slice(12));
  if (head.startsWith('\xff\xd8')) return sizeOfJpeg(bytes);
  return sizeOfSvg(bytes.toString('utf8'));
}

/** RFC 9649: lossy, lossless and extended files say it in different places. */
function sizeOfWebp(bytes: Buffer, form: string): PixelSize {
  if (form === 'VP8X') return [bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1];
  if (form !== 'VP8L') return [bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff];
  const packed = bytes.readUInt32LE(21);
  return [(packed & 0x3fff) + 1, ((packed >> 14) & 0x3fff) + 1];
}

/** ITU T.81, B.2.2: the frame header, whichever of the coding processes it is for. */
function sizeOfJpeg(bytes: Buffer): PixelSize | undefined {
  let at = 2;
  while (at + 9 < bytes.length) {
    const marker = bytes.readUInt8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)];
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}

/** The view box where there is one: width and height may be in units, or missing. */
function sizeOfSvg(text: string): PixelSize | undefined {
  const tag = /<svg\b[^>]*>/i.exec(text)?.[0] ?? '';
  const number = (name: string): number =>
    Number.parseFloat(new RegExp(`\\s${name}=["']([^"']*)`).exec(tag)?.[1] ?? '');
  const box = /\sviewBox=["']([^"']*)/i
    .exec(tag)?.[1]
    ?.trim()
    .split(/[\s,]+/)
    .map(Number);
  const [, , width = number('width'), height = number('height')] = box ?? [];
  return width > 0 && height > 0 ? [width, height] : undefined;
}
