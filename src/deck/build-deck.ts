/** Builds the deck of an outline: a flat list of slides, every reference resolved. */
import type {
  Field,
  FieldMap,
  Outline,
  OutlineSection,
  OutlineSlide,
  OutlineSource,
  Picture,
  Raw,
  Reference,
  Text,
} from '../outline/index.js';
import { withAddresses } from '../outline/index.js';
import type { PictureFacts } from '../read/index.js';
import { automaticFields, shortened } from './automatic.js';
import { type Citations, createCitations } from './citations.js';
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
import { entriesOf, type Numbers, numbersOf, type PlannedEntry } from './entries.js';
import { resolvePeople } from './people.js';
import { backgroundOf, type PictureMaps, pictureOf } from './pictures.js';
import { INITIAL_PLAN, type Plan } from './plan.js';
import { quoteTimes, withAllTimes } from './quote-times.js';
import { withShortTexts } from './short-texts.js';
import { partTitle, titleOf } from './slide-title.js';
import { type SlidePart, splitFields } from './split/split-fields.js';
import { wordsFor } from './words.js';

/** What the slides are made from. */
interface DeckContext extends PictureMaps {
  readonly deck: Outline['deck'];
  readonly entries: readonly PlannedEntry[];
  readonly numbers: Numbers;
  readonly people: ReadonlyMap<string, Person>;
  readonly citations: Citations;
  /** By their keys. */
  readonly sources: ReadonlyMap<string, OutlineSource>;
  readonly sections: ReadonlyMap<OutlineSection, Section>;
}

/**
 * @param pictures data URIs of the outline's pictures by path
 * @param plan the slides that are split or omit something
 * @param portraits smaller pictures of people by path
 * @param facts what is known of the pictures, by path
 * @param videos the keys of the outline's videos by path
 */
export function buildDeck(
  outline: Outline,
  pictures: ReadonlyMap<string, string>,
  plan: Plan = new Map(),
  brand?: DeckBrand,
  portraits: ReadonlyMap<string, string> = pictures,
  facts: ReadonlyMap<string, PictureFacts> = new Map(),
  videos: PictureMaps['videos'] = new Map(),
): Deck {
  const { deck } = outline;
  const people = resolvePeople(outline.people, portraits, brand?.sides);
  const citations = createCitations(outline.sources, deck.lang);
  const entries = entriesOf(outline, plan);
  const numbers = numbersOf(entries);
  const sections = sectionsOf(outline, numbers);
  const sources = new Map(outline.sources.map((source) => [source.key, source]));
  const shown = { pictures, facts, videos };
  const context = { deck, entries, numbers, people, citations, sources, sections, ...shown };
  // Visible slides cite first: so a source has the same number in the speaker's files and in those
  // of the audience, which skip none.
  const slides = entries
    .map((entry, index) => ({ entry, number: index + 1 }))
    .toSorted((a, b) => Number(a.entry.slide.hidden) - Number(b.entry.slide.hidden))
    .map(({ entry, number }) => slideOf(entry, number, context))
    .sort((a, b) => a.number - b.number);
  const shared = { sections: [...sections.values()], people: [...people.values()] };
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
    slides: withAutomaticFields(slides, context, shared),
    colors: new Map(
      outline.people.flatMap(({ key, color }) => {
        const hue = people.get(key)?.hue;
        return color === undefined || hue === undefined ? [] : [[hue, color]];
      }),
    ),
  };
}

function sectionsOf(outline: Outline, { firstOf }: Numbers): Map<OutlineSection, Section> {
  return new Map(
    outline.sections.map((section, index) => [
      section,
      {
        number: index + 1,
        title: section.title,
        minutes: section.minutes,
        first: firstOf.get(section) ?? 0,
      },
    ]),
  );
}

