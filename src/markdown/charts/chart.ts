/** What a chart shows and what is drawn of it, as types alone: d3 loads with `draw.ts`. */

export type ChartForm = 'bar' | 'column' | 'line' | 'pie' | 'doughnut';

/** The chart as data; its figure carries it, so that a format may draw a chart of its own. */
export interface ChartData {
  readonly form: ChartForm;
  readonly unit: string;
  readonly categories: readonly string[];
  readonly series: readonly {
    readonly name: string;
    readonly values: readonly number[];
    /**
     * One a category, or one for a whole line: a custom property's name, which holds in the
     * figure, such as `--accent`, or a colour as the outline writes it.
     */
    readonly colors: readonly string[];
    /** The same of the numbers, with nothing where a number has the text's colour. */
    readonly textColors: readonly string[];
    /** Of each number, whether it stands below its mark; told when it is drawn. */
    readonly below?: readonly boolean[];
    /** Of each number, whether it has no room and is left out. */
    readonly hidden?: readonly boolean[];
  }[];
}

/** One number of the chart: its bar, dot or slice. */
export interface Mark {
  /** The class whose rule in `Drawing.css` places mark and value. */
  readonly className: string;
  /** The number as the language writes it. */
  readonly text: string;
  /** True where the value stands on the other side: below zero, or below another line's. */
  readonly isBelow: boolean;
}

/**
 * A chart as classes and their CSS, as inline SVG and `style` don't get through plain Marp. Rules
 * give custom properties, lengths in per cent of the plot; the layout is the template's.
 */
export interface Drawing {
  /** The class of the whole. */
  readonly className: string;
  /** By category, then by series. */
  readonly marks: readonly (readonly Mark[])[];
  /** The class of each series' line; none but for lines. */
  readonly lines: readonly string[];
  /** True where values have no room for their unit, which is then told once. */
  readonly isUnitApart: boolean;
  readonly css: string;
}

/** @param name a class that no other chart of the deck has */
export type Draw = (data: ChartData, name: string, lang: string) => Drawing;
