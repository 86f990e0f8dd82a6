/** Every fact of the source stands where `facts.yaml` says: the talk loses none by editing. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { buildDeck } from '../src/deck/build-deck.js';
import type { Slide, View } from '../src/deck/deck.js';
import { parseOutline } from '../src/outline/parse.js';
import { readSource } from '../src/read/source.js';
import { readTemplates } from '../src/read/templates.js';

interface Fact {
  readonly fact: string;
  readonly slide: string;
  readonly in: 'slide' | 'notes';
  readonly text: readonly string[];
}

const facts = parse(readFileSync('test/facts.yaml', 'utf8')) as Fact[];
const { outline, problems } = parseOutline(await readSource('outline.yaml'), readTemplates('.'));
if (outline === undefined) throw new Error(problems.map(({ message }) => message).join('\n'));
const deck = buildDeck(outline, new Map());

test('the talk has a slide or a note for each fact of the source', () => {
  expect(facts.length).toBeGreaterThan(150);
  const lost = facts.flatMap(({ fact, slide: name, in: where, text }) => {
    const slide = slideNamed(name);
    const content = where === 'notes' ? slide.notes : textOf(slide).replaceAll('**', '');
    return text
      .filter((part) => !content.includes(part))
      .map((part) => `${name}: ${fact}: ${part}`);
  });
  expect(lost).toEqual([]);
});

test('the talk has 24 to 36 slides, each content slide with notes', () => {
  expect(deck.slides.length).toBeGreaterThanOrEqual(24);
  expect(deck.slides.length).toBeLessThanOrEqual(36);
  const content = deck.slides.filter(({ frame }) => frame === 'full');
  expect(content.filter(({ notes }) => notes === '').map(({ id }) => id)).toEqual([]);
});

test('every section has planned minutes', () => {
  expect(deck.sections.every(({ minutes }) => minutes !== undefined)).toBe(true);
});

function slideNamed(name: string): Slide {
  const section = /^section-(\d+)$/.exec(name)?.[1];
  const slide = deck.slides.find(
    ({ id, kind, section: of }) =>
      id === name ||
      (section ? kind === 'section' && of?.number === Number(section) : kind === name && !id),
  );
  if (slide === undefined) throw new Error(`facts.yaml names ${name}, which is no slide`);
  return slide;
}

function textOf(slide: Slide): string {
  const all: string[] = [slide.title?.text ?? ''];
  const collect = (view: View): void => {
    if (typeof view === 'string') all.push(view);
    else if (Array.isArray(view)) view.forEach(collect);
    else if (typeof view === 'object' && view !== null) Object.values(view).forEach(collect);
  };
  collect(slide.fields as View);
  collect(slide.citations as unknown as View);
  return all.join('\n');
}
