/** Subsets fonts, in a thread of its own (`embed.ts`). */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { parentPort } from 'node:worker_threads';
import subsetFont from 'subset-font';
import { BuildError, type Problem } from '../../problem.js';
import type { UserFamily } from './brand-fonts.js';
import {
  type AnyFamily,
  createFontReader,
  familiesFor,
  MONO,
  neededFor,
  serifFamiliesFor,
  WEIGHTS,
} from './families.js';
import { openFont, pinnedAt } from './font-file.js';

export interface SubsetRequest {
  /** The outline's; packages are looked up there first. */
  readonly folder: string;
  /** By language, then by weight (CSS), the characters of text. */
  readonly wanted: ReadonlyMap<string, ReadonlyMap<number, ReadonlySet<string>>>;
  /** The characters of slides that have code; empty where none has. */
  readonly code: ReadonlySet<string>;
  /** The brand's families, which come first; `heading` for all that a slide shows. */
  readonly own: Readonly<Record<'body' | 'heading' | 'mono', readonly UserFamily[]>>;
  /** True if slides have text in the serif fonts. */
  readonly serif: boolean;
  /** True to add to the characters of the last subsets, which are made again only for a new one. */
  readonly incremental: boolean;
}

export interface SubsetResult {
  /** CSS, each rule with its file as a data URI. */
  readonly css: string;
  /** The characters that no font has. */
  readonly missing: ReadonlySet<string>;
  /** The languages whose own font is not installed. */
  readonly uncoveredLanguages: ReadonlySet<string>;
  /** A font of the brand that cannot be subset; all else is empty then. */
  readonly problems?: readonly Problem[];
}

/**
 * The features that a browser applies to running text; all others (widths, old forms, small
 * capitals) would bring a fifth more glyphs along. Without `palt`: Firefox sets punctuation by it as
 * soon as pairs are kerned (`font-kerning: normal`), and no other engine does.
 */
const OPTIONS = {
  targetFormat: 'truetype',
  keepFeatures: [
    ...['kern', 'mark', 'mkmk', 'ccmp', 'locl', 'calt', 'liga', 'halt', 'chws', 'vert'],
    // The forms of Arabic letters within words.
    ...['isol', 'init', 'medi', 'fina', 'rlig', 'curs'],
  ],
} as const;

async function subsetAll(request: SubsetRequest): Promise<SubsetResult> {
  const read = createFontReader(request.folder);
  const rules: string[] = [];
  const missing = new Set<string>();
  for (const { css: weight, folder: file } of WEIGHTS) {
    const assigned = new Map<AnyFamily, Set<string>>();
    const rest = await assignAll(request, weight, assigned, (family) => read(family, file));
    for (const character of rest) missing.add(character);
    for (const [family, characters] of assigned) {
      const font = await read(family, file);
      // One of the brand's is in the regular weight's pass already; a serif comes in this one.
      const isDone = weight === 700 && 'files' in family && font && isOneWeight(family, font);
      if (font === undefined || isDone) continue;
      const make = request.incremental ? addToSubset : subset;
      rules.push(await withFont(family, weight, () => make(family, weight, font, characters)));
    }
  }
  const uncoveredLanguages = new Set<string>();
  for (const lang of request.wanted.keys()) {
    const needed = neededFor(lang);
    if (needed && (await read(needed, WEIGHTS[0].folder)) === undefined) {
      uncoveredLanguages.add(lang);
    }
  }
  return { css: rules.join('\n'), missing, uncoveredLanguages };
}

/** Assigns each character to the first family that has it; returns those that none has. */
async function assignAll(
  { wanted, code, own, serif }: SubsetRequest,
  weight: number,
  assigned: Map<AnyFamily, Set<string>>,
  read: (family: AnyFamily) => Promise<Buffer | undefined>,
): Promise<ReadonlySet<string>> {
  const assign = async (
    families: readonly AnyFamily[],
    characters: ReadonlySet<string> = new Set(),
  ): Promise<ReadonlySet<string>> => {
    let rest = characters;
    for (const family of families) {
      if (rest.size === 0) break;
      const font = await withFont(family, weight, () => read(family));
      if (font) rest = await assignTo(family, weight, font, rest, assigned);
    }
    return rest;
  };
  const missing = new Set<string>();
  for (const [lang, byWeight] of wanted) {
    const families = [...own.body, ...familiesFor(lang)];
    for (const one of await assign(families, byWeight.get(weight))) missing.add(one);
    // All of it is assigned as text, too: what the font of titles lacks comes from there; so with code.
    await assign(own.heading, byWeight.get(700));
    if (serif && weight === 700) await assign(serifFamiliesFor(lang), byWeight.get(700));
  }
  await assign([...own.mono, MONO], code);
  return missing;
}

