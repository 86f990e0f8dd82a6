/** The deck as the page's script reads it: JSON inside the page. */
import type { LineSetting } from '../../browser/scene/index.js';
import type { Rendered } from '../../render/index.js';

export type DeckData = ReturnType<typeof deckDataOf>;
export type SlideData = DeckData['slides'][number];

/**
 * @param lines how each slide's lines are set; undefined where nothing was measured
 * @param videos their addresses by key: data URIs, or files beside the page
 */
export function deckDataOf(
  { slides, sections, words }: Rendered,
  lines: readonly LineSetting[] | undefined,
  videos: ReadonlyMap<string, string>,
) {
  const indexes = new Map(sections.map(({ number }, index) => [number, index]));
  return {
    slides: slides.map(({ title, id, entry, section }) => ({
      title,
      id,
      /** The same for the parts of a slide that was split. */
      entry,
      /** The index of its section. */
      section: section === undefined ? undefined : indexes.get(section),
    })),
    sections: sections.map(({ title, minutes }) => ({
      title,
      minutes,
      /** The minutes in words. */
      length: minutes === undefined ? '' : words.minutes(minutes),
    })),
    lines,
    /** Addresses by the keys of `data-video`. */
    videos: Object.fromEntries(videos),
    words: { ...words.presenter, notes: words.notes },
  };
}
