/** Finds mistakes in the user's CSS that are no syntax errors. */
import postcss from 'postcss';
import { parseColor } from '../../color/index.js';
import { nearest } from '../../nearest.js';
import type { Problem } from '../../problem.js';
import {
  isUserFile,
  placeOnLine,
  type Source,
  type TemplateFiles,
  themeSheets,
} from '../../read/index.js';

const HUES = [1, 2, 3, 4, 5, 6, 7, 8];

/** The properties that a theme may set (README, Themes). */
const COLORS: readonly string[] = [
  ...[
    'paper',
    'ink',
    'muted',
    'rule',
    'accent',
    'accent-fill',
    'accent-large',
    'on-accent',
    'sand',
    'code',
  ],
  ...['mark', 'plate', 'agrees', 'doubts', 'adds', 'on-color'],
  ...HUES.flatMap((hue) => [`hue-${hue}`, `hue-${hue}-fill`, `on-hue-${hue}`]),
  ...['hue', 'hue-fill', 'on-hue'],
].map((name) => `--${name}`);
const KNOWN = [...COLORS, '--floor', '--small', '--mono', '--sans', '--serif', '--own'];

/** The size of the smallest body text, in pixels. */
const FLOOR = { least: 18, most: 28 } as const;

/**
 * Warnings for the deck's theme, the user's themes that it imports, and the styles of own kinds.
 * @param templates whose CSS can be parsed
 * @param theme the deck's
 */
export function themeProblems(templates: TemplateFiles, theme: string): Problem[] {
  const { themes, kinds, partials, setting, textSize, pictures, handout } = templates;
  const styles = [...kinds.values()].flatMap(({ style }) => style ?? []);
  const markups = [...[...kinds.values()].map(({ slide }) => slide), ...partials.values()];
  const all = [
    ...themes.values(),
    ...styles,
    ...markups,
    setting,
    textSize,
    pictures,
    handout.style,
  ];
  const own = [...themeSheets(theme, themes), ...styles].filter(isUserFile);
  if (own.length === 0) return [];
  const used = new Set(all.flatMap(({ text }) => text.match(/(?<=var\(\s*)--[\w-]+/g) ?? []));
  return own.flatMap((source) => mistakesIn(source, used));
}

/** @param used the properties that any CSS of the deck reads */
function mistakesIn(source: Source, used: ReadonlySet<string>): Problem[] {
  const problems: Problem[] = [];
  postcss.parse(source.text).walkDecls(/^--/, (declaration) => {
    const { prop } = declaration;
    // PostCSS leaves comments in the values of custom properties.
    const value = declaration.value.replace(/\/\*[\s\S]*?\*\//g, '').trim();
    const mistake = swallowed(prop, value) ?? misspelt(prop, used) ?? wrongValue(prop, value);
    if (mistake === undefined) return;
    const { line = 1, column = 1 } = declaration.source?.start ?? {};
    const place = { ...placeOnLine(source, line, column), length: prop.length };
    problems.push({ severity: 'warning', place, ...mistake });
  });
  return problems;
}

type Mistake = Pick<Problem, 'code' | 'message' | 'hint'>;

/** `--paper: #fff` without a semicolon, which makes the next line part of the value. */
function swallowed(prop: string, value: string): Mistake | undefined {
  if (/^[{"']|url\(/.test(value)) return undefined;
  const [, next] = /\s(--[\w-]+)\s*:/.exec(value) ?? /\n\s*([a-z-]+)\s*:/.exec(value) ?? [];
  if (next === undefined) return undefined;
  return {
    code: 'theme/semicolon',
    message: `No “;” ends the value of ${prop}, so that it takes in ${next} below it`,
    hint: 'Write “;” at the end of the value.',
  };
}

/** A property that nothing uses, with nearly the name of one that themes set. */
function misspelt(prop: string, used: ReadonlySet<string>): Mistake | undefined {
  if (KNOWN.includes(prop) || used.has(prop)) return undefined;
  const near = nearest(
    prop.slice(2),
    KNOWN.map((name) => name.slice(2)),
  );
  if (near === undefined || near[0] !== prop[2]?.toLowerCase()) return undefined;
  return {
    code: 'theme/property',
    message: `Nothing uses the property ${prop}`,
    hint: `Did you mean --${near}?`,
  };
}

function wrongValue(prop: string, value: string): Mistake | undefined {
  if (prop === '--floor') return wrongFloor(value);
  if (!COLORS.includes(prop) || isColor(value)) return undefined;
  return {
    code: 'theme/color',
    message: `${prop} should be a colour, and “${value}” is none`,
    hint: 'Write one of CSS, such as #b03a16 or darkred.',
  };
}

function wrongFloor(value: string): Mistake | undefined {
  const [, number] = /^([\d.]+)px$/i.exec(value) ?? [];
  const size = Number(number);
  if (isComputed(value) || (size >= FLOOR.least && size <= FLOOR.most)) return undefined;
  return {
    code: 'theme/floor',
    message: `--floor should be from ${FLOOR.least}px to ${FLOOR.most}px, not ${value}`,
    hint: `Body text is never smaller than --floor. Write a length from ${FLOOR.least}px to ${FLOOR.most}px.`,
  };
}

/** Keywords that are colours, or take the value of another rule. */
const WORDS =
  /^(?:transparent|currentcolor|inherit|initial|unset|revert(?:-layer)?|canvas(?:text)?|(?:link|visited|active|button|field|highlight|selecteditem|mark|gray|accentcolor)text|accentcolor|highlight|selecteditem|field|mark|button(?:face|border))$/i;

/** Also true for what only a browser can resolve, such as `var(…)`, `color-mix(…)` and `oklch(…)`. */
function isColor(value: string): boolean {
  return (
    isComputed(value) ||
    WORDS.test(value) ||
    /^#(?:[\da-f]{4}|[\da-f]{8})$/i.test(value) ||
    parseColor(value) !== undefined
  );
}

/** An empty value, a function, or one that depends on others. */
function isComputed(value: string): boolean {
  return value.trim() === '' || /[({]|^(?:inherit|initial|unset|revert(?:-layer)?)$/.test(value);
}
