/** Finds where the outline has a text that the page shows. */
import type { Slide, View, ViewMap } from '../deck/deck.js';
import type { Text } from '../outline/outline.js';
import type { Place } from '../problem.js';
import { plainText } from './inline.js';

/** On the slide itself, or in its section's title; else the place of the slide. */
export function placeOfText(shown: string, slide: Slide): Place {
  const wanted = bare(shown);
  const texts = [...(slide.title ? [slide.title] : []), ...textsIn(slide.fields)];
  const kicker = slide.section ? [slide.section.title] : [];
  const found =
    [...texts, ...kicker].find(({ text }) => bare(plainText(text)) === wanted) ??
    texts.find(({ text }) => wanted.length > 1 && bare(plainText(text)).includes(wanted)) ??
    texts.find(({ text }) => text !== '' && wanted.includes(bare(plainText(text))));
  return found?.place ?? slide.place;
}

/** People, sources and other slides have their texts elsewhere: here is only how they are shown. */
function textsIn(view: View): Text[] {
  if (typeof view !== 'object') return [];
  if (Array.isArray(view)) return view.flatMap(textsIn);
  const { $role, caption } = view as { $role?: string; caption?: View };
  if ($role === 'text') return [view as Text];
  if ($role === 'image') return textsIn(caption);
  return $role === undefined ? Object.values(view as ViewMap).flatMap(textsIn) : [];
}

/** Marks that templates add, and blanks, tell nothing. */
function bare(text: string): string {
  return text.replace(/[\s「」“”『』]/g, '');
}
