/** The title of a slide: its own, or that of its kind. */
import type { AutoKind, Outline, Text } from '../outline/index.js';
import type { PlannedEntry } from './entries.js';
import { type Words, wordsFor } from './words.js';

/** Kinds that have a title even where the outline gives none: the deck's, or a fixed word. */
const FIXED_TITLES: Readonly<Partial<Record<AutoKind, keyof Words>>> = {
  agenda: 'agenda',
  sources: 'sources',
  closing: 'closing',
};

/** Undefined for a slide without a title. */
export function titleOf({ slide }: PlannedEntry, deck: Outline['deck']): Text | undefined {
  if (slide.title) return slide.title;
  const word = FIXED_TITLES[slide.kind as AutoKind];
  if (slide.kind !== 'cover' && word === undefined) return undefined;
  const text = word ? String(wordsFor(slide.lang ?? deck.lang)[word]) : deck.title.text;
  return { $role: 'text', text, place: slide.place };
}

/** Numbered, unless the title itself is split. */
export function partTitle(entry: PlannedEntry, deck: Outline['deck']): Text | undefined {
  const { part, plan, slide } = entry;
  const title = titleOf(entry, deck);
  if (title === undefined || plan.parts === 1 || slide.split.includes(slide.titleFrom)) {
    return title;
  }
  const { lang = deck.lang } = slide;
  return { ...title, text: wordsFor(lang).part(title.text, part, plan.parts) };
}
