/** How far lines of exact spacing sit above or below those of the page. */
import type { Paragraph, Run } from '../../../browser/scene/index.js';

/** Half of what a face's ascent is more than its descent, by its size: Noto Sans TC, Noto Sans. */
const MIDDLE = { eastAsian: 0.436, other: 0.388 };

/** The size of a paragraph's largest text that is not raised, px. */
export function textSize({ runs }: Paragraph): number {
  const size = (list: readonly Run[]) => Math.max(0, ...list.map((run) => run.size));
  return size(runs.filter(({ raised }) => raised === 'none')) || size(runs);
}

/**
 * How far a paragraph's text must be moved down, px. In a line of height h with text of size s,
 * browsers put the baseline at h/2 + middle·s; LibreOffice 7.4 at h − 0.2·s (measured from 18 to
 * 112 px and 1.2 to 1.5 lines, to a tenth of a px); PowerPoint at about 0.8·h (what its own PDFs
 * show, developer0hye/office2pdf #1254, with Microsoft JhengHei's ascent). The mean of the two is
 * off by no more than 0.05·s in either.
 */
export function lineShift(paragraph: Paragraph, eastAsian: boolean): number {
  const size = textSize(paragraph);
  const height = paragraph.lineHeight;
  const page = height / 2 + MIDDLE[eastAsian ? 'eastAsian' : 'other'] * size;
  return page - (height - 0.2 * size + 0.8 * height) / 2;
}
