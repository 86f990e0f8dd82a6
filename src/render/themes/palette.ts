/** Derives our colour properties for a theme that does not set them. */
import type { Root, Rule } from 'postcss';

interface Colors {
  paper?: string;
  ink?: string;
}

/** The kinds with a full background, which have their own palette in our rules. */
const FULL = ['cover', 'section', 'quote', 'closing'];

/** Slides of all kinds, or those of one class. */
const SLIDES = /^(?::root|section)$|^section\.[\w-]+$/;

/** A single colour; no picture or gradient. */
const COLOR =
  /^(#[0-9a-f]{3,8}|[a-z]+|(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark|var)a?\(.*\))$/i;

/**
 * Rules that set our properties to a theme's colours: the background and text of `section`, and the
 * accent from its links. Empty if the theme names none, or sets the properties itself.
 */
export function paletteOf(theme: Root): string {
  const found = new Map<string, Colors>();
  let accent: string | undefined;
  let isOurs = false;
  theme.walkDecls(/^--(paper|ink)$/, () => {
    isOurs = true;
  });
  if (isOurs) return '';
  theme.walkRules((rule) => {
    const colors = colorsIn(rule);
    for (const selector of rule.selectors) {
      if (/^(section )?a$/.test(selector)) accent = colors.ink ?? accent;
      if (!SLIDES.test(selector)) continue;
      const key = selector === ':root' ? 'section' : selector;
      found.set(key, { ...found.get(key), ...colors });
    }
  });
  const rules = [...found].map(([selector, colors]) =>
    ruleOf(selector, colors, selector === 'section' ? accent : undefined),
  );
  return rules.filter((rule) => rule !== '').join('\n');
}

function colorsIn(rule: Rule): Colors {
  const colors: Colors = {};
  for (const node of rule.nodes) {
    if (node.type !== 'decl' || !COLOR.test(node.value)) continue;
    if (/^background(-color)?$/.test(node.prop)) colors.paper = node.value;
    if (node.prop === 'color') colors.ink = node.value;
  }
  return colors;
}

function ruleOf(selector: string, { paper, ink }: Colors, accent: string | undefined): string {
  if (paper === undefined && ink === undefined) return '';
  const selectors =
    selector === 'section' ? ['section', ...FULL.map((kind) => `section.${kind}`)] : [selector];
  const mix = (share: number): string => `color-mix(in srgb, var(--ink) ${share}%, var(--paper))`;
  const hues = HUES.map(
    (hue, index) => `--hue-${index + 1}: color-mix(in srgb, ${hue} 55%, var(--ink));`,
  );
  const stances = Object.entries({ agrees: HUES[0], doubts: HUES[6], adds: HUES[1] }).map(
    ([stance, hue]) => `--${stance}: color-mix(in srgb, ${hue} 55%, var(--ink));`,
  );
  return `${selectors.join(', ')} {
  ${paper === undefined ? '' : `--paper: ${paper};`} ${ink === undefined ? '' : `--ink: ${ink};`}
  --muted: ${mix(80)}; --rule: ${mix(25)}; --sand: ${mix(40)}; --code: ${mix(8)};
  --accent: ${accent ?? 'var(--ink)'}; --on-color: var(--paper); --own: 55%;
  ${[...stances, ...hues].join(' ')}
}`;
}

/** Green, blue, amber, purple, teal, grey, red, olive. */
const HUES = [
  '#4c8c2b',
  '#2f66d8',
  '#a86408',
  '#a03c8c',
  '#14848c',
  '#667482',
  '#c04340',
  '#7c7a16',
];
