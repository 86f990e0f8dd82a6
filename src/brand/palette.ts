/**
 * The colours of one ground: the brand's where it names them, all others the theme's, texts made
 * readable (WCAG 2.2, 1.4.3) where they would not be.
 */
import { contrastOf, isLight, mixed, readableOn, textOn } from '../color/color.js';
import { colorOf, type Properties } from './theme-colors.js';

/** What a brand wishes of a ground. */
export interface Wishes {
  readonly ground?: string | undefined;
  /** Text; made readable where it is not. */
  readonly ink?: string | undefined;
  /** Texts to try in this order where the theme's own cannot be read. */
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
  /** What differs from the theme's, as declarations. */
  readonly own: ReadonlyMap<string, string>;
  /** The same for texts on what is tinted: code, marked words, turns of an exchange. */
  readonly tinted: ReadonlyMap<string, string>;
  /** By class, for people whose own colour cannot be read here. */
  readonly people: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** WCAG 2.2, 1.4.3: body text, and text from 24 px, or 18.66 px and bold. */
export const NEEDED = 4.5;
export const NEEDED_LARGE = 3;

const HUES = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/** A little more than the 9 % of a person's colour behind a turn (templates/exchange/style.css). */
const TINT = 0.095;

export function paletteOn(theme: Properties, wishes: Wishes): Palette {
  const themed = (name: string, fallback: string): string => colorOf(name, theme) ?? fallback;
  const paperOfTheme = themed('--paper', '#ffffff');
  const inkOfTheme = themed('--ink', '#000000');
  const paper = wishes.ground ?? paperOfTheme;
  const known = [inkOfTheme, ...wishes.otherInks];
  const readable = known.find((one) => contrastOf(one, paper) >= NEEDED);
  const ink = readableOn(wishes.ink ?? readable ?? inkOfTheme, [paper], NEEDED);
  const isNew = paper !== paperOfTheme || ink !== inkOfTheme;
  const tint = tintOf(paper);
  const code = isNew ? mixed(tint, paper, 0.6) : themed('--code', paper);
  const tints = [tint, code];

  const own = new Map<string, string>();
  const tinted = new Map<string, string>();
  const put = (name: string, color: string): void => {
    if (colorOf(name, theme) !== color) own.set(name, color);
  };
  const putText = (name: string, color: string): void => {
    const before = own.get(name) ?? color;
    const onTint = readableOn(before, tints, NEEDED);
    if (onTint !== before) tinted.set(name, onTint);
  };

  put('--paper', paper);
  put('--ink', ink);
  putText('--ink', ink);
  if (isNew) {
    put('--rule', mixed(ink, paper, 0.18));
    put('--sand', mixed(ink, paper, 0.36));
    put('--code', code);
    const mark = themed('--mark', code);
    put('--mark', contrastOf(ink, mark) >= NEEDED ? mark : code);
  }
  const muted = isNew ? mixed(ink, paper, 0.72) : themed('--muted', ink);
  put('--muted', readableOn(muted, [paper, ...(isNew ? tints : [])], NEEDED));
  putText('--muted', muted);

  const accent = wishes.accent ?? themed('--accent', ink);
  const accentText = readableOn(accent, [paper], NEEDED);
  put('--accent', accentText);
  putText('--accent', accentText);
  if (wishes.accent !== undefined) {
    put('--accent-fill', accent);
    put('--accent-large', readableOn(accent, [paper], NEEDED_LARGE));
  }

  for (const hue of HUES) {
    const name = `--hue-${hue}`;
    const wished = wishes.hues.get(hue);
    const color = wished ?? colorOf(name, theme);
    if (color === undefined) continue;
    const text = readableOn(color, [paper], NEEDED);
    put(name, text);
    putText(name, text);
    if (wished === undefined && text === color) continue;
    const fill = wished ?? text;
    own.set(`${name}-fill`, fill);
    own.set(`--on-hue-${hue}`, textOn(fill, ink));
  }
  const people = new Map(
    [...wishes.people].flatMap(([name, color]) => {
      const share = Number.parseFloat(theme.get('--own') ?? '100') / 100;
      const shown = mixed(color, ink, share);
      const text = readableOn(shown, [paper], NEEDED);
      if (text === shown) return [];
      const declared = new Map([
        ['--hue', text],
        ['--hue-fill', shown],
        ['--on-hue', textOn(shown, ink)],
      ]);
      return [[name, declared]];
    }),
  );
  return { paper, ink, own, tinted, people };
}

/**
 * The ground of what is tinted at most: nearer to the text, or farther from it where the paper is so
 * near to the middle that no text could be read on it.
 */
function tintOf(paper: string): string {
  const [near, far] = isLight(paper) ? ['#000000', '#ffffff'] : ['#ffffff', '#000000'];
  const tint = mixed(near, paper, TINT);
  return contrastOf(near, tint) >= NEEDED ? tint : mixed(far, paper, TINT);
}
