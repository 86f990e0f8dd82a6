/** The slides in order, each as planned: unchanged, with smaller text, or split. */
import type { AutoKind, Outline, OutlineSection, OutlineSlide, Text } from '../outline/index.js';
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
