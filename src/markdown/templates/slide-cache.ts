/** Caches the Markdown of slides across compiles, for the preview; never changes the result. */
import { createHash } from 'node:crypto';
import { type Cache, createCache } from '../../cache.js';
import type { Deck, Slide } from '../../deck/index.js';
import type { Problem } from '../../problem.js';
import type { TemplateFiles } from '../../read/index.js';
import type { NumberName, SlideNumbers } from './slide-numbers.js';

export interface SlideText {
  readonly title: string;
  readonly markdown: string;
}

interface CachedSlide {
  readonly text: SlideText;
  /** The slide numbers in it. */
  readonly numbers: readonly (readonly [NumberName, number | undefined])[];
}

/** In characters. */
const CAPACITY = 20_000_000;

/** By templates, which a preview reads once. */
const caches = new WeakMap<TemplateFiles['kinds'], Cache<CachedSlide>>();

/**
 * @param write without effects other than adding to `problems`
 * @param numbers which `write` reads
 * @param problems slides with one are not cached
 */
export function cachedWriter(
  write: (slide: Slide) => SlideText,
  deck: Deck,
  { kinds }: TemplateFiles,
  numbers: SlideNumbers,
  problems: readonly Problem[],
): (slide: Slide) => SlideText {
  const cache = caches.get(kinds) ?? createCache<CachedSlide>(CAPACITY);
  caches.set(kinds, cache);
  const { title, author, lang, people, brand, slides } = deck;
  const names = people.map(({ name, short }) => [name.text, short.text]);
  // A cover's picture is megabytes.
  const { footer, logo, cover } = brand ?? {};
  const ofBrand = [footer?.text, logo, cover];
  const listsSources = slides.some(({ kind }) => kind === 'sources');
  const shared = createHash('sha256')
    .update(JSON.stringify([title.text, author, lang, names, ofBrand, listsSources]))
    .digest('base64');
  return (slide) => {
    const key = keyOf(slide) + shared;
    const found = cache.get(key);
    if (found?.numbers.every(([name, number]) => numbers.of(slide, name) === number)) {
      return found.text;
    }
    const before = problems.length;
    numbers.takeRead();
    const text = write(slide);
    if (problems.length === before) {
      const read = numbers.takeRead().map((name) => [name, numbers.of(slide, name)] as const);
      cache.set(key, { text, numbers: read }, key.length + text.markdown.length);
    }
    return text;
  };
}

/** All that a slide's text depends on, except for slide numbers and what all slides share. */
function keyOf(slide: Slide): string {
  const { number: _, entry: _e, part: _p, parts: _c, notes: _n, ...rest } = slide;
  const section = slide.section && { ...slide.section, first: undefined };
  // A line added to the outline changes the places of all below it.
  return JSON.stringify({ ...rest, section }, (name, value) =>
    name === 'place' ? undefined : value,
  );
}
