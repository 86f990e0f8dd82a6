/** The words of one language, and the punctuation that goes with them. */
export interface WordList {
  readonly agenda: string;
  readonly sources: string;
  readonly closing: string;
  /** Marks words that are not the speaker's own. */
  readonly paraphrase: string;
  /** Before what a comment answers. */
  readonly said: string;
  readonly agrees: string;
  readonly doubts: string;
  readonly adds: string;
  /** With `{number}`. */
  readonly page: string;
  /** With `{number}` and `{count}`. */
  readonly pageOf: string;
  /** The title of one part of a split slide: `{title}`, `{number}` and `{count}`. */
  readonly part: string;
  /** `{count}` people without names. */
  readonly more: string;
  readonly oneMore: string;
  readonly commentary: string;
  readonly notes: string;
  /** Quotation marks with their spaces; `…` is the quotation. */
  readonly quotes: string;
  /** Between items of an enumeration. */
  readonly comma: string;
  /** `word` joins the last of several authors as Intl does, `comma` by the comma alone. */
  readonly joins: string;
  /** Between points that are set as sentences, and after the last of them. */
  readonly clause: string;
  readonly period: string;
  /** Between two sentences. */
  readonly space: string;
  readonly colon: string;
  /** Between two short parts of a line. */
  readonly dot: string;
  /** Between separate items on one line. */
  readonly gap: string;
  /** Refers to what is answered elsewhere; `…` is its quoted title. */
  readonly see: string;
  /** Between the parts of a source. */
  readonly stop: string;
  /** The presenter page: buttons, the plan, the list of keys. */
  readonly presenter: {
    readonly controls: string;
    readonly next: string;
    readonly previous: string;
    readonly first: string;
    readonly last: string;
    /** In the list of keys: a number, then Enter. */
    readonly jump: string;
    readonly overview: string;
    readonly presenter: string;
    /** What the presenter view calls the deck's own window. */
    readonly audience: string;
    /** Toggles the presenter view in the same window. */
    readonly swap: string;
    readonly black: string;
    readonly fullScreen: string;
    readonly help: string;
    readonly close: string;
    /** The switch for single-character keys. */
    readonly signs: string;
    readonly now: string;
    readonly upNext: string;
    /** In the place of the next slide. */
    readonly end: string;
    readonly clock: string;
    readonly elapsed: string;
    readonly start: string;
    readonly pause: string;
    readonly reset: string;
    readonly larger: string;
    readonly smaller: string;
    readonly plan: string;
    /** Before the number of the slide that the plan is at now. */
    readonly planned: string;
    readonly onTime: string;
    /** Before a time. */
    readonly ahead: string;
    readonly behind: string;
    /** The browser blocked the second window. */
    readonly blocked: string;
    /** A second window would end full screen. */
    readonly notInFullScreen: string;
  };
}
