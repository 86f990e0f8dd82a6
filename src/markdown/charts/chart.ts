/** The types of charts; d3 loads with `draw.ts` only. */

export type ChartForm = 'bar' | 'column' | 'line' | 'pie' | 'doughnut';

/** The chart as data, also in its figure, so that a format may draw a chart of its own. */
export interface ChartData {
  readonly form: ChartForm;
  readonly unit: string;
  readonly categories: readonly string[];
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
    /** Whether each number is left out, since it does not fit. */
    readonly hidden?: readonly boolean[];
  }[];
}

/** One number of the chart: its bar, dot or slice. */
export interface ChartMark {
  /** Its rule in `Drawing.css` places mark and value. */
  readonly className: string;
  /** The number, formatted. */
  readonly text: string;
  /** True if the value is on the other side: below zero, or below another line's. */
  readonly isBelow: boolean;
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
  readonly css: string;
}

/** @param name a class that no other chart of the deck has */
export type Draw = (data: ChartData, name: string, lang: string) => Drawing;
