/** The types of charts; d3 loads with `draw-chart.ts` only. */

export type ChartForm = 'bar' | 'column' | 'line' | 'scatter' | 'pie' | 'doughnut';

/** The chart as data, also in its figure, so that a format may draw a chart of its own. */
export interface ChartData {
  readonly form: ChartForm;
  readonly unit: string;
  /** True for bars or columns whose series stand on each other. */
  readonly stacked?: boolean;
  readonly categories: readonly string[];
  /** Of points (`scatter`) two: how far to the side each is, and how far up. */
  readonly series: readonly {
    readonly name: string;
    readonly values: readonly number[];
    /**
     * One a category, or one for a whole line: the name of a custom property of the figure, such as
     * `--accent`, or a colour of the outline.
     */
    readonly colors: readonly string[];
    /** Of the numbers; empty where a number has the text's colour. */
    readonly textColors: readonly string[];
    /** Whether each number is below its mark; known when drawn. */
    readonly below?: readonly boolean[];
    /** How far each number is moved to the side, in ems; known when drawn. */
    readonly shifts?: readonly number[];
    /** How far each is moved upwards, in ems. */
    readonly rises?: readonly number[];
    /** Of points: on which side each name is. */
    readonly sides?: readonly (PointSide | undefined)[];
    /** Whether each number is left out, since it does not fit. */
    readonly hidden?: readonly boolean[];
  }[];
  /** The rows whose numbers are shown though there are many. */
  readonly emphasized?: readonly number[];
  /** Each how many categories have a label; 1 if left out. */
  readonly labelStep?: number;
  /** In how many blocks side by side the bars stand; 1 if left out. */
  readonly blocks?: number;
  /** The scales of points. */
  readonly axes?: { readonly x: Axis; readonly y: Axis };
}

/** A scale with round numbers. */
export interface Axis {
  readonly least: number;
  readonly most: number;
  readonly step: number;
}

export type PointSide =
  | 'after'
  | 'before'
  | 'above'
  | 'under'
  | 'above-after'
  | 'above-before'
  | 'under-after'
  | 'under-before';

/** One number of the chart: its bar, dot or slice. */
export interface ChartMark {
  /** Its rule in `Drawing.css` places mark and value. */
  readonly className: string;
  /** The number, formatted. */
  readonly text: string;
  /** True if the value is on the other side: below zero, or below another line's. */
  readonly isBelow: boolean;
  /** To the side, in ems of the number. */
  readonly shift?: number;
  /** Upwards from where it would be by its mark, in ems of the number, about. */
  readonly rise?: number;
  /** Of a point: where its name is. */
  readonly side?: PointSide;
  /** True where there is no place for the number: the mark alone shows it. */
  readonly isHidden?: boolean;
}

/** Which labels are shown: each `step`th, from the row `first` to `last`. */
export interface LabelChoice {
  readonly step: number;
  readonly first: number;
  readonly last: number;
}

/** A line of a scale: its rule places it. */
export interface AxisTick {
  readonly className: string;
  readonly text: string;
  readonly isZero: boolean;
}

/**
 * A chart as classes and CSS, since plain Marp drops inline SVG and `style`. Rules set custom
 * properties, lengths in per cent of the plot; the layout is the template's.
 */
export interface Drawing {
  /** The class of the whole. */
  readonly className: string;
  /** By category, then by series. */
  readonly marks: readonly (readonly ChartMark[])[];
  /** The class of each series' line; none but for lines. */
  readonly lines: readonly string[];
  /** True if the unit is shown once, since it does not fit beside the values. */
  readonly isUnitApart: boolean;
  /** The categories that have a label. */
  readonly labels: LabelChoice;
  /** In how many blocks side by side the bars stand. */
  readonly blocks: number;
  /** Of points. */
  readonly scales?: {
    readonly x: readonly AxisTick[];
    readonly y: readonly AxisTick[];
    readonly axes: { readonly x: Axis; readonly y: Axis };
  };
  readonly css: string;
}

/** @param name a class that no other chart of the deck has */
export type Draw = (data: ChartData, name: string, lang: string) => Drawing;
