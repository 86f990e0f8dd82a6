/** The outline after its checks, each value with its place. */
import type { Place } from '../problem.js';
import type { FileRequest, PictureRequest } from '../read/index.js';
import type { BrandRequest } from './brand.js';
import type { Background, FieldMap, Text } from './field.js';
import type { HandoutRequest } from './values/handout.js';

export type Side = 'host' | 'guest' | 'commentator' | 'mentioned';

export interface OutlinePerson {
  readonly key: string;
  readonly name: Text;
  readonly short?: Text;
  readonly role?: Text;
  readonly side: Side;
  readonly initial?: string;
  readonly color?: string;
  readonly picture?: PictureRequest & { readonly focus?: string };
  /** Other names by which transcripts call this person. */
  readonly aliases?: readonly string[];
  /** Of the key. */
  readonly place: Place;
}

export interface OutlineSource {
  readonly key: string;
  readonly title?: Text;
  readonly publisher?: Text;
  readonly authors: readonly Text[];
  readonly date?: string;
  readonly url?: string;
  /** Of the recording, or the article itself: files, from the outline's folder. */
  readonly transcripts: readonly { readonly path: string; readonly place: Place }[];
  /** Where the fields are that are not texts. */
  readonly at: Readonly<Record<'date' | 'url', { readonly place: Place }>>;
  /** Of the key. */
  readonly place: Place;
}

/** How one slide follows another while they are presented. */
export type Transition = 'none' | 'fade' | 'slide';

/**
 * What a slide of a kind shows around its body: kicker, sources and page number (`full`), the
 * page number alone (`numbered`), or nothing (`bare`).
 */
export type Frame = 'full' | 'numbered' | 'bare';

/** What becomes of a slide that is too full: set smaller and then split, or an error. */
export type FitMode = 'auto' | 'strict';

export interface OutlineSlide {
  readonly kind: string;
  readonly frame: Frame;
  /** The field that is the slide's title, where it was given. */
  readonly title: Text | undefined;
  /** The name of that field. */
  readonly titleFrom: string;
  /** The fields at whose items or sentences the slide may be split, such as `columns.points`. */
  readonly split: readonly string[];
  readonly fit: FitMode;
  /** True where the kind states facts or words that need a source. */
  readonly cites: boolean;
  /** The fields that its kind requires. */
  readonly required: readonly string[];
  readonly id?: string;
  /** The language, where it is not the deck's. */
  readonly lang?: string;
  /** The speaker's notes, exactly as written but for the last line's end. */
  readonly notes: string;
  readonly sources: readonly string[];
  /** True where `$…$` in its texts is a formula. */
  readonly math: boolean;
  /** True if its parts appear one by one during the presentation. */
  readonly steps: boolean;
  /** True for a slide that only the speaker sees. */
  readonly hidden: boolean;
  readonly background?: Background;
  /** The fields of the kind. */
  readonly fields: FieldMap;
  readonly place: Place;
}

export interface OutlineSection {
  readonly title: Text;
  readonly minutes?: number;
  /** Of the key `minutes`, or of the section where it is not planned. */
  readonly minutesPlace: Place;
  readonly sources: readonly string[];
  /** The slide that opens the section, unless it is switched off. */
  readonly opening: OutlineSlide | false;
  readonly slides: readonly OutlineSlide[];
  readonly place: Place;
}

/** Which layout of a PowerPoint template a kind of slide takes. */
export interface LayoutRequest {
  /** A kind of slide, or `default`. */
  readonly kind: string;
  /** The layout's name, or with its theme's before it: `Dark / Title Only`. */
  readonly name: string;
  readonly keyPlace: Place;
  readonly place: Place;
}

/** The PowerPoint file that the deck's is built on. */
export interface PptxRequest {
  /** From the outline's folder. */
  readonly template?: { readonly path: string; readonly place: Place };
  readonly layouts: readonly LayoutRequest[];
}

/** The automatic slides. */
export type AutoKind = 'cover' | 'agenda' | 'sources' | 'closing';

/** A text that is given once, where the deck is read in another script. */
export interface UntranslatedText {
  readonly text: string;
  readonly place: Place;
}

/** The languages of an outline. */
export interface Languages {
  /** The deck's own, `deck.lang`. */
  readonly own: string;
  /** The one whose texts were read. */
  readonly chosen: string;
  /** All that a text is given in, the deck's own first. */
  readonly all: readonly string[];
  /** Texts that hold for all languages, and are in the script of the deck's own alone. */
  readonly untranslated: readonly UntranslatedText[];
}

/** A name that the outline's texts may have in braces, `{{name}}`. */
export interface OutlineVar {
  readonly name: string;
  /** Of the name, where it is declared. */
  readonly place: Place;
  /** True where some text names it. */
  readonly isUsed: boolean;
}

export interface Outline {
  readonly deck: {
    readonly title: Text;
    readonly subtitle?: Text;
    readonly event?: Text;
    readonly date?: string;
    readonly datePlace: Place;
    readonly lang: string;
    readonly author?: string;
    /** A name, or a path from the outline's folder. */
    readonly theme: { readonly name: string; readonly place: Place };
    readonly transition: Transition;
    readonly handout?: HandoutRequest;
    readonly pptx?: PptxRequest;
    readonly sources: readonly string[];
    /** `strict` where a quotation that its record does not have is an error. */
    readonly quotes: 'check' | 'strict';
    readonly auto: Readonly<Record<AutoKind, OutlineSlide | false>>;
  };
  /** Without the contents of its file, if it names one. */
  readonly brand?: BrandRequest;
  readonly people: readonly OutlinePerson[];
  readonly sources: readonly OutlineSource[];
  readonly sections: readonly OutlineSection[];
  /** Those of slides; people have their own. */
  readonly pictures: readonly PictureRequest[];
  readonly videos: readonly FileRequest[];
  readonly languages: Languages;
  readonly vars: readonly OutlineVar[];
}