function slideOf(entry: PlannedEntry, number: number, context: DeckContext): Slide {
  const { slide, section, part, plan } = entry;
  const { deck, citations } = context;
  const used = new Set<Citation>();
  const fields = mapValues(slide.fields, (field) => resolve(field, context, used));
  const inherited = slide.sources.length
    ? slide.sources
    : section?.sources.length
      ? section.sources
      : deck.sources;
  if (slide.frame === 'full' && (used.size === 0 || slide.sources.length > 0)) {
    for (const key of inherited) used.add(citations.cite(key));
  }
  const { sources: _, background, ...own } = slide;
  const times = quoteTimes(slide.fields, context.sources);
  return {
    ...own,
    number,
    entry: entry.entry,
    part,
    parts: plan.parts,
    from: entry.from,
    without: plan.without,
    hyphens: plan.hyphens,
    // Links, notes and answers belong to the first part alone.
    id: part === 1 ? slide.id : undefined,
    lang: slide.lang ?? deck.lang,
    title: partTitle(entry, deck),
    section: section && context.sections.get(section),
    fields,
    background: background && backgroundOf(background, context),
    notes: part === 1 ? slide.notes : '',
    citations: [...used]
      .map((one) => ({ ...one, times: times.get(one.key) ?? [] }))
      .sort((a, b) => a.number - b.number),
    answers: part === 1 ? answersTo(slide, context) : [],
  };
}

/** @param used gets the citations of the field */
function resolve(field: Field, context: DeckContext, used: Set<Citation>): View {
  const inner = (one: Field): View => resolve(one, context, used);
  if (typeof field !== 'object') return field;
  if (Array.isArray(field)) return field.map(inner);
  if (!('$role' in field)) return mapValues(field as FieldMap, inner);
  const { pictures, citations, numbers } = context;
  const marked = field as Text | Reference | Picture | Raw;
  switch (marked.$role) {
    case 'person':
      return personOf(marked, context);
    case 'source': {
      const citation = citations.cite(marked.key);
      used.add(citation);
      return citation;
    }
    case 'slide':
      return linkTo(numbers.numberOf.get(marked.key) ?? 0, context);
    case 'picture':
      return pictureOf(marked, context);
    case 'markdown':
      return { ...marked, markdown: withAddresses(marked.markdown, (src) => pictures.get(src)) };
    default:
      return marked;
  }
}

function personOf({ key }: Reference, { people }: DeckContext): Person {
  const person = people.get(key);
  if (person === undefined) throw new Error(`the outline let an unknown person pass: ${key}`);
  return person;
}

function linkTo(number: number, context: DeckContext): SlideLink {
  const entry = context.entries[number - 1];
  if (entry === undefined) throw new Error(`there is no slide ${number}`);
  const by = entry.slide.fields.by as Reference | undefined;
  return {
    $role: 'link',
    number,
    title: titleOf(entry, context.deck),
    by: by && personOf(by, context),
  };
}

/** A visible slide does not mention a hidden one. */
function answersTo({ id = '', hidden }: OutlineSlide, context: DeckContext): SlideLink[] {
  return (context.numbers.answersTo.get(id) ?? [])
    .filter((number) => hidden || !context.entries[number - 1]?.slide.hidden)
    .map((number) => linkTo(number, context));
}

/** Adds the fields that are made from the deck, split like others, and shortens what the plan says. */
function withAutomaticFields(
  slides: readonly Slide[],
  { deck, entries, citations }: DeckContext,
  shared: Pick<Deck, 'sections' | 'people'>,
): Slide[] {
  const ofVisible = slides.flatMap(({ hidden, citations: own }) => (hidden ? [] : own));
  const cited = withAllTimes(ofVisible);
  const all = citations.all();
  // A visible list names no source that only hidden slides cite.
  const shown = all.flatMap(({ number }) => cited.get(number) ?? []);
  const partsByEntry = new Map<number, readonly SlidePart<ViewMap>[] | undefined>();
  return slides.map((slide, index) => {
    const own = automaticFields(slide, deck, shared, slide.hidden ? all : shown);
    const { plan = INITIAL_PLAN } = entries[index] ?? {};
    if (slide.part === 1) {
      const parts = splitFields(own, slide.split, plan.parts, plan.fineness, slide.lang);
      partsByEntry.set(slide.entry, parts);
    }
    const part = partsByEntry.get(slide.entry)?.[slide.part - 1];
    const whole = {
      ...slide,
      from: Math.max(slide.from, part?.from ?? 1),
      fields: shortened({ ...(part?.fields ?? own), ...slide.fields }, plan.people),
    };
    return withShortTexts(whole, plan.mostEms);
  });
}

function mapValues(map: FieldMap, change: (field: Field) => View): ViewMap {
  return Object.fromEntries(Object.entries(map).map(([key, field]) => [key, change(field)]));
}
