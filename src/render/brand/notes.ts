/** Says which of a brand's colours texts could not have, and what they have instead. */
import { contrastOf, MIN_CONTRAST, MIN_CONTRAST_LARGE, readableOn } from '../../color/index.js';
import type { Brand, BrandColorName } from '../../outline/index.js';
import { COLOR_NAMES } from '../../outline/index.js';
import type { Problem } from '../../problem.js';

const GROUNDS = new Set<BrandColorName>(['ground', 'cover-ground']);

/**
 * A note for each colour that is too pale, or too dark, for text on one of the grounds.
 * @param papers the grounds of the deck
 * @param inkPapers those on which the brand's ink, or what changed places with it, is the text
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
    if (GROUNDS.has(name) ? !isInk : name === 'ink' && !isInk) return [];
    const { color, place } = found;
    const grounds = isInk && ink ? [ink.paper] : [...new Set(papers)];
    const faint = grounds.filter((paper) => contrastOf(color, paper) < MIN_CONTRAST);
    if (faint.length === 0) return [];
    const told = faint.map((paper) => {
      const ratio = (Math.floor(contrastOf(color, paper) * 100) / 100).toFixed(2);
      const large = readableOn(color, [paper], MIN_CONTRAST_LARGE);
      const also = name === 'accent' && large !== color ? `, large text ${large}` : '';
      return `${ratio}:1 on ${paper}, where text is ${readableOn(color, [paper], MIN_CONTRAST)}${also}`;
    });
    return [
      {
        severity: 'note',
        code: 'brand/contrast',
        message: `\`${name}\` ${color} is too near to its ground for text (${MIN_CONTRAST}:1 is needed): ${told.join('; ')}`,
        hint: 'Grounds, rules and charts have the colour as it is, if it can be seen there.',
        place,
      },
    ];
  });
}
