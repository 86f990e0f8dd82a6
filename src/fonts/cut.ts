/** A thread that cuts faces: harfbuzz takes a core for a while, which the render can use better. */
import { parentPort } from 'node:worker_threads';
import subsetFont from 'subset-font';
import { coverageOf } from './coverage.js';
import {
  type Family,
  faceReader,
  familiesFor,
  MONO,
  neededFor,
  type ReadFace,
  WEIGHTS,
} from './faces.js';

export interface CutRequest {
  /** The outline's; its packages are looked at first. */
  readonly folder: string;
  /** For each language the characters wanted of each weight, by its CSS number. */
  readonly wanted: ReadonlyMap<string, ReadonlyMap<number, ReadonlySet<string>>>;
  /** The characters of slides that have code; empty where none has. */
  readonly code: ReadonlySet<string>;
  /** True to add to the faces that were cut before; they are cut anew when a character is. */
  readonly keeps: boolean;
}

export interface CutResult {
  /** CSS, each rule with its file as a data URI. */
  readonly css: string;
  /** The characters that no face has. */
  readonly missing: ReadonlySet<string>;
  /** The languages whose own face is not installed. */
  readonly bare: ReadonlySet<string>;
}

/**
 * What a browser asks a face for in running text; all else (widths, old forms, small capitals)
 * would bring a fifth more glyphs along.
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
    'palt',
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
async function cutAll({ folder, wanted, code, keeps }: CutRequest): Promise<CutResult> {
  const read = faceReader(folder);
  const rules: string[] = [];
  const missing = new Set<string>();
  for (const { css: weight, folder: file } of WEIGHTS) {
    const taken = new Map<Family, Set<string>>();
    for (const [lang, byWeight] of wanted) {
      const characters = byWeight.get(weight) ?? new Set();
      const left = await share(familiesFor(lang), characters, file, read, taken);
      for (const character of left) missing.add(character);
    }
    // Code is cut as text, too: what the monospace face lacks comes from the others.
    await share([MONO], code, file, read, taken);
    for (const [family, characters] of taken) {
      const face = await read(family, file);
      if (face === undefined) continue;
      const cut = keeps ? cutMore : cutFace;
      rules.push(await cut(family, weight, face, characters));
    }
  }
  const bare = new Set<string>();
  for (const lang of wanted.keys()) {
    const own = neededFor(lang);
    if (own && (await read(own, WEIGHTS[0].folder)) === undefined) bare.add(lang);
  }
  return { css: rules.join('\n'), missing, bare };
}

async function cutFace(
  { name }: Family,
  weight: number,
  face: Buffer,
  characters: ReadonlySet<string>,
): Promise<string> {
  return fontFace(name, weight, await subsetFont(face, [...characters].join(''), OPTIONS));
}

/** What was cut last of each weight of a family, for those that keep it. */
const cuts = new Map<string, { readonly characters: ReadonlySet<string>; readonly rule: string }>();

/** The rule that was cut last where it has all these characters; else one that has these, too. */
async function cutMore(
  family: Family,
  weight: number,
  face: Buffer,
  characters: ReadonlySet<string>,
): Promise<string> {
  const key = `${family.name} ${weight}`;
  const last = cuts.get(key);
  if (last && [...characters].every((one) => last.characters.has(one))) return last.rule;
  const all = new Set([...(last?.characters ?? []), ...characters]);
  const rule = await cutFace(family, weight, face, all);
  cuts.set(key, { characters: all, rule });
  return rule;
}

/** Adds the characters to what is taken of the first family that has them; gives those left over. */
async function share(
  families: readonly Family[],
  characters: ReadonlySet<string>,
  file: string,
  read: ReadFace,
  taken: Map<Family, Set<string>>,
): Promise<ReadonlySet<string>> {
  let left = characters;
  for (const family of families) {
    if (left.size === 0) break;
    const face = await read(family, file);
    if (face === undefined) continue;
    const has = coverageOf(face);
    const own = taken.get(family) ?? new Set();
    const rest = new Set<string>();
    for (const character of left) {
      (has(character.codePointAt(0) ?? 0) ? own : rest).add(character);
    }
    if (own.size > 0) taken.set(family, own);
    left = rest;
  }
  return left;
}

function fontFace(name: string, weight: number, bytes: Uint8Array): string {
  const data = Buffer.from(bytes).toString('base64');
  return `@font-face{font-family:"${name}";font-weight:${weight};src:url(data:font/ttf;base64,${data}) format("truetype")}`;
}

// The first cut is the longest, since V8 compiles harfbuzz then: that goes on while nobody waits.
const [first] = familiesFor('zh-Hant');
const warm =
  first &&
  faceReader('.')(first, '400Regular').then((face) => face && subsetFont(face, '一', OPTIONS));

parentPort?.on('message', (request: CutRequest) => {
  Promise.resolve(warm)
    .then(() => cutAll(request))
    .then(
      (result) => parentPort?.postMessage({ result }),
      (error: unknown) => parentPort?.postMessage({ error: String(error) }),
    );
});
