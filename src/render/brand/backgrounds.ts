/** A brand's colours on each background of a deck: those of its theme, and paper. */
import postcss from 'postcss';
import { contrastOf, MIN_CONTRAST, MIN_CONTRAST_LARGE, readableOn } from '../../color/index.js';
import type { Brand, BrandColorName, Outline } from '../../outline/index.js';
import { COLOR_NAMES } from '../../outline/index.js';
import type { Problem } from '../../problem.js';
import type { TemplateFiles } from '../../read/index.js';
import { composeTheme } from '../index.js';
import type { ScopedPalette } from './brand-css.js';
import { type Palette, paletteOn } from './palette.js';
import { requestedColorsFor } from './requested-colors.js';
import { ALL, scopesOf, type ThemeScope } from './theme-colors.js';

export interface Backgrounds {
  /** Of all slides, and of each kind that has its own background. */
  readonly scoped: readonly ScopedPalette[];
  /** Of the handout. */
  readonly paper: Palette;
  /** For each colour that is unreadable as text. */
  readonly notes: readonly Problem[];
}

/** @param templates with the deck's theme among their themes */
export function backgroundsOf(
  brand: Brand,
  outline: Outline,
  templates: TemplateFiles,
): Backgrounds {
  const { themes } = templates;
  const composed = composeTheme(outline.deck.theme.name, { themes, marp: () => '' });
  // A user's kind may have its own background, such as one copied from `quote`.
  const kinds = [...templates.kinds.values()].filter(({ origin }) => origin === 'own');
  const scopes = scopesOf([composed, ...kinds.map(({ style }) => style?.text ?? '')].join('\n'));
  const wishes = requestedColorsFor(brand, scopes, peopleOf(outline));
  const scoped = scopes.map(
    (scope): ScopedPalette => ({
      selector: scope.selector,
      palette: paletteOn(scope.properties, wishes(scope)),
    }),
  );
  const all = scoped.find(({ selector }) => selector === ALL)?.palette;
  const { ink } = wishes({ selector: ALL, properties: scopes[0]?.properties ?? new Map() });
  const inkName =
    ink !== undefined && ink === brand.colors.background?.color ? 'background' : 'ink';
  const papers = scoped.map(({ palette }) => palette.paper);
  const inkOn = all && ink ? ({ name: inkName, paper: all.paper } as const) : undefined;
  const sheet = paperOf(templates);
  // On paper text has the handout's own colour.
  const onSheet = { ...wishes(sheet), background: undefined, ink: undefined, otherInks: [] };
  return {
    scoped,
    paper: paletteOn(sheet.properties, onSheet),
    notes: contrastNotes(brand, papers, inkOn),
  };
}

/** People's own colours by class (deck/people.ts). */
function peopleOf({ people }: Outline): ReadonlyMap<string, string> {
  return new Map(
    people.flatMap(({ color }, index) =>
      color === undefined ? [] : [[`person-${index + 1}`, color.toLowerCase()] as const],
    ),
  );
}

/** The handout's own ink and paper. */
function paperOf({ handout }: TemplateFiles): ThemeScope {
  const properties = new Map<string, string>();
  postcss.parse(handout.style.text).walkRules('.handout, .handout svg section', (rule) => {
    rule.walkDecls(/^--/, ({ prop, value }) => void properties.set(prop, value));
  });
  return { selector: ALL, properties };
}

const BACKGROUNDS = new Set<BrandColorName>(['background', 'cover-background']);

/**
 * A note for each colour that has too little contrast for text on one of the backgrounds.
 * @param papers the backgrounds of the deck
 * @param ink the brand's text colour (on a dark theme its background, swapped) and its background
 */
function contrastNotes(
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
