/** A thread that cuts faces: harfbuzz takes a core for a while, which the render can use better. */
import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import subsetFont from 'subset-font';
import type { UserFamily } from './brand-fonts.js';
import { coverageOf } from './coverage.js';
import { createFontReader, familiesFor, MONO, neededFor, WEIGHTS } from './families.js';
import { axesOf, pinnedAt } from './font-file.js';
import { type AnyFamily, type Refused, RefusedFont, withFont } from './refused-font.js';

export interface SubsetRequest {
  /** The outline's; its packages are looked at first. */
  readonly folder: string;
  /** For each language the characters wanted of each weight, by its CSS number. */
  readonly wanted: ReadonlyMap<string, ReadonlyMap<number, ReadonlySet<string>>>;
  /** The characters of slides that have code; empty where none has. */
  readonly code: ReadonlySet<string>;
  /** The brand's own families, which are asked first; `heading` for all that a slide shows. */
  readonly own: Readonly<Record<'body' | 'heading' | 'mono', readonly UserFamily[]>>;
  /** True to add to the faces that were cut before; they are cut anew when a character is. */
  readonly keeps: boolean;
}

export interface SubsetResult {
  /** CSS, each rule with its file as a data URI. */
  readonly css: string;
  /** The characters that no face has. */
  readonly missing: ReadonlySet<string>;
  /** The languages whose own face is not installed. */
  readonly bare: ReadonlySet<string>;
  /** A face of the brand's own that cannot be cut; there is no other result then. */
  readonly refused?: Refused;
}

/**
 * What a browser asks a face for in running text; all else (widths, old forms, small capitals)
 * would bring a fifth more glyphs along. Without `palt`: Firefox sets punctuation by it as soon as
 * pairs are kerned (`font-kerning: normal`), and no other engine does.
 */
const OPTIONS = {
  targetFormat: 'truetype',
  keepFeatures: [
    'kern',
    'mark',
    'mkmk',
    'ccmp',
    'locl',
    'calt',
    'liga',
    'halt',
    'chws',
    'vert',
    // The forms of Arabic letters within words.
    'isol',
    'init',
    'medi',
    'fina',
    'rlig',
    'curs',
  ],
} as const;

/** Takes each character of a language from the first of its families that has it. */
async function cutAll({ folder, wanted, code, own, keeps }: SubsetRequest): Promise<SubsetResult> {
  const read = createFontReader(folder);
  const rules: string[] = [];
  const missing = new Set<string>();
  for (const { css: weight, folder: file } of WEIGHTS) {
    const shared = await shareOut({ wanted, code, own }, weight, (family) =>
      withFont(family, weight, () => read(family, file)),
    );
    for (const character of shared.left) missing.add(character);
    for (const [family, characters] of shared.taken) {
      const face = await read(family, file);
      if (face === undefined || (weight === 700 && isOneFace(family, face))) continue;
      const cut = keeps ? cutMore : cutFace;
      rules.push(await withFont(family, weight, () => cut(family, weight, face, characters)));
    }
  }
  const bare = new Set<string>();
  for (const lang of wanted.keys()) {
    const own = neededFor(lang);
    if (own && (await read(own, WEIGHTS[0].folder)) === undefined) bare.add(lang);
  }
  return { css: rules.join('\n'), missing, bare };
}

/** Which characters each family gives in a weight, and which none has. */
async function shareOut(
  { wanted, code, own }: Pick<SubsetRequest, 'wanted' | 'code' | 'own'>,
  weight: number,
  read: ReadOne,
): Promise<{ taken: ReadonlyMap<AnyFamily, Set<string>>; left: ReadonlySet<string> }> {
  const taken = new Map<AnyFamily, Set<string>>();
  const left = new Set<string>();
  for (const [lang, byWeight] of wanted) {
    const characters = byWeight.get(weight) ?? NONE;
    const families = [...own.body, ...familiesFor(lang)];
    for (const one of await share(families, weight, characters, read, taken)) left.add(one);
    // Titles are cut as text, too: what their face lacks comes from the others; so is code.
    await share(own.heading, weight, byWeight.get(700) ?? NONE, read, taken);
  }
  await share([...own.mono, MONO], weight, code, read, taken);
  return { taken, left };
}

