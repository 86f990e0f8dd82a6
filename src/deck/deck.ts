/** The deck: a flat list of slides with all references resolved. */
import type { Code, OutlineSlide, Raw, Side, Text, Transition } from '../outline/index.js';
import type { Place } from '../problem.js';
import type { ChartNumber, Hyphens } from './plan.js';
import type { QuoteTime } from './quote-times.js';
import type { Words } from './words.js';

export interface Person {
  readonly $role: 'person';
  readonly key: string;
  readonly name: Text;
  /** The name where space is short. */
  readonly short: Text;
  readonly role: Text | undefined;
  readonly side: Side;
  /** One character for the chip. */
  readonly initial: string;
  /** A class of the theme that sets the person's colour: `hue-1` … `hue-8`, or one of its own. */
  readonly hue: string;
  /** The picture's data URI. */
  readonly picture: string | undefined;
  /** The picture's classes, see `DeckPicture`. */
  readonly look: string;
}

export interface Citation {
  readonly $role: 'citation';
  /** That of its source. */
  readonly key: string;
  /** From 1, in the order of first use. */
  readonly number: number;
  readonly title: Text | undefined;
  readonly publisher: Text | undefined;
  readonly authors: readonly Text[];
  /** As the deck's language writes it. */
  readonly date: string | undefined;
  readonly url: string | undefined;
  /** Of the slide's quotations from it, or in the list of sources of all. */
  readonly times: readonly QuoteTime[];
  /** Where the fields are that are not `Text`. */
  readonly at: Readonly<Record<'date' | 'url', { readonly place: Place }>>;
  /** Of its key. */
  readonly place: Place;
}

/** Another slide, to link to. */
export interface SlideLink {
  readonly $role: 'link';
  readonly number: number;
  readonly title: Text | undefined;
  readonly by: Person | undefined;
}

export interface DeckPicture {
  readonly $role: 'image';
  readonly src: string;
  /** As the outline names it, and where. */
  readonly file: string;
  readonly place: Place;
  readonly alt: string;
  readonly caption: Text | undefined;
  /** Width by height. */
  readonly ratio: number;
  /** Classes of its `img`: `drawing` without a background of its own, `focus-30-20`, `ratio-150`. */
  readonly look: string;
  /** The video whose poster it is. */
  readonly video?: DeckVideo;
}

export interface DeckVideo {
  readonly key: string;
  /** False where its first frame is the poster. */
  readonly hasPoster: boolean;
  /** `autoplay`, `loop`, `muted`, as far as it does. */
  readonly play: string;
}

/** A picture or a colour (CSS) that fills the page. */
export type SlideBackground =
  | (Pick<DeckPicture, 'src' | 'look'> & {
      /** The text on it: light on a dark scrim, or dark on a light one. */
      readonly text: 'light' | 'dark';
      /** How much of it the scrim covers so that the text can be read, in percent. */
      readonly scrim: number;
    })
  | { readonly color: string };

type RoleView = Text | Raw | Code | Person | Citation | SlideLink | DeckPicture;
export type View = RoleView | string | number | boolean | undefined | readonly View[] | ViewMap;
export interface ViewMap {
  readonly [key: string]: View;
}

/** A view with all in it changed that has a role, however deep in lists and maps. */
export function mapView(view: View, change: (view: RoleView) => View): View {
  if (typeof view !== 'object') return view;
  if (Array.isArray(view)) return view.map((one) => mapView(one, change));
  if ('$role' in view) return change(view as RoleView);
  const entries = Object.entries(view as ViewMap);
  return Object.fromEntries(entries.map(([key, one]) => [key, mapView(one, change)]));
}

type ResolvedFields = 'id' | 'lang' | 'title' | 'fields' | 'sources' | 'background';

export interface Slide extends Omit<OutlineSlide, ResolvedFields> {
  /** From 1; the page's number in every format. */
  readonly number: number;
  /** Its index before anything is split, from 0; the parts of a slide share it. */
  readonly entry: number;
  /** Which part of a split slide, from 1, and of how many. */
  readonly part: number;
  readonly parts: number;
  /** The number of its first item in the whole list, from 1. */
  readonly from: number;
  /** Numbers of its chart that are not shown. */
  readonly without: readonly ChartNumber[] | undefined;
  /** Words of its texts that may break. */
  readonly hyphens: Hyphens | undefined;
  readonly id: string | undefined;
  /** Its own language, or the deck's (BCP 47). */
  readonly lang: string;
  readonly title: Text | undefined;
  readonly section: Section | undefined;
  readonly fields: ViewMap;
  readonly background: SlideBackground | undefined;
  /** In the footer: all sources of the slide, or those it inherits. */
  readonly citations: readonly Citation[];
  /** The slides that answer this one. */
  readonly answers: readonly SlideLink[];
}

export interface Section {
  readonly number: number;
  readonly title: Text;
  readonly minutes: number | undefined;
  /** The number of its first visible slide. */
  readonly first: number;
}

export interface DeckBrand {
  /** For the slides, after all other CSS. */
  readonly css: string;
  /** For the handout's white paper. */
  readonly paperCss: string;
  readonly footer: Text | undefined;
  readonly logo: { readonly alt: string } | undefined;
  /** The picture of the cover, a data URI. */
  readonly cover: { readonly src: string; readonly alt: string } | undefined;
  /** `#rrggbb`, the accent first. */
  readonly colors: readonly string[];
  /** The text colours on the deck's backgrounds, where they are the brand's. */
  readonly inks: readonly string[];
  /** The sides whose first person has a brand colour. */
  readonly sides: readonly Side[];
  readonly fonts: Readonly<Partial<Record<'body' | 'heading' | 'mono', NamedFont>>>;
}

/** A font as programs list it, and which letters it has. */
export interface NamedFont {
  readonly name: string;
  readonly hasLatin: boolean;
  readonly hasIdeographs: boolean;
}

export interface Deck {
  readonly title: Text;
  readonly subtitle: Text | undefined;
  readonly event: Text | undefined;
  readonly author: string | undefined;
  /** In words of the language. */
  readonly date: string | undefined;
  /** The same day as 2024-07-30. */
  readonly day: string | undefined;
  readonly lang: string;
  readonly theme: string;
  readonly transition: Transition;
  readonly words: Words;
  readonly people: readonly Person[];
  readonly sections: readonly Section[];
  readonly slides: readonly Slide[];
  /** People's own colours (CSS) by their hue (`person-1`). */
  readonly colors: ReadonlyMap<string, string>;
  readonly brand?: DeckBrand | undefined;
}
