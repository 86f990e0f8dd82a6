/** A thread that cuts faces: harfbuzz takes a core for a while, which the render can use better. */
import { parentPort } from 'node:worker_threads';
import subsetFont from 'subset-font';
import { coverageOf } from './coverage.js';
import { type Family, familiesFor, MONO, readFace, WEIGHTS } from './faces.js';

export interface CutRequest {
  readonly families: readonly Family[];
  /** The characters wanted of each weight, by its CSS number. */
  readonly wanted: ReadonlyMap<number, ReadonlySet<string>>;
  /** The characters of slides that have code; empty where none has. */
  readonly code: ReadonlySet<string>;
}

export interface CutResult {
  /** CSS, each rule with its file as a data URI. */
  readonly css: string;
  readonly missing: ReadonlySet<string>;
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
  ],
} as const;

/** Takes each character from the first family that has it. */
async function cutAll({ families, wanted, code }: CutRequest): Promise<CutResult> {
  const rules: string[] = [];
  const missing = new Set<string>();
  for (const { css: weight, folder } of WEIGHTS) {
    /** Cuts a face to what it has of the characters; gives those that it has not. */
    const cut = async (family: Family, characters: ReadonlySet<string>): Promise<Set<string>> => {
      const face = await readFace(family, folder);
      const has = coverageOf(face);
      const covered = [...characters].filter((character) => has(character.codePointAt(0) ?? 0));
      if (covered.length === 0) return new Set(characters);
      const bytes = await subsetFont(face, covered.join(''), OPTIONS);
      rules.push(fontFace(family.name, weight, bytes));
      return new Set([...characters].filter((character) => !covered.includes(character)));
    };
    let left: ReadonlySet<string> = wanted.get(weight) ?? new Set<string>();
    for (const family of families) {
      if (left.size === 0) break;
      left = await cut(family, left);
    }
    for (const character of left) missing.add(character);
    if (code.size > 0) await cut(MONO, code);
  }
  return { css: rules.join('\n'), missing };
}

function fontFace(name: string, weight: number, bytes: Uint8Array): string {
  const data = Buffer.from(bytes).toString('base64');
  return `@font-face{font-family:"${name}";font-weight:${weight};src:url(data:font/ttf;base64,${data}) format("truetype")}`;
}

// The first cut is the longest, since V8 compiles harfbuzz then: that goes on while nobody waits.
const [first] = familiesFor('zh-Hant');
const warm = first && readFace(first, '400Regular').then((face) => subsetFont(face, '一', OPTIONS));

parentPort?.on('message', (request: CutRequest) => {
  Promise.resolve(warm)
    .then(() => cutAll(request))
    .then(
      (result) => parentPort?.postMessage({ result }),
      (error: unknown) => parentPort?.postMessage({ error: String(error) }),
    );
});
