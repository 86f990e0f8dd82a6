/** The states that the server sends to the page; both import this file of types. */
import type { Problem } from '../../problem.js';

/** A name made of a text's own content; the text itself is sent once. */
export type PartKey = string;

export interface PreviewProblem extends Omit<Problem, 'blame' | 'langs'> {
  /** What the page sends to open its place. */
  readonly key: PartKey;
  /** The number of the slide that it is about, where there is one. */
  readonly slide?: number;
}

export interface PreviewSlide {
  /** Of its HTML, one `<svg>`, without its number: the page puts that in. */
  readonly key: PartKey;
  /** What it is, whatever its number and its words: a slide is known by it in the next deck. */
  readonly alike: string;
  readonly title: string;
  readonly lang: string;
  readonly notes: string;
  /** `outline.yaml:12` */
  readonly where: string;
}

export interface PreviewDeck {
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly css: PartKey;
  /** `@font-face` rules, each with its file. */
  readonly fontFaces: readonly PartKey[];
  readonly slides: readonly PreviewSlide[];
}

/** How far the deck is: rendered, all slides fitted, checked by the rules. */
export type PreviewStep = 'drawn' | 'fitted' | 'checked';

export interface PreviewState {
  /** Counts the states; a later one is higher. */
  readonly version: number;
  /** The last good deck. */
  readonly deck: PreviewDeck | undefined;
  readonly progress: PreviewStep;
  /** Of that deck. */
  readonly problems: readonly PreviewProblem[];
  /** Names of those that the deck can have. */
  readonly themes: readonly string[];
  /** The one that was chosen in the page; empty for the outline's. */
  readonly theme: string;
  /** Why the files as they are now make no deck; empty where the deck is theirs. */
  readonly mistakes: readonly PreviewProblem[];
}

/** A line of the stream: a state, and the texts behind its keys that were not sent before. */
export interface Message {
  readonly state: PreviewState;
  readonly parts: Readonly<Record<PartKey, string>>;
}

/** What the page asks for by choosing a theme, for all that look at the preview; empty for the outline's. */
export interface ThemeRequest {
  readonly theme: string;
}

/** What the page asks the editor for: a slide, perhaps a text on it, or a problem; never a path. */
export type OpenRequest =
  | { readonly slide: PartKey; readonly text?: string }
  | { readonly problem: PartKey };
