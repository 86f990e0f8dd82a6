/** The rules for an outline without mistakes: unused names, long texts, missing sources and alt texts. */
import { IDEOGRAPHS } from '../../ideographs.js';
import { plainText } from '../../markdown/index.js';
import { altOf, type Outline, type OutlineSlide, picturesIn } from '../../outline/index.js';
import type { Problem } from '../../problem.js';
import { type CheckedSlide, type CheckWarning, ofRole, slidesOf, valuesIn } from './slides.js';
import { uncited } from './uncited.js';

type Rule = (slides: readonly CheckedSlide[], outline: Outline) => readonly CheckWarning[];

/** A rule, and the sentence by which `fireside guide` states it. */
interface StatedRule {
  readonly says: string;
  readonly find: Rule;
}

/** How much text there is: ideographs and words are read and spoken at different speeds. */
interface Amount {
  readonly ideographs: number;
  readonly words: number;
}

/** A point of more is a paragraph. */
const POINT: Amount = { ideographs: 60, words: 40 };
/** What a calm speaker says. */
const MINUTE: Amount = { ideographs: 220, words: 130 };

/** By the code of their problems. */
const RULES: Readonly<Record<string, StatedRule>> = {
  'unused-person': { says: 'Each person is named on a slide.', find: unusedPeople },
  'unused-source': { says: 'Each source is cited.', find: unusedSources },
  'unused-var': { says: 'Each of `vars` is in a text.', find: unusedVars },
  'long-section': {
    says: `The notes of a section take no longer than its \`minutes\`: ${MINUTE.words} words or ${MINUTE.ideographs} ideographs are a minute.`,
    find: longSections,
  },
  'long-point': {
    says: `A point has at most ${POINT.words} words or ${POINT.ideographs} ideographs.`,
    find: longPoints,
  },
  'no-source': {
    says: 'What is stated as a fact or with `verbatim: true` has a source: its own, the slide’s, the section’s or the deck’s.',
    find: uncited,
  },
  'no-alt': {
    says: 'A picture has an `alt` text that says what it shows.',
    find: (slides) => slides.flatMap(picturesWithoutAlt),
  },
  untranslated: {
    says: 'Where texts are given by language, all are, unless they are the same in each.',
    find: untranslatedTexts,
  },
};

/** What an outline is to keep, in sentences. */
export const OUTLINE_RULES: readonly string[] = Object.values(RULES).map(({ says }) => says);

/** Warnings, each with its place. */
export function checkOutline(outline: Outline): Problem[] {
  const slides = slidesOf(outline);
  return Object.entries(RULES).flatMap(([name, { find }]) =>
    find(slides, outline).map(
      (finding): Problem => ({ severity: 'warning', code: `check/${name}`, ...finding }),
    ),
  );
}

function unusedPeople(slides: readonly CheckedSlide[], { people }: Outline): CheckWarning[] {
  const named = new Set(slides.flatMap(({ values }) => keysIn(ofRole(values, 'person'))));
  // A cover without `people` shows the speakers.
  const showsAll = slides.some(
    ({ slide }) => slide.kind === 'cover' && !('people' in slide.fields),
  );
  const isShown = (side: string): boolean => showsAll && (side === 'host' || side === 'guest');
  return people
    .filter(({ key, side }) => !named.has(key) && !isShown(side))
    .map(({ key, place }) => ({
      message: `No slide names “${key}”`,
      hint: `Name the person (\`by: ${key}\`, or on a slide of kind people), or delete the entry.`,
      place,
    }));
}

function unusedSources(slides: readonly CheckedSlide[], outline: Outline): CheckWarning[] {
  const cited = new Set([
    ...outline.deck.sources,
    ...outline.sections.flatMap(({ sources }) => sources),
    ...slides.flatMap(({ slide, values }) => [
      ...slide.sources,
      ...keysIn(ofRole(values, 'source')),
    ]),
  ]);
  return outline.sources
    .filter(({ key }) => !cited.has(key))
    .map(({ key, place }) => ({
      message: `No slide cites “${key}”`,
      hint: `Cite it where it is used (\`sources: [${key}]\`), or delete the entry.`,
      place,
    }));
}

function unusedVars(_: unknown, { vars }: Outline): CheckWarning[] {
  return vars
    .filter(({ isUsed }) => !isUsed)
    .map(({ name, place }) => ({
      message: `No text names the var “${name}”`,
      hint: `Write \`{{${name}}}\` where its value belongs, or delete the line.`,
      place,
    }));
}

