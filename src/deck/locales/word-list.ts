/** What a language has to have a word for: the type sees to it that none is forgotten. */

/** The words of one language, and the signs that it sets them with. */
export interface WordList {
  readonly agenda: string;
  readonly sources: string;
  readonly closing: string;
  /** Marks words that are not the speaker's own. */
  readonly paraphrase: string;
  /** Leads to what a comment answers. */
  readonly said: string;
  readonly agrees: string;
  readonly doubts: string;
  readonly adds: string;
  readonly page: (number: number) => string;
  /** Of numbers, or of what stands for them. */
  readonly pageOf: (number: number | string, count: number | string) => string;
  /** The title of one part of a slide that was cut. */
  readonly part: (title: string, number: number, count: number) => string;
  /** So many people who are not named: at least one. */
  readonly more: (count: number) => string;
  readonly commentary: string;
  readonly notes: string;
  /** The marks around a quotation, with the blanks that belong to them. */
  readonly quotes: readonly [open: string, close: string];
  /** What stands between things that are named one after the other. */
  readonly comma: string;
  /** Whether the last of several authors is joined by a word, as Intl does, or by the comma alone. */
  readonly joins: 'word' | 'comma';
  /** What stands between points that are set as sentences, and behind the last of them. */
  readonly clause: string;
  readonly period: string;
  /** What stands between two sentences. */
  readonly space: string;
  readonly colon: string;
  /** Between two short parts of a line. */
  readonly dot: string;
  /** Between things that stand apart on one line. */
  readonly gap: string;
  /** Around the quoted title of what is answered elsewhere. */
  readonly see: readonly [before: string, behind: string];
  /** What stands between the parts of a source. */
  readonly stop: string;
  /** What the page that presents says. */
  readonly presenter: DeskWords;
}

/** The words of the page that presents: buttons, the plan, the list of keys. */
export interface DeskWords {
  readonly controls: string;
  readonly next: string;
  readonly previous: string;
  readonly first: string;
  readonly last: string;
  /** For the list of keys: a number, then Enter. */
  readonly jump: string;
  readonly overview: string;
  readonly presenter: string;
  /** What the presenter view calls the deck's own window. */
  readonly audience: string;
  /** The presenter view in the same window, on and off. */
  readonly swap: string;
  readonly black: string;
  readonly fullScreen: string;
  readonly help: string;
  readonly close: string;
  /** The switch for keys that are a single sign. */
  readonly signs: string;
  readonly now: string;
  readonly upNext: string;
  /** Stands where the next slide would. */
  readonly end: string;
  readonly clock: string;
  readonly elapsed: string;
  readonly start: string;
  readonly pause: string;
  readonly reset: string;
  readonly larger: string;
  readonly smaller: string;
  readonly plan: string;
  /** Before the number of the slide that the plan has now. */
  readonly planned: string;
  readonly onTime: string;
  /** Before a time. */
  readonly ahead: string;
  readonly behind: string;
  /** The browser did not open the second window. */
  readonly blocked: string;
  /** No second window is opened over the full screen, which it would end. */
  readonly notInFullScreen: string;
}
