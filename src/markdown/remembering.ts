/** Slides that were written from the same templates and have not changed are not written again. */
import { createHash } from 'node:crypto';
import type { Deck, Slide } from '../deck/deck.js';
import type { Problem } from '../problem.js';
import type { TemplateFiles } from '../read/templates.js';
import { createRecent, type Recent } from '../recent.js';
import type { MarkdownSlide } from './markdown.js';

/** In characters: pictures stand in the slides. */
const KEPT = 20_000_000;

/** A preview reads templates once and uses them again; who reads them anew has no memory. */
const written = new WeakMap<TemplateFiles['kinds'], Recent<MarkdownSlide>>();

/**
 * Writes slides, or finds them again.
 * @param write makes nothing but the slide it gives, and problems
 * @param problems what `write` adds to; a slide with one is written each time
 */
export function remembering(
  write: (slide: Slide) => MarkdownSlide,
  deck: Deck,
  { kinds }: TemplateFiles,
  problems: readonly Problem[],
): (slide: Slide) => MarkdownSlide {
  const known = written.get(kinds) ?? createRecent<MarkdownSlide>(KEPT);
  written.set(kinds, known);
  const { title, author, lang, people, slides, brand } = deck;
  const names = people.map(({ name, short }) => [name.text, short.text]);
  const numbers = slides.map(({ id, number }) => [id, number]);
  // All that a slide's Markdown is made of but the slide itself; a cover's picture is megabytes.
  const { footer, logo, cover } = brand ?? {};
  const ofBrand = [footer?.text, logo, cover];
  const shared = createHash('sha256')
    .update(JSON.stringify([title.text, author, lang, names, numbers, ofBrand]))
    .digest('base64');
  return (slide) => {
    const key = JSON.stringify(slide) + shared;
    const found = known.get(key);
    if (found) return found;
    const before = problems.length;
    const made = write(slide);
    if (problems.length === before) known.set(key, made, key.length + made.markdown.length);
    return made;
  };
}
