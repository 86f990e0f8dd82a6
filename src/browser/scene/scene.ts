/**
 * The scene: what a slide shows, as the browser laid it out. Boxes are in CSS pixels from the
 * slide's top left corner; elements come in the order of the document, which is the reading
 * order, and from back to front.
 */

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** `#rrggbb`, or `#rrggbbaa` if it is translucent. */
export type Color = string;

export interface Edge {
  readonly width: number;
  readonly color: Color;
}

/** Background and border of an element; all that is left out is not drawn. */
export interface Surface {
  readonly fill?: Color;
  readonly top?: Edge;
  readonly right?: Edge;
  readonly bottom?: Edge;
  readonly left?: Edge;
  /** `ellipse` where the corners' radius is half the box; `rounded`: half of the shorter side. */
  readonly form: 'rectangle' | 'ellipse' | 'rounded' | 'diamond';
}

/** A run of text of one style. */
export interface SceneRun {
  readonly text: string;
  /** CSS pixels. */
  readonly size: number;
  readonly color: Color;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strike?: boolean;
  readonly mono: boolean;
  /** True for the serif fonts of the theme's titles. */
  readonly serif?: true;
  readonly raised: 'none' | 'super' | 'sub';
  readonly highlight?: Color;
  /** An address, or the number of a slide. */
  readonly link?: string | number;
  /** BCP 47. */
  readonly lang: string;
}

export interface Bullet {
  /** `dash`, `disc` and the like are drawn as characters; numbers by the list's own counting. */
  readonly kind: 'character' | 'number';
  readonly character?: string;
  /** For `number`: the suffix, `.` or nothing, and the first number of the list. */
  readonly suffix?: string;
  readonly start?: number;
  readonly color: Color;
  /** CSS pixels. */
  readonly size: number;
}

export interface Paragraph {
  /** Runs; a forced line break is a run whose text is `\n`. */
  readonly runs: readonly SceneRun[];
  /** 0 for the first level of a list and for all that is no list. */
  readonly level: number;
  readonly bullet?: Bullet;
  /** From the block's left edge to the text, and how far the bullet is before it. */
  readonly indent: number;
  readonly hanging: number;
  /** Between the block's top, or the last line before, and the first line's box. */
  readonly spaceBefore: number;
  /** Height of a line, CSS pixels. */
  readonly lineHeight: number;
  /** Lines on the page, each with its text's own width from the paragraph's left edge. */
  readonly lines: readonly { readonly width: number; readonly text: string }[];
  readonly align: 'start' | 'center' | 'end' | 'justify';
}

/**
 * What a text is on its slide: the nearest `data-role` of the template, else what HTML says (the
 * first heading is the title, others are headings, a list is a body, a block quotation a quote, Marp's
 * header the kicker); `text` is all else.
 */
export const TEXT_ROLES = [
  ...['title', 'subtitle', 'heading', 'body', 'quote', 'kicker', 'person', 'office', 'date'],
  ...['source', 'footer', 'number', 'text'],
] as const;
export type TextRole = (typeof TEXT_ROLES)[number];

/** One block of text: a heading, a paragraph, a whole list, a chip's initial on its background. */
export interface TextBlock {
  readonly type: 'text';
  readonly role: TextRole;
  /** The block's border box. */
  readonly box: Box;
  /** From the border box to the text. */
  readonly padding: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
  readonly surface?: Surface;
  /** A part of a diagram, by whose key its connectors name it. */
  readonly part?: { readonly kind: 'node' | 'group'; readonly key: string };
  readonly paragraphs: readonly Paragraph[];
  /**
   * Widths of the text's area, in CSS pixels, between which the lines break as on the page;
   * `most` is Infinity where nothing breaks.
   */
  readonly width: { readonly least: number; readonly most: number };
  readonly anchor: 'top' | 'middle' | 'bottom';
  readonly direction: 'ltr' | 'rtl';
}

/** A background, a rule, a dot: drawn, without text. */
export interface SceneShape {
  readonly type: 'shape';
  /** True for a rule of the title or of the slide itself, which is no part of the content. */
  readonly isFrame?: boolean;
  /** True for what is laid over the slide's own backdrop, so that texts can be read. */
  readonly isScrim?: boolean;
  /** True for the background of the picture that follows, whose colours are made for it. */
  readonly isPlate?: boolean;
  readonly box: Box;
  readonly surface: Surface;
  /** A part of a diagram with places at which connectors end, as shares of its box. */
  readonly part?: {
    readonly key: string;
    readonly sites: readonly { readonly x: number; readonly y: number }[];
  };
}

export interface ImageFile {
  readonly bytes: Uint8Array;
  readonly format: 'png' | 'jpeg';
}

/** An element as the browser drew it, at up to twice its size. */
export interface ScenePicture extends ImageFile {
  readonly type: 'picture';
  readonly box: Box;
  /** True where it is in the same place on all slides of its kind. */
  readonly isStanding?: boolean;
  /** True for the background of a part of the slide, which has texts on it. */
  readonly isBackground?: boolean;
  readonly alt: string;
  readonly decorative: boolean;
  /** A QR code's dark rectangles, drawn in place of the picture where the format has shapes. */
  readonly modules?: SceneModules;
  /** The drawing that it is of, as it is shown: in whole, and nothing behind it. */
  readonly svg?: Uint8Array;
  /** True where the shape before it is its background. */
  readonly hasPlate?: boolean;
  /** The video whose poster it is. */
  readonly video?: SceneVideo;
}