function untranslatedTexts(_: unknown, { languages }: Outline): CheckWarning[] {
  const { own, chosen, untranslated } = languages;
  return untranslated.map(({ place }) => ({
    message: `This text is in ${own} alone, and is shown so in the deck in ${chosen}`,
    hint: `Give it by language: {${own}: …, ${chosen}: …}. What is to stay as it is, such as a name, is marked by […]{lang=${own}}, or given in both.`,
    place,
  }));
}

function keysIn(references: readonly { readonly key: string }[]): string[] {
  return references.map(({ key }) => key);
}

function longPoints(slides: readonly CheckedSlide[]): CheckWarning[] {
  const points = slides.flatMap(({ values }) =>
    ofRole(values, 'text').filter(({ isPoint }) => isPoint),
  );
  return points.flatMap(({ text, place }) => {
    const amount = amountOf(plainText(text));
    if (shareOf(amount, POINT) <= 1) return [];
    return {
      message: `This point has ${nameAmount(amount)}; it should have at most ${POINT.ideographs} ideographs or ${POINT.words} words`,
      hint: 'Keep what the audience has to see, and say the rest: move it to `notes`.',
      place,
    };
  });
}

function longSections(_: unknown, { sections }: Outline): CheckWarning[] {
  return sections.flatMap(({ opening, slides, minutes, minutesPlace }) => {
    if (minutes === undefined) return [];
    const notes = [opening, ...slides].map((slide) => (slide ? slide.notes : ''));
    const amount = amountOf(notes.join('\n'));
    const takes = shareOf(amount, MINUTE);
    if (takes <= minutes) return [];
    return {
      message: `The notes of this section take ${Math.ceil(takes * 10) / 10} minutes (${nameAmount(amount)}); planned are ${minutes}`,
      hint: `Plan \`minutes: ${Math.ceil(takes)}\`, or shorten the notes: ${MINUTE.ideographs} ideographs or ${MINUTE.words} words are a minute.`,
      place: minutesPlace,
    };
  });
}

function picturesWithoutAlt({ slide, values }: CheckedSlide): CheckWarning[] {
  return [
    ...requiredPictures(slide)
      .filter(({ alt = '' }) => alt.trim() === '')
      .map(({ altPlace, src }) => ({ src, place: altPlace })),
    ...ofRole(values, 'markdown').flatMap(({ markdown, place }) =>
      // Backgrounds need no alt text.
      picturesIn(markdown)
        .filter(({ words, isBackground }) => !isBackground && altOf(words ?? '') === '')
        .map(({ src }) => ({ src: src.length > 60 ? `${src.slice(0, 60)}…` : src, place })),
    ),
  ].map(({ src, place }) => ({
    message: `The picture “${src}” has no alt text`,
    hint: 'Say what it shows: `alt: …`, or in Markdown ![…](…).',
    place,
  }));
}

/** A picture that its kind requires is the content of the slide; others may be ornaments. */
function requiredPictures({ fields, required }: OutlineSlide) {
  return required.flatMap((name) => {
    const field = fields[name];
    return field === undefined ? [] : ofRole(valuesIn(field), 'picture');
  });
}

const IDEOGRAPH = new RegExp(`[${IDEOGRAPHS}\\p{Script=Bopomofo}]`, 'gu');
/** A name such as GPT-4, a number such as 3.1, a word such as don't. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’.,_-][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu;

/** Punctuation counts for nothing. */
function amountOf(text: string): Amount {
  const ideographs = text.match(IDEOGRAPH)?.length ?? 0;
  const words = text.replace(IDEOGRAPH, ' ').match(WORD)?.length ?? 0;
  return { ideographs, words };
}

/** The amount as a share of a measure; in a mixed text the two shares add up. */
function shareOf({ ideographs, words }: Amount, measure: Amount): number {
  return ideographs / measure.ideographs + words / measure.words;
}

/** `62 ideographs`, `41 words`, or both. */
function nameAmount({ ideographs, words }: Amount): string {
  const name = (count: number, what: string): string[] =>
    count === 0 ? [] : [`${count} ${what}${count === 1 ? '' : 's'}`];
  return [...name(ideographs, 'ideograph'), ...name(words, 'word')].join(' and ');
}
