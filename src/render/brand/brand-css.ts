/** The CSS of a brand: colours on each background, fonts, logo, footer and the cover's picture. */
import { isLight } from '../../color/index.js';
import type { LoadedFonts } from '../fonts/index.js';
import type { Palette } from './palette.js';

/** The palette of a scope of the theme. */
export interface ScopedPalette {
  readonly selector: string;
  readonly palette: Palette;
}

export interface Logo {
  readonly uri: string;
  readonly ratio: number;
}

export interface Logos {
  readonly light: Logo;
  /** For dark backgrounds; without it the other is put on a light plate there. */
  readonly dark: Logo | undefined;
}

/** They have a tinted background. */
const TINTED = ['pre', 'code', 'mark', '.words'];

/** They have their own text colour and may contain code. */
const COLORED = ['em', 'header', '.event', '.when'];

/** The rules of the palettes, equal ones merged. */
export function paletteCss(scoped: readonly ScopedPalette[]): string {
  const rules = scoped.flatMap(({ selector, palette }): [string, string][] => {
    const { own, tinted, turns, people } = palette;
    const nested = (inner: string): string => `${selector} ${inner}`;
    return [
      [selector, declarations(own)],
      [TINTED.map(nested).join(', '), declarations(tinted)],
      ...(tinted.has('--ink')
        ? [[TINTED.map(nested).join(', '), 'color: var(--ink);'] as [string, string]]
        : []),
      ...(turns ? [[nested('.turn .words'), `background: ${turns};`] as [string, string]] : []),
      ...[...people].map(([name, own]): [string, string] => [
        nested(`.${name}`),
        declarations(own),
      ]),
    ];
  });
  const bySame = new Map<string, string[]>();
  for (const [selector, body] of rules.filter(([, body]) => body !== '')) {
    bySame.set(body, [...(bySame.get(body) ?? []), selector]);
  }
  return [
    ...[...bySame].map(([body, selectors]) => `${selectors.join(', ')} { ${body} }`),
    `section mark { color: var(--ink); }`,
    `section pre, section pre code { color: var(--ink); }`,
    `${COLORED.flatMap((one) => [`section ${one} code`, `section ${one} mark`]).join(', ')} { color: var(--accent); }`,
  ].join('\n');
}

function declarations(own: ReadonlyMap<string, string>, end = ';'): string {
  return [...own].map(([name, value]) => `${name}: ${value}${end}`).join(' ');
}

/** `!important`, since the handout's own style sheet is, too. */
export function paperCss(palette: Palette, logos: Logos | undefined): string {
  const all = new Map([...palette.own, ...(logos ? logoProperties(logos, palette.paper) : [])]);
  const important = ' !important;';
  const slides = '.handout svg section';
  const nested = TINTED.map((one) => `.handout ${one}`).join(', ');
  return [
    `.handout, ${slides} { ${declarations(all, important)} }`,
    `${nested} { ${declarations(palette.tinted, important)} }`,
    ...[...palette.people].map(
      ([name, own]) => `.handout .${name} { ${declarations(own, important)} }`,
    ),
  ].join('\n');
}

/** Titles and the large numbers that stand for titles. */
const HEADINGS =
  'h1, h2, h3, h4, h5, h6, section.section .number, section.figures .value, section.takeaways > ol > li::before';

/** The fonts of titles and code; that of texts is part of `--sans`. */
export function fontCss(fonts: LoadedFonts): string {
  const { heading, mono } = fonts;
  const versions = Object.values(fonts).map(({ version }) => version);
  return [
    // Invalidates cached measurements when a font file changes.
    versions.length > 0 ? `section { --brand-fonts: "${versions.join(' ')}"; }` : '',
    heading ? `${HEADINGS} { font-family: ${familiesOf(heading)}, var(--sans); }` : '',
    mono ? `section { --mono: ${familiesOf(mono)}, "Noto Sans Mono", var(--sans); }` : '',
  ].join('\n');
}

export function familiesOf({ families }: NonNullable<LoadedFonts['body']>): string {
  return families.map(({ name }) => `"${name}"`).join(', ');
}

const WIDEST = 200;
const HIGH = 30;

function logoProperties(logos: Logos, paper: string): [string, string][] {
  const onDark = !isLight(paper);
  const { uri, ratio } = (onDark && logos.dark) || logos.light;
  const onPlate = onDark && logos.dark === undefined;
  return [
    ['--brand-logo', `url("${uri}")`],
    ['--brand-ratio', String(Math.round(ratio * 1000) / 1000)],
    ['--brand-plate', onPlate ? '#ffffff' : 'transparent'],
    ['--brand-margin', onPlate ? '6px 10px' : '0px'],
  ];
}

/**
 * The logo in the upper corner at the end of the lines, above the title, beside a kicker; on the
 * cover it is larger and comes first.
 */
export function logoCss(logos: Logos, scoped: readonly ScopedPalette[]): string {
  const widest = Math.max(logos.light.ratio, logos.dark?.ratio ?? 0);
  const space = Math.ceil(Math.min(WIDEST, widest * HIGH) + 20 + 24);
  return [
    ...scoped.map(
      ({ selector, palette }) =>
        `${selector} { ${declarations(new Map(logoProperties(logos, palette.paper)))} }`,
    ),
    ...Object.entries({ light: '#000000', dark: '#ffffff' }).map(
      ([text, behind]) =>
        `section:is(.pictured, .colored).${text}-text { ${declarations(new Map(logoProperties(logos, behind)))} }`,
    ),
    // It is not laid over pictures that are shown for themselves.
    'section.picture > .brand-logo, section:has(> .side:not(.start)) > .brand-logo { display: none; }',
    `.brand-logo { position: absolute; inset-block-start: 30px; inset-inline-end: 80px; margin: 0; padding: var(--brand-margin); background: var(--brand-logo) center / contain no-repeat content-box content-box, linear-gradient(var(--brand-plate) 0 0); box-sizing: content-box; width: min(${WIDEST}px, ${HIGH}px * var(--brand-ratio)); aspect-ratio: var(--brand-ratio); max-height: ${HIGH}px; }`,
    // A very wide logo is limited by its width.
    `header { inset-inline-end: ${80 + space}px; }`,
    'section.section, section.closing { padding-block-start: 92px; }',
    `section.cover .brand-logo { position: static; flex: none; align-self: flex-start; margin-block-end: 24px; width: min(320px, 60px * var(--brand-ratio)); max-height: 60px; }`,
    'section.cover:has(.brand-logo) { padding-block-start: 64px; }',
    'section.cover:has(.brand-logo) h1 { margin-block-start: calc(24px * var(--spacing, 1)); }',
  ].join('\n');
}

/**
 * A line in the footer before the page's number; sources have the rest of the width. Wider than
 * necessary, since PowerPoint may use a wider font.
 */
export const FOOTER_CSS = `footer:has(.brand-line) { display: flex; align-items: flex-end; justify-content: space-between; gap: 40px; }
footer .cited { flex: 1; min-width: 0; }
footer .brand-line { flex: none; min-width: 30%; max-width: 45%; text-align: end; }`;

/** A picture fills two fifths of the cover, so that no text is on it. */
export const COVER_CSS = `.brand-cover { position: absolute; inset-block: 0; inset-inline-end: 0; width: 500px; height: 720px; max-width: none; object-fit: cover; background: none; }
section.cover:has(.brand-cover) { padding-inline-end: 556px; }
section.cover:has(.brand-cover) h1 { font-size: calc(64px * var(--heading, 1)); }`;