const NONE: ReadonlySet<string> = new Set();

/** Reads a family in one weight. */
type ReadOne = (family: AnyFamily) => Promise<Buffer | undefined>;

/** True for a face of one weight, which stands for both, so that no browser makes up the other. */
function isOneFace(family: AnyFamily, face: Buffer): boolean {
  if (!('files' in family) || family.files[400] !== family.files[700]) return false;
  return !axesOf(face).some(({ tag }) => tag === 'wght');
}

/** A variable face becomes a plain one: it would print as shapes. */
async function cutFace(
  family: AnyFamily,
  weight: number,
  face: Buffer,
  characters: ReadonlySet<string>,
): Promise<string> {
  const axes = 'files' in family ? axesOf(face) : [];
  const options = axes.length > 0 ? { ...OPTIONS, variationAxes: pinnedAt(axes, weight) } : OPTIONS;
  const bytes = await subsetFont(face, [...characters].join(''), options);
  return fontFace(family.name, isOneFace(family, face) ? '400 700' : weight, bytes);
}

/** What was cut last of each weight of a family, for those that keep it. */
const cuts = new Map<string, { readonly characters: ReadonlySet<string>; readonly rule: string }>();

/** The rule that was cut last where it has all these characters; else one that has these, too. */
async function cutMore(
  family: AnyFamily,
  weight: number,
  face: Buffer,
  characters: ReadonlySet<string>,
): Promise<string> {
  // A file of the brand's own may be another one the next time.
  const version = 'files' in family ? createHash('sha1').update(face).digest('hex') : '';
  const key = `${family.name} ${weight} ${version}`;
  const last = cuts.get(key);
  if (last && [...characters].every((one) => last.characters.has(one))) return last.rule;
  const all = new Set([...(last?.characters ?? []), ...characters]);
  const rule = await cutFace(family, weight, face, all);
  cuts.set(key, { characters: all, rule });
  return rule;
}

/** Adds the characters to what is taken of the first family that has them; gives those left over. */
async function share(
  families: readonly AnyFamily[],
  weight: number,
  characters: ReadonlySet<string>,
  read: ReadOne,
  taken: Map<AnyFamily, Set<string>>,
): Promise<ReadonlySet<string>> {
  let left = characters;
  for (const family of families) {
    if (left.size === 0) break;
    const face = await read(family);
    if (face === undefined) continue;
    const own = taken.get(family) ?? new Set();
    const rest = new Set<string>();
    await withFont(family, weight, () => {
      const has = coverageOf(face);
      for (const character of left) {
        (has(character.codePointAt(0) ?? 0) ? own : rest).add(character);
      }
    });
    if (own.size > 0) taken.set(family, own);
    left = rest;
  }
  return left;
}

function fontFace(name: string, weight: number | string, bytes: Uint8Array): string {
  const data = Buffer.from(bytes).toString('base64');
  return `@font-face{font-family:"${name}";font-weight:${weight};src:url(data:font/ttf;base64,${data}) format("truetype")}`;
}

// The first cut is the longest, since V8 compiles harfbuzz then: that goes on while nobody waits.
const [first] = familiesFor('zh-Hant');
const warm =
  first &&
  createFontReader('.')(first, '400Regular').then(
    (face) => face && subsetFont(face, '一', OPTIONS),
  );

parentPort?.on('message', (request: SubsetRequest) => {
  Promise.resolve(warm)
    .then(() => cutAll(request))
    .catch((error: unknown): SubsetResult => {
      if (!(error instanceof RefusedFont)) throw error;
      return { css: '', missing: NONE, bare: NONE, refused: error.refused };
    })
    .then(
      (result) => parentPort?.postMessage({ result }),
      (error: unknown) => parentPort?.postMessage({ error: String(error) }),
    );
});
