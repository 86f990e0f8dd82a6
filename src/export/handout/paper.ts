/** The paper's size and margins, in millimetres. */
import type { HandoutSettings, Orientation } from '../../outline/index.js';

export interface Area {
  readonly width: number;
  readonly height: number;
}

const SIZES = { A4: [210, 297], letter: [215.9, 279.4] } as const;

/** The upper margin has the running header, the lower one date and page number. */
export const MARGINS = { top: 26, bottom: 19, sides: 16 } as const;

export function paperOf(paper: HandoutSettings['paper'], orientation: Orientation): Area {
  const [short, long] = SIZES[paper];
  return orientation === 'portrait'
    ? { width: short, height: long }
    : { width: long, height: short };
}

/** A browser's page is a whole number of pixels: content of its full size is cut off at the edge. */
const EDGE = 0.5;

export function contentOf({ width, height }: Area): Area {
  const { top, bottom, sides } = MARGINS;
  return { width: width - 2 * sides - EDGE, height: height - top - bottom - EDGE };
}