/** A video, and how it plays once its slide is shown. */
export interface SceneVideo {
  /** By which the deck knows its file. */
  readonly key: string;
  readonly autoplay: boolean;
  readonly loop: boolean;
  readonly muted: boolean;
  /** Undefined where the scene is of no format that has it. */
  readonly file?: SceneVideoFile | undefined;
}

export interface SceneVideoFile {
  readonly bytes: Uint8Array;
  readonly format: 'mp4' | 'webm';
}

/** The dark modules of a QR code, in modules from its top left corner. */
export interface SceneModules {
  /** Of a side. */
  readonly count: number;
  readonly dark: readonly Box[];
  readonly color: Color;
}

export interface SceneCell {
  readonly paragraphs: readonly Paragraph[];
  readonly columns: number;
  readonly rows: number;
  readonly surface: Surface;
  readonly padding: TextBlock['padding'];
  readonly anchor: 'top' | 'middle' | 'bottom';
}

export interface SceneTable {
  readonly type: 'table';
  readonly box: Box;
  /** `rtl` where the first column is at the right. */
  readonly direction?: 'ltr' | 'rtl';
  readonly columns: readonly number[];
  readonly rows: readonly {
    readonly height: number;
    readonly header: boolean;
    readonly cells: readonly SceneCell[];
  }[];
}

/** A `figure` with data: drawn natively where the format knows charts. */
export interface SceneChart {
  readonly type: 'chart';
  readonly box: Box;
  /** `rtl` where the first of its labels is at the right, or its bars begin there. */
  readonly direction?: 'ltr' | 'rtl';
  readonly alt: string;
  readonly data: SceneChartData;
  /** Text size, CSS pixels, and colours as on the page. */
  readonly size: number;
  readonly color: Color;
  /** The size of its numbers, where there is space for it. */
  readonly valueSize: number;
}

export interface SceneChartData {
  readonly form: 'bar' | 'column' | 'line' | 'scatter' | 'pie' | 'doughnut';
  readonly unit: string;
  /** True for bars whose series stand on each other. */
  readonly stacked?: boolean;
  readonly categories: readonly string[];
  /** Each how many categories the page has a label. */
  readonly labelStep?: number;
  /** In how many blocks side by side the page has the bars. */
  readonly blocks?: number;
  /** The scales of points. */
  readonly axes?: Readonly<Record<'x' | 'y', SceneAxis>>;
  /** Of points two: how far to the side each is, and how far up. */
  readonly series: readonly {
    readonly name: string;
    readonly values: readonly (number | null)[];
    /** One colour a category for a series of bars or slices, or one for the whole line. */
    readonly colors: readonly Color[];
    /** One a category: of the numbers. */
    readonly textColors: readonly Color[];
    /** Of each number, whether the page has it below its mark. */
    readonly below?: readonly boolean[];
    /** How far the page moves each number to the side, in ems. */
    readonly shifts?: readonly number[];
    /** How far the page moves each number upwards, in ems. */
    readonly rises?: readonly number[];
    /** On which side of its point the page has each name, such as `above-after`. */
    readonly sides?: readonly (string | null)[];
    /** Of each number, whether the page leaves it out. */
    readonly hidden?: readonly boolean[];
  }[];
}

/** A scale's ends, and the distance of its numbers. */
export interface SceneAxis {
  readonly least: number;
  readonly most: number;
  readonly step: number;
}

/** The side of a box at which a connector ends. */
export type Side = 'top' | 'left' | 'bottom' | 'right';

/** Where a connector ends: the key of a part, and its side, or the number of its site. */
export interface ConnectorEnd {
  readonly key: string;
  readonly side: Side | number;
}

/** A line from one part of a diagram to another. */
export interface SceneConnector {
  readonly type: 'connector';
  readonly box: Box;
  /** Where it begins, turns and ends; each leg is horizontal or vertical. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** Undefined for an end that is at no part. */
  readonly from?: ConnectorEnd | undefined;
  readonly to?: ConnectorEnd | undefined;
  readonly color: Color;
  /** CSS pixels. */
  readonly width: number;
  readonly isDashed: boolean;
  readonly arrow: 'end' | 'both' | 'none';
  /** Of its head where that is no triangle. */
  readonly head?: 'cross' | 'open';
}

export type SceneElement =
  | TextBlock
  | SceneShape
  | ScenePicture
  | SceneTable
  | SceneChart
  | SceneConnector;

export interface SceneSlide {
  /** Of a background that is a picture or a gradient, the mean of its colours. */
  readonly background: Color;
  /** The whole background where it is more than one colour; the same object where it is the same. */
  readonly backdrop?: ImageFile;
  /** True where the backdrop is this slide's own, and no part of the design. */
  readonly hasOwnBackdrop?: boolean;
  /** True where the outline gives the slide the colour of its background. */
  readonly hasOwnColor?: boolean;
  readonly elements: readonly SceneElement[];
}

export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly slides: readonly SceneSlide[];
  /** Sample slides of the theme (src/render/samples.ts), in their order. */
  readonly samples?: readonly SceneSlide[];
}
