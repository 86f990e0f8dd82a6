/** The grid of slides on a sheet, and the lines for notes beside or below each. */
import type { HandoutSettings, Orientation, PerPage } from '../../outline/index.js';
import { type Area, contentOf, paperOf } from './paper.js';

export interface Grid {
  readonly columns: number;
  readonly rows: number;
  /** Of a slide, in millimetres. */
  readonly slide: Area;
  /** Ruled lines for each slide, and where they are. */
  readonly lines: number;
  readonly place: 'beside' | 'below';
}

/** Between two slides, and between a slide and its lines, in millimetres. */
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

/** The paper in its orientation, and its grid. */
export interface Sheet {
  readonly orientation: Orientation;
  readonly paper: Area;
  readonly grid: Grid;
}

/**
 * The grid with the largest slides; the paper's orientation is the requested one, or the better one.
 * @param ratio a slide's width by its height
 */
export function sheetOf(settings: HandoutSettings, ratio: number): Sheet {
  const { paper: size, orientation: asked, layout } = settings;
  const inOrientation = (orientation: Orientation): Sheet => {
    const paper = paperOf(size, orientation);
    const content = contentOf(paper);
    const isSlides = layout === 'slides';
    const grid = isSlides
      ? gridOf(settings, orientation, content, ratio)
      : gridOfNotes(content, ratio);
    return { orientation, paper, grid };
  };
  const portrait = inOrientation(asked ?? 'portrait');
  if (asked !== undefined || layout !== 'slides') return portrait;
  const landscape = inOrientation('landscape');
  const isWorth = landscape.grid.slide.width > portrait.grid.slide.width * WORTH_TURNING;
  return isWorth ? landscape : portrait;
}

function gridOf(
  { perPage, lines }: HandoutSettings,
  orientation: Orientation,
  content: Area,
  ratio: number,
): Grid {
  const grids = Array.from({ length: perPage }, (_, index) =>
    gridWith(index + 1, Math.ceil(perPage / (index + 1)), lines, content, ratio),
  );
  const usual = grids[COLUMNS[orientation][perPage] - 1] as Grid;
  const largest = grids.reduce((one, other) => (other.slide.width > one.slide.width ? other : one));
  return largest.slide.width > usual.slide.width * WORTH_ANOTHER ? largest : usual;
}

/** Lines are beside or below the slides, whichever makes these larger. */
function gridWith(
  columns: number,
  rows: number,
  lines: boolean,
  content: Area,
  ratio: number,
): Grid {
  const width = (content.width - GAP * (columns - 1)) / columns;
  const height = (content.height - GAP * (rows - 1)) / rows;
  if (!lines) {
    return { columns, rows, slide: fitted(width, height, ratio), lines: 0, place: 'below' };
  }
  // More lines would make small slides too small.
  const fewest = columns * rows > 4 ? 2 : 3;
  const above = fitted(width, height - fewest * LINE - GAP / 2, ratio);
  const left = fitted(width - LONG_ENOUGH - GAP, height, ratio);
  const isBeside = left.width > above.width;
  const slide = isBeside ? left : above;
  const space = isBeside ? slide.height : height - slide.height - GAP / 2;
  return {
    columns,
    rows,
    slide,
    lines: Math.floor(space / LINE + 0.01),
    place: isBeside ? 'beside' : 'below',
  };
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
