/** The colours of our two themes, computed from their CSS: readable, and people distinguishable. */
import postcss from 'postcss';
import { describe, expect, test } from 'vitest';
import { readTemplates } from '../../src/read/templates.js';
import { composeTheme } from '../../src/render/themes/compose-theme.js';

type Rgb = readonly [number, number, number];

const HUES = Array.from({ length: 8 }, (_, index) => `--hue-${index + 1}`);
const STANCES = ['--agrees', '--doubts', '--adds'];

/** The properties on usual slides, then those on the full grounds. */
function palettesOf(theme: string): Map<string, string>[] {
  const { themes } = readTemplates('/nowhere');
  const css = composeTheme(theme, { themes, marp: () => '' });
  const usual = new Map<string, string>();
  const full = new Map<string, string>();
  postcss.parse(css).walkDecls(/^--/, ({ parent, prop, value }) => {
    const { selectors } = parent as unknown as { selectors: string[] };
    if (selectors.includes('section')) usual.set(prop, value);
    if (selectors.includes('section.cover')) full.set(prop, value);
  });
  return [usual, new Map([...usual, ...full])];
}

function rgb(hex: string | undefined): Rgb {
  const digits = /^#(..)(..)(..)$/.exec(hex ?? '');
  if (digits === null) throw new Error(`${hex} is no colour of six digits`);
  const [r = 0, g = 0, b = 0] = digits.slice(1).map((part) => {
    const value = Number.parseInt(part, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return [r, g, b];
}

function contrast(one: Rgb, other: Rgb): number {
  const light = ([r, g, b]: Rgb): number => 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  const [a, b] = [light(one), light(other)];
  return Math.max(a, b) / Math.min(a, b);
}

/** The distance of two colours in OKLab. */
function distance(one: Rgb, other: Rgb): number {
  const lab = ([r, g, b]: Rgb): readonly [number, number, number] => {
    const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return [
      0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
    ];
  };
  const [a, b] = [lab(one), lab(other)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

const OURS = ['fireside', 'editorial', 'bold', 'corporate'].flatMap((name) => [
  name,
  `${name}-dark`,
]);

describe.each(OURS)('%s', (theme) => {
  const [usual = new Map<string, string>(), full = new Map<string, string>()] = palettesOf(theme);

  test.each([
    ['usual slides', usual],
    ['full grounds', full],
  ])('%s', (_, palette) => {
    const at = (name: string): Rgb => rgb(palette.get(name));
    expect(contrast(at('--ink'), at('--paper'))).toBeGreaterThan(7);
    expect(contrast(at('--ink'), at('--code'))).toBeGreaterThan(7);
    for (const name of ['--muted', '--accent', ...HUES]) {
      expect({ name, ratio: contrast(at(name), at('--paper')) }).toMatchObject({
        ratio: expect.toSatisfy((ratio: number) => ratio > 4.5),
      });
    }
    // Code is coloured on its ground, initials and stances stand on theirs.
    for (const name of ['--muted', '--accent', '--hue-1', '--hue-2', '--hue-4'])
      expect(contrast(at(name), at('--code')), name).toBeGreaterThan(4.5);
    for (const name of HUES)
      expect(contrast(at('--on-color'), at(name)), name).toBeGreaterThan(4.5);
  });

  test('stances stand on their colours', () => {
    for (const name of STANCES) {
      const ratio = contrast(rgb(usual.get('--on-color')), rgb(usual.get(name)));
      expect(ratio, name).toBeGreaterThan(4.5);
    }
  });

  test('coloured backgrounds differ visibly from ordinary slides', () => {
    const papers = [rgb(usual.get('--paper')), rgb(full.get('--paper'))] as const;
    expect(distance(...papers)).toBeGreaterThan(0.1);
  });

  test.each([
    ['usual slides', usual],
    ['full grounds', full],
  ])('people are distinguishable on %s', (_, palette) => {
    for (const [index, one] of HUES.entries()) {
      for (const other of HUES.slice(index + 1)) {
        const between = distance(rgb(palette.get(one)), rgb(palette.get(other)));
        expect(between, `${one} and ${other}`).toBeGreaterThan(0.05);
      }
    }
  });
});

describe.each(['default', 'gaia', 'uncover'])('our properties on Marp’s %s', (theme) => {
  test.each(['usual slides', 'full grounds'])('%s', (which) => {
    const [usual, full] = palettesOf(theme);
    const palette = which === 'usual slides' ? usual : full;
    const at = (name: string): Rgb => rgb(palette?.get(name));
    for (const name of ['--ink', '--muted', '--accent', ...HUES])
      expect(contrast(at(name), at('--paper')), name).toBeGreaterThan(4.5);
    expect(contrast(at('--ink'), at('--code'))).toBeGreaterThan(4.5);
  });
});
