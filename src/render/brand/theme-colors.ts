/** Reads the colours of a theme's slides from its CSS, where no browser is needed for that. */
import postcss from 'postcss';
import { mixed, parseColor } from '../../color/index.js';

/** The custom properties of slides, by name with its two hyphens. */
export type Properties = ReadonlyMap<string, string>;

/** All slides, or those of a kind with its own colours. */
export interface ThemeScope {
  /** `section`, or `section.cover`. */
  readonly selector: string;
  readonly properties: Properties;
}

/** The selector of all slides. */
export const ALL = 'section';

/**
 * A theme's properties of all slides, and of each kind with its own, which inherits those of all.
 * @param css the whole theme, imports resolved
 */
export function scopesOf(css: string): ThemeScope[] {
  const own = new Map<string, Map<string, string>>([[ALL, new Map()]]);
  postcss.parse(css).walkDecls(/^--/, ({ prop, value, parent }) => {
    if (parent?.type !== 'rule') return;
    for (const selector of (parent as postcss.Rule).selectors) {
      const name = selector === ':root' ? ALL : selector;
      if (!/^section(\.[\w-]+)?$/.test(name)) continue;
      const known = own.get(name) ?? new Map<string, string>();
      own.set(name, known.set(prop, value));
    }
  });
  const all = own.get(ALL) ?? new Map<string, string>();
  return [...own].map(([selector, properties]) => ({
    selector,
    properties: new Map([...all, ...properties]),
  }));
}

/** `#rrggbb` of a property, variables and mixes resolved; undefined where that is not possible. */
export function colorOf(property: string, properties: Properties): string | undefined {
  const value = properties.get(property);
  return value === undefined ? undefined : resolved(value, properties, 0);
}

const MIX = /^color-mix\(in srgb,\s*([^,]+?)(?:\s+([\d.]+)%)?\s*,\s*([^,]+?)\)$/;

/** Deeper variables are circular. */
const DEEPEST = 8;

function resolved(value: string, properties: Properties, depth: number): string | undefined {
  if (depth > DEEPEST) return undefined;
  const follow = (inner: string): string | undefined => resolved(inner, properties, depth + 1);
  const [, name = '', fallback] = /^var\((--[\w-]+)(?:,\s*(.+))?\)$/.exec(value.trim()) ?? [];
  if (name !== '') return follow(properties.get(name) ?? fallback ?? '');
  const mix = MIX.exec(value.trim());
  if (mix === null) return parseColor(value);
  const [one, other] = [follow(mix[1] ?? ''), follow(mix[3] ?? '')];
  return one && other ? mixed(one, other, Number(mix[2] ?? 50) / 100) : undefined;
}
