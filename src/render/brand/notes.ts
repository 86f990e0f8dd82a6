/** Reports brand colours that are unreadable as text, and what is used instead. */
import { contrastOf, MIN_CONTRAST, MIN_CONTRAST_LARGE, readableOn } from '../../color/index.js';
import type { Brand, BrandColorName } from '../../outline/index.js';
import { COLOR_NAMES } from '../../outline/index.js';
import type { Problem } from '../../problem.js';

const BACKGROUNDS = new Set<BrandColorName>(['background', 'cover-background']);

/**
 * A note for each colour that has too little contrast for text on one of the backgrounds.
 * @param papers the backgrounds of the deck
 * @param ink the brand's text colour (on a dark theme its background, swapped) and its background
 */
export function contrastNotes(
  { colors }: Pick<Brand, 'colors'>,
  papers: readonly string[],
  ink: { readonly name: BrandColorName; readonly paper: string } | undefined,
): Problem[] {
  return COLOR_NAMES.flatMap((name): Problem[] => {
    const found = colors[name];
    if (found === undefined) return [];
    const isInk = name === ink?.name;
    if (BACKGROUNDS.has(name) ? !isInk : name === 'ink' && !isInk) return [];
    const { color, place } = found;
    const backgrounds = isInk && ink ? [ink.paper] : [...new Set(papers)];
    const faint = backgrounds.filter((paper) => contrastOf(color, paper) < MIN_CONTRAST);
    if (faint.length === 0) return [];
    const ratios = faint.map((paper) => {
      const ratio = (Math.floor(contrastOf(color, paper) * 100) / 100).toFixed(2);
      const large = readableOn(color, [paper], MIN_CONTRAST_LARGE);
      const also = name === 'accent' && large !== color ? `, large text ${large}` : '';
      return `${ratio}:1 on ${paper}, where text is ${readableOn(color, [paper], MIN_CONTRAST)}${also}`;
    });
    return [
      {
        severity: 'note',
        code: 'brand/contrast',
        message: `\`${name}\` ${color} has too little contrast for text (${MIN_CONTRAST}:1 is needed): ${ratios.join('; ')}`,
        hint: 'Backgrounds, rules and charts have the colour as it is, if it is visible there.',
        place,
      },
    ];
  });
}
