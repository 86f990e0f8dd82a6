/** Every fact of the source stands where `facts.yaml` says, in both languages of the talk. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { buildDeck } from '../../src/deck/build-deck.js';
import type { Deck, Slide, View } from '../../src/deck/deck.js';
import { parseOutline } from '../../src/outline/parse.js';
import { readSource } from '../../src/read/read-source.js';
import { readTemplates } from '../../src/read/templates.js';

interface Fact {
  readonly fact: string;
  readonly slide: string;
  readonly in: 'slide' | 'notes';
  readonly text: readonly string[];
  readonly en: readonly string[];
}

const facts = parse(readFileSync('test/app/facts.yaml', 'utf8')) as Fact[];
const source = await readSource('outline.yaml');
const templates = readTemplates('.');

function read(lang: string) {
  const { outline, problems } = parseOutline(source, templates, { lang });
  if (outline === undefined) throw new Error(problems.map(({ message }) => message).join('\n'));
  return { outline, problems, deck: buildDeck(outline, new Map()) };
}
const { deck } = read('zh-Hant');
const english = read('en');

test.each([
  ['zh-Hant', deck, ({ text }: Fact) => text],
  ['en', english.deck, ({ en }: Fact) => en],
])('the talk in %s has a slide or a note for each fact of the source', (_, own, textsOf) => {
  expect(facts.length).toBeGreaterThan(150);
  const lost = facts.flatMap((one) => {
    const { fact, slide: name, in: where } = one;
    const slide = slideNamed(own, name);
    const content = where === 'notes' ? slide.notes : textOf(slide).replaceAll('**', '');
    return textsOf(one)
      .filter((part) => !content.includes(part))
      .map((part) => `${name}: ${fact}: ${part}`);
  });
  expect(lost).toEqual([]);
});

test('the talk in English has the same slides, with nothing left untranslated', () => {
  expect(english.problems).toEqual([]);
  const shape = (one: Deck) =>
    one.slides.map(({ id, kind, section }) => [id, kind, section?.number]);
  expect(shape(english.deck)).toEqual(shape(deck));
  const all = english.deck.slides.map((slide) => `${textOf(slide)}\n${slide.notes}`).join('\n');
  // What somebody has to know who looks for the source.
  expect(new Set(all.match(/[\u3000-\u9fff\uff00-\uffef]+/g))).toEqual(
    new Set(['大頭有話說', '吳曉波頻道', '巴九靈', '何夢飛', '梅浩宇', '饒祖分']),
  );
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

function slideNamed({ slides }: Deck, name: string): Slide {
  const section = /^section-(\d+)$/.exec(name)?.[1];
  const slide = slides.find(
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
    else if (typeof view === 'object' && view !== null) {
      // The outline's own line, and the text in other languages: no slide shows them.
      const { place: _, keyPlace: __, versions: ___, ...shown } = view as Record<string, View>;
      Object.values(shown).forEach(collect);
    }
  };
  collect(slide.fields as View);
  collect(slide.citations as unknown as View);
  return all.join('\n');
}
