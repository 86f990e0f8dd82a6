/** What kind of picture a file is. */

export type BitmapType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';

/** The picture's type by its first bytes: a file's name proves nothing. */
export function mediaType(bytes: Buffer): BitmapType | 'image/svg+xml' | undefined {
  const head = bytes.toString('latin1', 0, 12);
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (head.startsWith('GIF8')) return 'image/gif';
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return 'image/webp';
  return isSvg(bytes.toString('utf8', 0, SVG_PROLOG)) ? 'image/svg+xml' : undefined;
}

/** Within so many bytes `<svg` comes; licences and Illustrator’s entities come before it. */
const SVG_PROLOG = 64 * 1024;

/**
 * What XML may have before its first element. Each alternative inside of a repetition begins as no
 * other can, so that there is one way to read any text, and no time is spent on others.
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
  return /^<(?:[\w.-]+:)?svg[\s/>]/i.test(text.slice(at, at + 100));
}
