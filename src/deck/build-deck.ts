/** The deck room: an outline becomes a flat list of slides, every reference resolved. */

import type {
  AutoKind,
  Field,
  FieldMap,
  Outline,
  OutlineSection,
  OutlineSlide,
  Picture,
  Raw,
  Reference,
  Text,
} from '../outline/index.js';
import { withAddresses } from '../outline/index.js';
import { automatic, shortened } from './automatic.js';
import { createCitations } from './citations.js';
import { longDate } from './dates.js';
import type {
  Citation,
  Deck,
  DeckBrand,
  Person,
  Section,
  Slide,
  SlideLink,
  View,
  ViewMap,
} from './deck.js';
import { entriesOf, type PlannedEntry } from './entries.js';
import { numbersOf } from './numbers.js';
import { type Part, partsOf } from './parts.js';
import { resolvePeople } from './people.js';
import { INITIAL_PLAN, type Plan } from './plan.js';
import { withShortTexts } from './short-texts.js';
import { wordsFor } from './words.js';

/**
 * @param pictures data URIs of the outline's pictures by path
 * @param brand what the deck has of one
 * @param plan the slides that are set tighter or cut; all others are as they are
 * @param portraits those of people by path, where they are smaller ones
 */
export function buildDeck(
  outline: Outline,
  pictures: ReadonlyMap<string, string>,
  plan: Plan = new Map(),
  brand?: DeckBrand,
  portraits: ReadonlyMap<string, string> = pictures,
): Deck {
  const { deck } = outline;
  const people = resolvePeople(outline.people, portraits, brand?.sides);
  const citations = createCitations(outline.sources, deck.lang);
  const entries = entriesOf(outline, plan);

  const { numberOf, answersTo, firstOf } = numbersOf(entries);
  const sections = new Map<OutlineSection, Section>();
  for (const [index, section] of outline.sections.entries()) {
    sections.set(section, {
      number: index + 1,
      title: section.title,
      minutes: section.minutes,
      first: firstOf.get(section) ?? 0,
    });
  }

  const partTitle = (title: Text | undefined, entry: PlannedEntry): Text | undefined => {
    const { part, plan, slide } = entry;
    // Where the title itself is cut, each part has its own.
    if (title === undefined || plan.parts === 1 || slide.split.includes(slide.titleFrom)) {
      return title;
    }
    const { lang = deck.lang } = slide;
    return { ...title, text: wordsFor(lang).part(title.text, part, plan.parts) };
  };
  const titleOf = ({ slide }: PlannedEntry): Text | undefined => {
    if (slide.title) return slide.title;
    const word = slide.kind === 'cover' ? deck.title.text : FIXED_TITLES[slide.kind as AutoKind];
    if (word === undefined) return undefined;
    const words = wordsFor(slide.lang ?? deck.lang);
    const text = slide.kind === 'cover' ? word : words[word as 'agenda' | 'sources' | 'closing'];
    return { $role: 'text', text, place: slide.place };
  };
  const personOf = (key: string): Person => {
    const person = people.get(key);
    if (person === undefined) throw new Error(`the outline let an unknown person pass: ${key}`);
    return person;
  };
  const linkTo = (number: number): SlideLink => {
    const entry = entries[number - 1];
    if (entry === undefined) throw new Error(`there is no slide ${number}`);
    const by = entry.slide.fields.by as Reference | undefined;
    return {
      $role: 'link',
      number,
      title: titleOf(entry),
      by: by && personOf(by.key),
    };
  };
  const used = new Set<Citation>();
  const resolve = (field: Field): View => {
    if (typeof field !== 'object') return field;
    if (Array.isArray(field)) return field.map(resolve);
    if (!('$role' in field)) return mapValues(field as FieldMap, resolve);
    const marked = field as Text | Reference | Picture | Raw;
    switch (marked.$role) {
      case 'person':
        return personOf(marked.key);
      case 'source': {
        const citation = citations.cite(marked.key);
        used.add(citation);
        return citation;
      }
      case 'slide':
        return linkTo(numberOf.get(marked.key) ?? 0);
      case 'picture': {
        const src = pictures.get(marked.src) ?? '';
        return { $role: 'image', src, alt: marked.alt, caption: marked.caption };
      }
      case 'markdown':
        return { ...marked, markdown: withAddresses(marked.markdown, (src) => pictures.get(src)) };
      default:
        return marked;
    }
  };

  // What the audience sees tells of no slide that it doesn't.
  const answers = ({ id = '', hidden }: OutlineSlide): SlideLink[] =>
    (answersTo.get(id) ?? [])
      .filter((number) => hidden || !entries[number - 1]?.slide.hidden)
      .map(linkTo);

  // What is shown cites first: so a source has the same number in the speaker's files and in those
  // of an audience, and no number is missing where hidden slides are.
  const inTurn = entries
    .map((entry, index) => ({ entry, index }))
    .toSorted((a, b) => Number(a.entry.slide.hidden) - Number(b.entry.slide.hidden));
  const slideOf = ({ entry, index }: { entry: PlannedEntry; index: number }): Slide => {
    const { slide, section, part, plan } = entry;
    used.clear();
    const fields = mapValues(slide.fields, resolve);
    const inherited = slide.sources.length
      ? slide.sources
      : section?.sources.length
        ? section.sources
        : deck.sources;
    if (slide.frame === 'full' && (used.size === 0 || slide.sources.length > 0)) {
      for (const key of inherited) used.add(citations.cite(key));
    }
    return {
      number: index + 1,
      entry: entry.entry,
      part,
      parts: plan.parts,
      from: entry.from,
      density: plan.density,
      without: plan.without,
      split: slide.split,
      fit: slide.fit,
      kind: slide.kind,
      // Links, notes and answers lead to the first part alone.
      id: part === 1 ? slide.id : undefined,
      lang: slide.lang ?? deck.lang,
      frame: slide.frame,
      title: partTitle(titleOf(entry), entry),
      section: section && sections.get(section),
      fields,
      notes: part === 1 ? slide.notes : '',
      math: slide.math,
      steps: slide.steps,
      hidden: slide.hidden,
      citations: [...used].sort((a, b) => a.number - b.number),
      answers: part === 1 ? answers(slide) : [],
      place: slide.place,
    };
  };
  const slides = inTurn.map(slideOf).sort((a, b) => a.number - b.number);
  const seen = new Set(slides.flatMap(({ hidden, citations: own }) => (hidden ? [] : own)));
  const shared = { sections: [...sections.values()], people: [...people.values()] };
  const all = citations.all();
  // A list that the room sees tells of no source that it has not seen cited.
  const shown = all.filter((one) => seen.has(one));
  /** What an entry has by itself, in each of its parts. */
  const cuts = new Map<number, readonly Part<ViewMap>[] | undefined>();
  const filled = slides.map((slide, index) => {
    const own = automatic(slide, deck, shared, slide.hidden ? all : shown);
    const { plan = INITIAL_PLAN } = entries[index] ?? {};
    if (slide.part === 1) {
      cuts.set(slide.entry, partsOf(own, slide.split, plan.parts, plan.fineness, slide.lang));
    }
    const cut = cuts.get(slide.entry)?.[slide.part - 1];
    const whole = {
      ...slide,
      from: Math.max(slide.from, cut?.from ?? 1),
      fields: shortened({ ...(cut?.fields ?? own), ...slide.fields }, plan.people),
    };
    return withShortTexts(whole, plan.mostEms);
  });
  return {
    ...shared,
    title: deck.title,
    subtitle: deck.subtitle,
    event: deck.event,
    author: deck.author,
    date: deck.date === undefined ? undefined : longDate(deck.date, deck.lang),
    day: deck.date,
    lang: deck.lang,
    theme: deck.theme.name,
    brand,
    transition: deck.transition,
    words: wordsFor(deck.lang),
    slides: filled,
    colors: new Map(
      outline.people.flatMap(({ key, color }) => {
        const hue = people.get(key)?.hue;
        return color === undefined || hue === undefined ? [] : [[hue, color]];
      }),
    ),
  };
}

/** Kinds that have a title of their own where the outline gives none, and the word for it. */
const FIXED_TITLES: Readonly<Record<AutoKind, string>> = {
  cover: 'title',
  agenda: 'agenda',
  sources: 'sources',
  closing: 'closing',
};

function mapValues(map: FieldMap, change: (field: Field) => View): ViewMap {
  return Object.fromEntries(Object.entries(map).map(([key, field]) => [key, change(field)]));
}
