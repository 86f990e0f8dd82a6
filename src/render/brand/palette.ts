/**
 * The colours on one background: the brand's where it names them, else the theme's; those of texts
 * are made readable (WCAG 2.2, 1.4.3) where they are not.
 */
import {
  contrastOf,
  isLight,
  MIN_CONTRAST,
  MIN_CONTRAST_LARGE,
  mixed,
  readableOn,
  textOn,
} from '../../color/index.js';
import { colorOf, type Properties } from './theme-colors.js';

/** What a brand asks for on a background. */
export interface RequestedColors {
  readonly background?: string | undefined;
  /** Text; made readable where it is not. */
  readonly ink?: string | undefined;
  /** Text colours to try in this order where the theme's is unreadable. */
  readonly otherInks: readonly string[];
  readonly accent?: string | undefined;
  /** By the number of the theme's hue. */
  readonly hues: ReadonlyMap<number, string>;
  /** People's own colours by class. */
  readonly people: ReadonlyMap<string, string>;
}

export interface Palette {
  readonly paper: string;
  readonly ink: string;
  /** The declarations that differ from the theme's. */
  readonly own: ReadonlyMap<string, string>;
  /** The same on tinted backgrounds: code, marked words, turns of an exchange. */
  readonly tinted: ReadonlyMap<string, string>;
  /** The background of turns, where a tint of people's colours is unreadable. */
  readonly turns: string | undefined;
  /** By class, for people whose own colour is unreadable here. */
  readonly people: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

const HUES = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/** A rule or a bar with less contrast is invisible, and drawn in the colour of text. */
const VISIBLE = 1.25;

/** A little more than the 9 % of a person's colour behind a turn (templates/exchange/style.css). */
const TINT = 0.095;

export function paletteOn(theme: Properties, wishes: RequestedColors): Palette {
  const themed = (name: string, fallback: string): string => colorOf(name, theme) ?? fallback;
  const paperOfTheme = themed('--paper', '#ffffff');
  const inkOfTheme = themed('--ink', '#000000');
  const paper = wishes.background ?? paperOfTheme;
  const known = [inkOfTheme, ...wishes.otherInks];
  const readable = known.find((one) => contrastOf(one, paper) >= MIN_CONTRAST);
  const ink = readableOn(wishes.ink ?? readable ?? inkOfTheme, [paper], MIN_CONTRAST);
  const isNew = paper !== paperOfTheme || ink !== inkOfTheme;
  const accent = wishes.accent ?? themed('--accent', ink);
  const { tint, isFar } = tintOf(paper);
  const code = isNew ? mixed(tint, paper, 0.6) : themed('--code', paper);
  const mark = isNew ? markOf(accent, paper, ink) : themed('--mark', code);
  const tints = [tint, code, mark];
  const muted = isNew ? mixed(ink, paper, 0.72) : themed('--muted', ink);

  const wanted = new Map([
    ['--paper', paper],
    ['--ink', ink],
    ['--muted', readableOn(muted, [paper, ...(isNew ? tints : [])], MIN_CONTRAST)],
    ...(isNew
      ? ([
          ['--rule', mixed(ink, paper, 0.18)],
          ['--sand', mixed(ink, paper, 0.36)],
          ['--code', code],
          ['--mark', mark],
          // templates/themes/default.css has a colour for titles.
          ['--heading-ink', ink],
        ] as const)
      : []),
    ['--accent', readableOn(accent, [paper], MIN_CONTRAST)],
    ...(wishes.accent === undefined ? [] : accentParts(wishes.accent, paper, ink)),
    ...HUES.flatMap((hue) => hueParts(hue, wishes.hues.get(hue), { theme, paper, ink })),
  ]);
  const texts = ['--ink', '--muted', '--accent', ...HUES.map((hue) => `--hue-${hue}`)];
  const tinted = texts.flatMap((name): [string, string][] => {
    const color = wanted.get(name);
    const onTint = color && readableOn(color, tints, MIN_CONTRAST);
    return onTint === undefined || onTint === color ? [] : [[name, onTint]];
  });
  return {
    paper,
    ink,
    own: new Map([...wanted].filter(([name, color]) => colorOf(name, theme) !== color)),
    tinted: new Map(tinted),
    turns: isFar ? tint : undefined,
    people: peopleParts(wishes.people, { theme, paper, ink }),
  };
}

interface BackgroundTheme {
  readonly theme: Properties;
  readonly paper: string;
  readonly ink: string;
}

/** The accent as it is, the text on it, and the accent for large text. */
function accentParts(accent: string, paper: string, ink: string): [string, string][] {
  const large = readableOn(accent, [paper], MIN_CONTRAST_LARGE);
  const fill = contrastOf(accent, paper) < VISIBLE ? large : accent;
  return [
    ['--accent-fill', fill],
    ['--on-accent', textOn(fill, ink)],
    ['--accent-large', large],
  ];
}

/** A hue for text and, where it is not the theme's, for backgrounds and the text on them. */
function hueParts(
  hue: number,
  wished: string | undefined,
  { theme, paper, ink }: BackgroundTheme,
): [string, string][] {
  const name = `--hue-${hue}`;
  const color = wished ?? colorOf(name, theme);
  if (color === undefined) return [];
  const text = readableOn(color, [paper], MIN_CONTRAST);
  if (wished === undefined && text === color) return [[name, text]];
  const fill = wished !== undefined && contrastOf(wished, paper) >= VISIBLE ? wished : text;
  return [
    [name, text],
    [`${name}-fill`, fill],
    [`--on-hue-${hue}`, textOn(fill, ink)],
  ];
}

/** For people whose own colour is unreadable as text or as a background. */
function peopleParts(
  people: RequestedColors['people'],
  { theme, paper, ink }: BackgroundTheme,
): Map<string, Map<string, string>> {
  const share = Number.parseFloat(theme.get('--own') ?? '100') / 100;
  const onColor = colorOf('--on-color', theme) ?? '#ffffff';
  return new Map(
    [...people].flatMap(([name, color]): [string, Map<string, string>][] => {
      const shown = mixed(color, ink, share);
      const text = readableOn(shown, [paper], MIN_CONTRAST);
      if (text === shown && contrastOf(onColor, shown) >= MIN_CONTRAST) return [];
      const parts: [string, string][] = [
        ['--hue', text],
        ['--hue-fill', shown],
        ['--on-hue', textOn(shown, ink)],
      ];
      return [[name, new Map(parts)]];
    }),
  );
}

/** The background of marked words: as much of the accent as leaves text readable. */
function markOf(accent: string, paper: string, ink: string): string {
  const shares = [0.3, 0.2, 0.1];
  const mixes = shares.map((share) => mixed(accent, paper, share));
  return mixes.find((one) => contrastOf(ink, one) >= MIN_CONTRAST) ?? paper;
}

/**
 * The strongest tint: towards the text's colour, or away from it where the paper is a middle tone on
 * which no text would be readable then.
 */
function tintOf(paper: string): { tint: string; isFar: boolean } {
  const [near, far] = isLight(paper) ? ['#000000', '#ffffff'] : ['#ffffff', '#000000'];
  const tint = mixed(near, paper, TINT);
  const isFar = contrastOf(near, tint) < MIN_CONTRAST;
  return { tint: isFar ? mixed(far, paper, TINT) : tint, isFar };
}
