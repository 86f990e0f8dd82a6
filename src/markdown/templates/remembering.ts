/** Slides that were written from the same templates and have not changed are not written again. */
import { createHash } from 'node:crypto';
import { type Cache, createCache } from '../../cache.js';
import type { Deck, Slide } from '../../deck/index.js';
import type { Problem } from '../../problem.js';
import type { TemplateFiles } from '../../read/index.js';
import type { NumberName, SlideNumbers } from './slide-numbers.js';

/** What templates make of a slide. */
export interface SlideText {
  readonly title: string;
  readonly markdown: string;
}

interface Entry {
  readonly text: SlideText;
  /** The numbers in it, as they were. */
  readonly numbers: readonly (readonly [NumberName, number | undefined])[];
}

/** In characters. */
const KEPT = 20_000_000;

/** A preview reads templates once and uses them again; who reads them anew has no memory. */
const written = new WeakMap<TemplateFiles['kinds'], Cache<Entry>>();

/**
 * Writes slides, or finds them again.
 * @param write makes nothing but the text it gives, and problems
 * @param numbers what `write` reads numbers from
 * @param problems what `write` adds to; a slide with one is written each time
 */
export function remembering(
  write: (slide: Slide) => SlideText,
  deck: Deck,
  { kinds }: TemplateFiles,
  numbers: SlideNumbers,
  problems: readonly Problem[],
): (slide: Slide) => SlideText {
  const known = written.get(kinds) ?? createCache<Entry>(KEPT);
  written.set(kinds, known);
  const { title, author, lang, people, brand } = deck;
  const names = people.map(({ name, short }) => [name.text, short.text]);
  // A cover's picture is megabytes.
  const { footer, logo, cover } = brand ?? {};
  const ofBrand = [footer?.text, logo, cover];
  const shared = createHash('sha256')
    .update(JSON.stringify([title.text, author, lang, names, ofBrand]))
    .digest('base64');
  return (slide) => {
    const key = keyOf(slide) + shared;
    const found = known.get(key);
    if (found?.numbers.every(([name, number]) => numbers.of(slide, name) === number)) {
      return found.text;
    }
    const before = problems.length;
    numbers.takeRead();
    const text = write(slide);
    if (problems.length === before) {
      const read = numbers.takeRead().map((name) => [name, numbers.of(slide, name)] as const);
      known.set(key, { text, numbers: read }, key.length + text.markdown.length);
    }
    return text;
  };
}

/** All that a slide's text is made of, but the numbers of slides and what all slides share. */
function keyOf(slide: Slide): string {
  const { kind, lang, frame, density, from, title, fields, math, citations, answers } = slide;
  const section = slide.section && [
    slide.section.number,
    slide.section.title.text,
    slide.section.minutes,
  ];
  const seen = [kind, lang, frame, density, from, title, fields, math, citations, answers, section];
  return JSON.stringify(seen, withoutPlaces);
}

/** Each line that is put in changes the places of all below it. */
function withoutPlaces(name: string, value: unknown): unknown {
  return name === 'place' ? undefined : value;
}
