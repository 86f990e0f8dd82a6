/** A brand's colours on each background of a deck: those of its theme, and paper. */
import postcss from 'postcss';
import type { Brand, Outline } from '../../outline/index.js';
import type { Problem } from '../../problem.js';
import type { TemplateFiles } from '../../read/index.js';
import { composeTheme } from '../index.js';
import type { ScopedPalette } from './brand-css.js';
import { contrastNotes } from './notes.js';
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