/** Gives a family the characters that its font has; returns the others. */
async function assignTo(
  family: AnyFamily,
  weight: number,
  font: Buffer,
  characters: ReadonlySet<string>,
  assigned: Map<AnyFamily, Set<string>>,
): Promise<ReadonlySet<string>> {
  const opened = await withFont(family, weight, () => openFont(font));
  const own = assigned.get(family) ?? new Set();
  const rest = new Set<string>();
  for (const character of characters) {
    (opened.hasGlyphForCodePoint(character.codePointAt(0) ?? 0) ? own : rest).add(character);
  }
  if (own.size > 0) assigned.set(family, own);
  return rest;
}

/** True for a font of one weight, used for both, so that no browser synthesizes the other. */
function isOneWeight(family: AnyFamily, font: Buffer): boolean {
  if (!('files' in family)) return family.only !== undefined;
  if (family.files[400] !== family.files[700]) return false;
  return openFont(font).variationAxes.wght === undefined;
}

/** The `@font-face` rule of a subset. A variable font becomes a static one: it would print as shapes. */
async function subset(
  family: AnyFamily,
  weight: number,
  font: Buffer,
  characters: ReadonlySet<string>,
): Promise<string> {
  const variationAxes = 'files' in family ? pinnedAt(openFont(font), weight) : undefined;
  const options = variationAxes ? { ...OPTIONS, variationAxes } : OPTIONS;
  const bytes = await subsetFont(font, [...characters].join(''), options);
  const data = Buffer.from(bytes).toString('base64');
  const weights = isOneWeight(family, font) ? '400 700' : weight;
  return `@font-face{font-family:"${family.name}";font-weight:${weights};src:url(data:font/ttf;base64,${data}) format("truetype")}`;
}

/** @throws BuildError where `use` fails with a font of the brand, which looked whole before */
async function withFont<T>(
  family: AnyFamily,
  weight: number,
  use: () => T | Promise<T>,
): Promise<T> {
  try {
    return await use();
  } catch (error) {
    if (!('files' in family)) throw error;
    const file = basename(family.files[weight === 700 ? 700 : 400]);
    throw new BuildError([
      {
        severity: 'error',
        code: 'font/unreadable',
        message: `The font “${file}” cannot be subset: ${error instanceof Error ? error.message : error}`,
        hint: 'The file may be damaged: download it again, or name another.',
        place: family.place,
      },
    ]);
  }
}

/** The last subset of each font, for incremental requests. */
const last = new Map<string, { readonly characters: ReadonlySet<string>; readonly rule: string }>();

/** The last subset if it has all these characters; else one with its characters and these. */
async function addToSubset(
  family: AnyFamily,
  weight: number,
  font: Buffer,
  characters: ReadonlySet<string>,
): Promise<string> {
  // A file of the brand may have changed.
  const version = 'files' in family ? createHash('sha1').update(font).digest('hex') : '';
  const key = `${family.name} ${weight} ${version}`;
  const known = last.get(key);
  if (known && [...characters].every((one) => known.characters.has(one))) return known.rule;
  const all = new Set([...(known?.characters ?? []), ...characters]);
  const rule = await subset(family, weight, font, all);
  last.set(key, { characters: all, rule });
  return rule;
}

// The first subset takes longest, since V8 compiles harfbuzz then: it is made before anyone waits.
const [first] = familiesFor('zh-Hant');
const warmUp =
  first &&
  createFontReader('.')(first, '400Regular').then(
    (font) => font && subsetFont(font, '一', OPTIONS),
  );

parentPort?.on('message', (request: SubsetRequest) => {
  Promise.resolve(warmUp)
    .then(() => subsetAll(request))
    .catch((error: unknown): SubsetResult => {
      if (!(error instanceof BuildError)) throw error;
      const { problems } = error;
      return { css: '', missing: new Set(), uncoveredLanguages: new Set(), problems };
    })
    .then(
      (result) => parentPort?.postMessage({ result }),
      (error: unknown) => parentPort?.postMessage({ error: String(error) }),
    );
});
