/**
 * Shortens the names of sections, sources and people: another slide shows them whole, and none may
 * keep a slide from being built.
 */
import type { Text } from '../outline/index.js';
import {
  type Citation,
  mapView,
  type Person,
  type Section,
  type Slide,
  type SlideLink,
  type ViewMap,
} from './deck.js';
import { isWhole } from './split/sentences.js';
import { widthInEms } from './split/weight.js';

/** The steps, in ems: the first is about two lines of a footer. */
export const SHORT_TEXTS = [110, 33, 12] as const;

/** Called with each text that is shortened. */
type OnShort = (whole: Text) => void;

/** @param most in ems; nothing is shortened without it */
export function withShortTexts<T extends Slide>(slide: T, most?: number, onShort?: OnShort): T {
  if (most === undefined) return slide;
  const short = (text: Text, width = most): Text => shortText(text, width, onShort);
  const section = <S extends Section>(one: S): S => ({ ...one, title: short(one.title) });
  // A name is beside a picture or in a column.
  const person = (one: Person): Person => ({
    ...one,
    name: short(one.name, most / 3),
    short: short(one.short, most / 3),
    role: one.role && short(one.role),
  });
  const citation = (one: Citation): Citation => ({
    ...one,
    title: one.title && short(one.title),
    publisher: one.publisher && short(one.publisher),
  });
  const link = (one: SlideLink): SlideLink => ({
    ...one,
    title: one.title && short(one.title),
    by: one.by && person(one.by),
  });
  const fields = (map: ViewMap): ViewMap =>
    mapView(map, (view) =>
      view.$role === 'person' ? person(view) : view.$role === 'link' ? link(view) : view,
    ) as ViewMap;
  const { sections } = slide.fields;
  const isAgenda = slide.kind === 'agenda' && Array.isArray(sections);
  return {
    ...slide,
    section: slide.frame === 'full' && slide.section ? section(slide.section) : slide.section,
    citations: slide.citations.map(citation),
    answers: slide.answers.map(link),
    fields: isAgenda
      ? { ...slide.fields, sections: (sections as unknown as Section[]).map(section) as never }
      : fields(slide.fields),
  };
}

/** The texts that `withShortTexts` would shorten. */
export function longTexts(slide: Slide, most: number): readonly Text[] {
  const found = new Set<Text>();
  withShortTexts(slide, most, (text) => found.add(text));
  return [...found];
}

/**
 * The start of a text within so many ems, and “…”; ends after a word, where words have spaces, and
 * before a mark that would stay open.
 */
export function shortText(text: Text, most: number, onShort?: OnShort): Text {
  // No character is wider than an em, and nearly all texts are far shorter.
  if (text.text.length <= most || widthInEms(text.text) <= most) return text;
  onShort?.(text);
  const fitting = startWithin(text.text, most - 1).replace(/\s\S{0,24}$/u, '');
  let start = fitting;
  while (!isWhole(start)) start = start.replace(/[*`$[(「『（“][^*`$[(「『（“]*$|.$/u, '');
  return { ...text, text: `${(start || fitting.replace(/[*_`$[\]]/g, '')).trimEnd()}…` };
}

function startWithin(text: string, most: number): string {
  let start = '';
  let width = 0;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    width += widthInEms(segment);
    if (width > most) break;
    start += segment;
  }
  return start;
}
