/** What a brand's colours mean on each of a theme's grounds. */
import { isLight, luminanceOf } from '../../color/index.js';
import { FIRST_HUE } from '../../deck/index.js';
import type { Brand, BrandColorName, Side } from '../../outline/index.js';
import type { Wishes } from './palette.js';
import { ALL, colorOf, type Properties, type Scope } from './theme-colors.js';

export const SIDES = Object.keys(FIRST_HUE) as readonly Side[];

/** @param people their own colours by class */
export function wishesFor(
  { colors }: Pick<Brand, 'colors'>,
  scopes: readonly Scope[],
  people: ReadonlyMap<string, string>,
): (scope: Scope) => Wishes {
  const color = (name: BrandColorName): string | undefined => colors[name]?.color;
  const all = scopes.find(({ selector }) => selector === ALL)?.properties ?? new Map();
  const { ground, ink } = groundAndInk(color('ground'), color('ink'), all);
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
    if (!isFull) return { ...shared, ground, ink, otherInks: [] };
    // On a ground of its own the theme's text goes before the brand's, which is for the other.
    const ofBrand = [ink, ground].flatMap((one) => one ?? []);
    const otherInks = [...ofBrand, ...ofTheme('--ink'), ...ofTheme('--paper')];
    return { ...shared, ground: color('cover-ground'), otherInks };
  };
}

/**
 * Ground and ink as they are written, or, where the theme is dark and they are not, the one for the
 * other.
 */
function groundAndInk(
  ground: string | undefined,
  ink: string | undefined,
  theme: Properties,
): { ground: string | undefined; ink: string | undefined } {
  const isDarkTheme = !isLight(colorOf('--paper', theme) ?? '#ffffff');
  const isForDark = luminanceOf(ground ?? '#888888') < luminanceOf(ink ?? '#888888');
  return isDarkTheme && !isForDark ? { ground: ink, ink: ground } : { ground, ink };
}
