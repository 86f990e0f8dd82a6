/** The paper: its size, and what of it is left between its margins; in millimetres. */
import type { HandoutSettings, Orientation } from '../../outline/index.js';

export interface Area {
  readonly width: number;
  readonly height: number;
}

const SIZES = { A4: [210, 297], letter: [215.9, 279.4] } as const;

/** The running head stands in the upper margin, date and page number in the lower. */
export const MARGINS = { top: 26, bottom: 19, sides: 16 } as const;

export function paperOf(paper: HandoutSettings['paper'], orientation: Orientation): Area {
  const [short, long] = SIZES[paper];
  return orientation === 'portrait'
    ? { width: short, height: long }
    : { width: long, height: short };
}

/** A browser's page is a whole number of pixels: what fills it to the last is cut at its edge. */
const EDGE = 0.5;

/** The paper without its margins. */
export function contentOf({ width, height }: Area): Area {
  const { top, bottom, sides } = MARGINS;
  return { width: width - 2 * sides - EDGE, height: height - top - bottom - EDGE };
}
