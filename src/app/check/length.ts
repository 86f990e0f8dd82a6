/** Points that are too long to be read at a glance, sections too long for their minutes. */
import { plainText } from '../../markdown/index.js';
import type { Outline } from '../../outline/index.js';
import type { Problem } from '../../problem.js';
import { type Amount, amountOf, nameAmount, shareOf } from './amount.js';
import { slidesOf, valuesIn } from './fields.js';

/** A point of more is a paragraph. */
const POINT: Amount = { ideographs: 60, words: 40 };
/** What a calm speaker says. */
const MINUTE: Amount = { ideographs: 220, words: 130 };

export function longPoints(outline: Outline): Problem[] {
  return slidesOf(outline)
    .flatMap(({ slide }) => valuesIn(slide.fields))
    .flatMap((value): Problem[] => {
      if (typeof value !== 'object' || value.$role !== 'text' || !value.isPoint) return [];
      const amount = amountOf(plainText(value.text));
      if (shareOf(amount, POINT) <= 1) return [];
      return [
        {
          severity: 'warning',
          code: 'check/long-point',
          message: `This point has ${nameAmount(amount)}; it should have at most ${POINT.ideographs} ideographs or ${POINT.words} words`,
          hint: 'Keep what the room has to see, and say the rest: move it to `notes`.',
          place: value.place,
        },
      ];
    });
}

export function longSections(outline: Outline): Problem[] {
  return outline.sections.flatMap(({ opening, slides, minutes, minutesPlace }): Problem[] => {
    if (minutes === undefined) return [];
    const notes = [opening, ...slides].map((slide) => (slide ? slide.notes : ''));
    const amount = amountOf(notes.join('\n'));
    const takes = shareOf(amount, MINUTE);
    if (takes <= minutes) return [];
    const rounded = Math.ceil(takes * 10) / 10;
    return [
      {
        severity: 'warning',
        code: 'check/long-section',
        message: `The notes of this section take ${rounded} minutes (${nameAmount(amount)}); planned are ${minutes}`,
        hint: `Plan \`minutes: ${Math.ceil(takes)}\`, or shorten the notes: ${MINUTE.ideographs} ideographs or ${MINUTE.words} words are a minute.`,
        place: minutesPlace,
      },
    ];
  });
}
