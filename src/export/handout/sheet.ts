/** The sheet of paper: its size, the grid of slides on it, and the lines for notes at each. */
import type { HandoutSettings, Orientation, PerPage } from '../../outline/index.js';

/** In millimetres. */
export interface Area {
  readonly width: number;
  readonly height: number;
}

export interface Sheet {
  readonly orientation: Orientation;
  readonly paper: Area;
  readonly grid: Grid;
}

export interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly slide: Area;
  /** Ruled lines for each slide, and where they are. */
  readonly lines: number;
  readonly place: 'beside' | 'below';
}

const SIZES = { A4: [210, 297], letter: [215.9, 279.4] } as const;
/** The upper margin has the running header, the lower one date and page number. */
export const MARGINS = { top: 26, bottom: 19, sides: 16 } as const;
/** A browser's page is a whole number of pixels: content of its full size is cut off at the edge. */
const EDGE = 0.5;

/** Between two slides, and between a slide and its lines. */
const GAP = 8;
/** The distance of two lines for handwriting, and their least length. */
const LINE = 9;
const LONG_ENOUGH = 55;

/** As in most programs. */
const COLUMNS: Readonly<Record<Orientation, Readonly<Record<PerPage, number>>>> = {
  portrait: { 1: 1, 2: 1, 3: 1, 4: 2, 6: 2, 9: 3 },
  landscape: { 1: 1, 2: 2, 3: 3, 4: 2, 6: 3, 9: 3 },
};
/** Slides must be larger by this for another grid than the usual one, or for landscape. */
const WORTH_ANOTHER = 1.1;
const WORTH_TURNING = 1.05;

/**
 * The grid with the largest slides; the paper's orientation is the requested one, or the better one.
 * @param ratio a slide's width by its height
 */
export function sheetOf(settings: HandoutSettings, ratio: number): Sheet {
  const { orientation: asked, layout, perPage, lines } = settings;
  const [short, long] = SIZES[settings.paper];
  const inOrientation = (orientation: Orientation): Sheet => {
    const [width, height] = orientation === 'portrait' ? [short, long] : [long, short];
    const content = {
      width: width - 2 * MARGINS.sides - EDGE,
      height: height - MARGINS.top - MARGINS.bottom - EDGE,
    };
    const paper = { width, height };
    if (layout !== 'slides') return { orientation, paper, grid: gridOfNotes(content, ratio) };
    const grids = Array.from({ length: perPage }, (_, index) =>
      gridWith(index + 1, Math.ceil(perPage / (index + 1)), lines, content, ratio),
    );
    const usual = grids[COLUMNS[orientation][perPage] - 1] as Grid;
    const largest = grids.reduce((one, other) => (widthOf(other) > widthOf(one) ? other : one));
    const isWorth = widthOf(largest) > widthOf(usual) * WORTH_ANOTHER;
    return { orientation, paper, grid: isWorth ? largest : usual };
  };
  const portrait = inOrientation(asked ?? 'portrait');
  if (asked !== undefined || layout !== 'slides') return portrait;
  const landscape = inOrientation('landscape');
  const isWorth = widthOf(landscape.grid) > widthOf(portrait.grid) * WORTH_TURNING;
  return isWorth ? landscape : portrait;
}

function widthOf({ slide }: Grid): number {
  return slide.width;
}

/** Lines are beside or below the slides, whichever makes these larger. */
function gridWith(
  columns: number,
  rows: number,
  hasLines: boolean,
  content: Area,
  ratio: number,
): Grid {
  const width = (content.width - GAP * (columns - 1)) / columns;
  const height = (content.height - GAP * (rows - 1)) / rows;
  if (!hasLines) {
    return { columns, rows, slide: fitted(width, height, ratio), lines: 0, place: 'below' };
  }
  // More lines would make small slides too small.
  const fewest = columns * rows > 4 ? 2 : 3;
  const above = fitted(width, height - fewest * LINE - GAP / 2, ratio);
  const left = fitted(width - LONG_ENOUGH - GAP, height, ratio);
  const isBeside = left.width > above.width;
  const slide = isBeside ? left : above;
  const space = isBeside ? slide.height : height - slide.height - GAP / 2;
  const lines = Math.floor(space / LINE + 0.01);
  return { columns, rows, slide, lines, place: isBeside ? 'beside' : 'below' };
}

/** A slide above notes, which have about half of the page. */
function gridOfNotes({ width, height }: Area, ratio: number): Grid {
  const slide = fitted(width, height * 0.52, ratio);
  return { columns: 1, rows: 1, slide, lines: 0, place: 'below' };
}

/** The largest slide in an area. */
function fitted(width: number, height: number, ratio: number): Area {
  const own = Math.max(0, Math.min(width, height * ratio));
  return { width: own, height: own / ratio };
}
