/** The slides in order, each as planned: unchanged, shorter, or split; and their numbers. */
import type {
  AutoKind,
  Outline,
  OutlineSection,
  OutlineSlide,
  Reference,
  Text,
} from '../outline/index.js';
import { INITIAL_PLAN, type Plan, type SlidePlan } from './plan.js';
import { splitFields } from './split/split-fields.js';

interface DeckEntry {
  readonly slide: OutlineSlide;
  readonly section: OutlineSection | undefined;
}

/** An entry, or one of the slides that it is split into. */
export interface PlannedEntry extends DeckEntry {
  readonly entry: number;
  readonly plan: SlidePlan;
  /** From 1. */
  readonly part: number;
  /** The number of its first item in the whole list, from 1. */
  readonly from: number;
}

export function entriesOf(outline: Outline, plan: Plan): PlannedEntry[] {
  const { lang } = outline.deck;
  return inOrder(outline).flatMap((entry, index) =>
    planned(entry, index, plan.get(index) ?? INITIAL_PLAN, entry.slide.lang ?? lang),
  );
}

/** An automatic slide is left out where a section has one of its kind. */
function inOrder(outline: Outline): DeckEntry[] {
  const placed = new Set(outline.sections.flatMap(({ slides }) => slides.map(({ kind }) => kind)));
  const auto = (kind: AutoKind): DeckEntry[] => {
    const slide = outline.deck.auto[kind];
    return slide === false || placed.has(kind) ? [] : [{ slide, section: undefined }];
  };
  return [
    ...auto('cover'),
    ...auto('agenda'),
    ...outline.sections.flatMap((section): DeckEntry[] => {
      const hasOwn = section.slides.some(({ kind }) => kind === 'section');
      const opening = section.opening === false || hasOwn ? [] : [section.opening];
      return [...opening, ...section.slides].map((slide) => ({ slide, section }));
    }),
    ...(outline.sources.length === 0 ? [] : auto('sources')),
    ...auto('closing'),
  ];
}

function planned(entry: DeckEntry, index: number, plan: SlidePlan, lang: string): PlannedEntry[] {
  const { slide } = entry;
  const parts = splitFields(slide.fields, slide.split, plan.parts, plan.fineness, lang);
  return Array.from({ length: plan.parts }, (_, i): PlannedEntry => {
    const split = parts?.[i];
    const fields = split?.fields ?? slide.fields;
    const title = slide.split.includes(slide.titleFrom)
      ? (fields[slide.titleFrom] as Text)
      : slide.title;
    const own = { ...slide, title, fields };
    return { ...entry, entry: index, plan, part: i + 1, from: split?.from ?? 1, slide: own };
  });
}

/** The numbers of the slides that others link to. */
export interface Numbers {
  /** By a slide's id: that of its first part. */
  readonly numberOf: ReadonlyMap<string, number>;
  /** By a slide's id: those of the slides that answer it. */
  readonly answersTo: ReadonlyMap<string, readonly number[]>;
  /** By section: its first visible slide, or else its first. */
  readonly firstOf: ReadonlyMap<OutlineSection, number>;
}

export function numbersOf(entries: readonly PlannedEntry[]): Numbers {
  const numberOf = new Map<string, number>();
  const answersTo = new Map<string, number[]>();
  const first = new Map<OutlineSection, number>();
  const seen = new Map<OutlineSection, number>();
  for (const [index, { slide, section, part }] of entries.entries()) {
    const number = index + 1;
    if (section && !first.has(section)) first.set(section, number);
    if (section && !slide.hidden && !seen.has(section)) seen.set(section, number);
    if (part > 1) continue;
    if (slide.id !== undefined) numberOf.set(slide.id, number);
    const on = slide.fields.on as Reference | undefined;
    if (on === undefined) continue;
    const answers = answersTo.get(on.key);
    if (answers) answers.push(number);
    else answersTo.set(on.key, [number]);
  }
  return { numberOf, answersTo, firstOf: new Map([...first, ...seen]) };
}
