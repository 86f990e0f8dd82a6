/** What the fields of an outline hold after the checks: texts, references, pictures. */
import type { Place } from '../problem.js';
import type { PictureRequest } from '../read/index.js';

/** A text with inline Markdown. */
export interface Text {
  readonly $role: 'text';
  readonly text: string;
  readonly place: Place;
  /** True for a point of a list, which is to be short. */
  readonly isPoint?: boolean;
  /** Where it is given by language: the one that was read, and all that are there. */
  readonly lang?: string;
  readonly versions?: readonly TextVersion[];
}

/** A text in one of the languages that it is given in. */
export interface TextVersion {
  readonly lang: string;
  readonly text: string;
  readonly place: Place;
}

/** The name of a person, source or slide; that it exists has been checked. */
export interface Reference {
  readonly $role: 'person' | 'source' | 'slide';
  readonly key: string;
  readonly place: Place;
}

export interface Picture extends PictureRequest {
  readonly $role: 'picture';
  readonly alt: string;
  readonly altPlace: Place;
  readonly caption?: Text;
  /** Which point of it stays in view where it is cropped, such as `30% 20%`. */
  readonly focus?: string;
  /** The video whose poster it is. */
  readonly video?: Video;
}

/** A video of a slide, and how it plays. */
export interface Video {
  /** From the outline's folder. */
  readonly src: string;
  readonly autoplay: boolean;
  readonly loop: boolean;
  readonly muted: boolean;
}

/** What fills the page behind a slide. */
export type Background = Picture | { readonly color: string };

/** Raw Marp Markdown. */
export interface Raw {
  readonly $role: 'markdown';
  /** Without the comments that are notes. */
  readonly markdown: string;
  readonly notes: string;
  /** The places of its links to other slides, by the fragment after “#”. */
  readonly links: Readonly<Record<string, Place>>;
  readonly place: Place;
}

/** Code, exactly as written but for the last line's end. */
export interface Code {
  readonly $role: 'code';
  readonly code: string;
}

export type Value = Text | Reference | Picture | Raw | Code | string | number | boolean;
export type Field = Value | readonly Field[] | FieldMap;
export interface FieldMap {
  readonly [key: string]: Field;
}
