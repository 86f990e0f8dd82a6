/** Where the slides stand on a sheet, and how many lines have room beside or below each. */
import type { HandoutSettings, PerPage } from '../outline/handout.js';
import type { Area } from './paper.js';

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
/** What a hand needs between two lines, and how long they are at least. */
const LINE = 9;
const LONG_ENOUGH = 55;

/** As most programs print them: in rows, more of them across where the paper is wide. */
const COLUMNS: Readonly<Record<HandoutSettings['orientation'], Readonly<Record<PerPage, number>>>> =
  {
    portrait: { 1: 1, 2: 1, 3: 1, 4: 2, 6: 2, 9: 3 },
    landscape: { 1: 1, 2: 2, 3: 3, 4: 2, 6: 3, 9: 3 },
  };

/**
 * Slides as large as they can be; lines stand where they leave the slides larger.
 * @param content the paper without its margins
 * @param ratio a slide's width by its height
 */
export function gridOf(
  { perPage, orientation, lines }: HandoutSettings,
  content: Area,
  ratio: number,
): Grid {
  const columns = COLUMNS[orientation][perPage];
  const rows = perPage / columns;
  const width = (content.width - GAP * (columns - 1)) / columns;
  const height = (content.height - GAP * (rows - 1)) / rows;
  if (!lines) {
    return { columns, rows, slide: fitted(width, height, ratio), lines: 0, place: 'below' };
  }
  // Small slides would be too small over more lines.
  const fewest = perPage > 4 ? 2 : 3;
  const above = fitted(width, height - fewest * LINE - GAP / 2, ratio);
  const left = fitted(width - LONG_ENOUGH - GAP, height, ratio);
  const isBeside = left.width > above.width;
  const slide = isBeside ? left : above;
  const room = isBeside ? slide.height : height - slide.height - GAP / 2;
  return {
    columns,
    rows,
    slide,
    lines: Math.floor(room / LINE + 0.01),
    place: isBeside ? 'beside' : 'below',
  };
}

/** A slide on a page of notes, which have about half of it. */
export function gridOfNotes({ width, height }: Area, ratio: number): Grid {
  const slide = fitted(width, height * 0.52, ratio);
  return { columns: 1, rows: 1, slide, lines: 0, place: 'below' };
}

/** The largest slide in a space. */
function fitted(width: number, height: number, ratio: number): Area {
  const own = Math.max(0, Math.min(width, height * ratio));
  return { width: own, height: own / ratio };
}
