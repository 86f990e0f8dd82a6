/** The deck as the page's script reads it: JSON inside the page. */

import type { LineSetting } from '../../browser/scene/index.js';
import type { Rendered } from '../../render/index.js';

export interface DeckData {
  readonly slides: readonly SlideData[];
  readonly sections: readonly SectionData[];
  /** How each slide's lines are set; undefined where nothing was measured. */
  readonly lines: readonly LineSetting[] | undefined;
  readonly words: Rendered['words']['presenter'] & { readonly notes: string };
}

export interface SlideData {
  readonly title: string;
  readonly id: string | undefined;
  /** The same for the parts of a slide that was split. */
  readonly entry: number;
  /** The index of its section. */
  readonly section: number | undefined;
}

export interface SectionData {
  readonly title: string;
  readonly minutes: number | undefined;
  /** The minutes in words. */
  readonly length: string;
}

export function deckDataOf(
  { slides, sections, words }: Rendered,
  lines: readonly LineSetting[] | undefined,
): DeckData {
  const indexes = new Map(sections.map(({ number }, index) => [number, index]));
  return {
    slides: slides.map(({ title, id, entry, section }) => ({
      title,
      id,
      entry,
      section: section === undefined ? undefined : indexes.get(section),
    })),
    sections: sections.map(({ title, minutes }) => ({
      title,
      minutes,
      length: minutes === undefined ? '' : words.minutes(minutes),
    })),
    lines,
    words: { ...words.presenter, notes: words.notes },
  };
}
