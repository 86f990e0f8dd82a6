/** What kind of picture a file is. */

export type BitmapType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';

/** The picture's type by its first bytes: a file's name proves nothing. */
export function mediaType(bytes: Buffer): BitmapType | 'image/svg+xml' | undefined {
  const head = bytes.toString('latin1', 0, 12);
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (head.startsWith('GIF8')) return 'image/gif';
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return 'image/webp';
  // Licences and Illustrator’s entities come before it; `readSvg` sees whether it is a whole one.
  const start = bytes.toString('latin1', 0, 64 * 1024);
  return /<(?:[\w.-]{1,99}:)?svg[\s/>]/i.test(start) ? 'image/svg+xml' : undefined;
}
