/** Texts that the audience cannot read: too little contrast, or too small. */
import type { Legibility, TextContrast } from '../../browser/scene/index.js';
import { isLargeText, MIN_CONTRAST, MIN_CONTRAST_LARGE } from '../../color/index.js';
import type { Deck } from '../../deck/index.js';
import { placeOfText } from '../../markdown/index.js';
import type { Problem } from '../../problem.js';

/** Computed sizes are rounded. */
const ROUNDING = 0.05;

/** As `fireside guide` states it. */
export const LEGIBILITY_RULE = `Texts have a contrast of ${MIN_CONTRAST}:1 to their background, large ones of ${MIN_CONTRAST_LARGE}:1; the themes see to it.`;

/** @param legibility a slide each, in the deck's order */
export function illegible(deck: Deck, legibility: readonly Legibility[]): Problem[] {
  return deck.slides.flatMap((slide, index) => {
    // Of a text that is on the slide twice, the worse one is reported.
    const texts = (legibility[index] ?? []).toSorted((a, b) => (a.ratio ?? 0) - (b.ratio ?? 0));
    const seen = new Set<string>();
    return texts.flatMap((text) => {
      const name = `Slide ${slide.number} (${slide.kind}): “${shortened(text.text)}”`;
      return [faint(text, name), small(text, name)].flatMap((problem): Problem[] => {
        if (problem === undefined || seen.has(problem.code + text.text)) return [];
        seen.add(problem.code + text.text);
        return [{ ...problem, place: placeOfText(text.source, slide) }];
      });
    });
  });
}

function faint(
  { ratio, size, bold, color, background }: TextContrast,
  name: string,
): Problem | undefined {
  if (ratio === undefined) {
    return {
      severity: 'warning',
      code: 'check/contrast-unknown',
      message: `${name} is blended or filtered, so its contrast cannot be measured`,
      hint: 'Look at it yourself, or take the blend or filter out of the CSS.',
    };
  }
  const isLarge = isLargeText(size, bold);
  const needed = isLarge ? MIN_CONTRAST_LARGE : MIN_CONTRAST;
  if (ratio >= needed) return undefined;
  return {
    severity: 'error',
    code: 'check/contrast',
    message: `${name} has a contrast of ${down(ratio)}:1 (${color} on ${background}), ${needed}:1 is needed${isLarge ? ' for large text' : ''}`,
    hint: 'Set the two further apart in the theme or the kind’s style.css, or by the person’s `color`.',
  };
}

function small({ size, floor }: TextContrast, name: string): Problem | undefined {
  if (size >= floor - ROUNDING) return undefined;
  return {
    severity: 'warning',
    code: 'check/small-text',
    message: `${name} is ${Math.round(size * 10) / 10} px large; such text should have ${floor} px`,
    hint: 'Write less, so that it can be larger, or set a larger size in the theme or the kind’s style.css.',
  };
}

/** Never up to the limit that it fails. */
function down(ratio: number): string {
  return (Math.floor(ratio * 100) / 100).toFixed(2);
}

const SHOWN = 40;

function shortened(text: string): string {
  const characters = [...text];
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join('')}…` : text;
}
