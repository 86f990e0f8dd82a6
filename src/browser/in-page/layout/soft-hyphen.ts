/** Soft hyphens (U+00AD): invisible but at the end of a line. */

export const SOFT_HYPHEN = '\u00ad';

/**
 * Whether a character follows a soft hyphen: Chromium counts the hyphen that it draws at a line's end to
 * the letter behind it, as a rectangle on the line before.
 */
export function isBehindSoftHyphen(node: Text, offset: number): boolean {
  return node.data[offset - 1] === SOFT_HYPHEN;
}

/** The rectangle of a character; undefined for a space that is collapsed. */
export function characterRect(node: Text, offset: number, length = 1): DOMRect | undefined {
  const range = document.createRange();
  range.setStart(node, offset);
  range.setEnd(node, offset + length);
  const rects = [...range.getClientRects()];
  return rects.at(isBehindSoftHyphen(node, offset) ? -1 : 0);
}

/** The hyphen that is drawn for a soft hyphen; undefined where no line ends at it. */
export function drawnHyphen(node: Text, offset: number): DOMRect | undefined {
  const [before, behind] = [offset - 1, offset + 1].map((one) =>
    one >= 0 && one < node.length ? characterRect(node, one) : undefined,
  );
  if (!before || !behind || behind.bottom <= before.bottom + ROUNDING) return undefined;
  return new DOMRect(before.right, before.top, 0, before.height);
}

const ROUNDING = 1;
