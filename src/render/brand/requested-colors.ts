/** Which colours a brand asks for on each background of a theme. */
import { isLight, luminanceOf } from '../../color/index.js';
import { FIRST_HUE } from '../../deck/index.js';
import type { Brand, BrandColorName, Side } from '../../outline/index.js';
import type { RequestedColors } from './palette.js';
import { ALL, colorOf, type Properties, type ThemeScope } from './theme-colors.js';

export const SIDES = Object.keys(FIRST_HUE) as readonly Side[];

/** @param people their own colours by class */
export function requestedColorsFor(
  { colors }: Pick<Brand, 'colors'>,
  scopes: readonly ThemeScope[],
  people: ReadonlyMap<string, string>,
): (scope: ThemeScope) => RequestedColors {
  const color = (name: BrandColorName): string | undefined => colors[name]?.color;
  const all = scopes.find(({ selector }) => selector === ALL)?.properties ?? new Map();
  const { background, ink } = orient(color('background'), color('ink'), all);
  const hues = new Map(
    SIDES.flatMap((side) => {
      const own = color(side);
      return own === undefined ? [] : [[FIRST_HUE[side], own] as const];
    }),
  );
  const shared = { accent: color('accent'), hues, people };
  const ofTheme = (name: string): string[] => {
    const found = colorOf(name, all);
    return found === undefined ? [] : [found];
  };
  return ({ selector, properties }) => {
    const isFull = selector !== ALL && colorOf('--paper', properties) !== colorOf('--paper', all);
    if (!isFull) return { ...shared, background, ink, otherInks: [] };
    // On its own background the theme's text colour goes before the brand's.
    const ofBrand = [ink, background].flatMap((one) => one ?? []);
    const otherInks = [...ofBrand, ...ofTheme('--ink'), ...ofTheme('--paper')];
    return { ...shared, background: color('cover-background'), otherInks };
  };
}

/** Swaps background and text colour where the theme is dark and the brand's pair is light. */
function orient(
  background: string | undefined,
  ink: string | undefined,
  theme: Properties,
): { background: string | undefined; ink: string | undefined } {
  const isDarkTheme = !isLight(colorOf('--paper', theme) ?? '#ffffff');
  const isForDark = luminanceOf(background ?? '#888888') < luminanceOf(ink ?? '#888888');
  return isDarkTheme && !isForDark ? { background: ink, ink: background } : { background, ink };
}
