/** A thread that cuts faces: harfbuzz takes a core for a while, which the render can use better. */
import { parentPort } from 'node:worker_threads';
import subsetFont from 'subset-font';
import { coverageOf } from './coverage.js';
import { type Family, familiesFor, readFace, WEIGHTS } from './faces.js';

export interface CutRequest {
  readonly families: readonly Family[];
  /** The characters wanted of each weight, by its CSS number. */
  readonly wanted: ReadonlyMap<number, ReadonlySet<string>>;
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
async function cutAll({ families, wanted }: CutRequest): Promise<CutResult> {
  const rules: string[] = [];
  const missing = new Set<string>();
  for (const { css: weight, folder } of WEIGHTS) {
    let left = wanted.get(weight) ?? new Set<string>();
    for (const family of families) {
      if (left.size === 0) break;
      const face = await readFace(family, folder);
      const has = coverageOf(face);
      const covered = [...left].filter((character) => has(character.codePointAt(0) ?? 0));
      if (covered.length === 0) continue;
      const bytes = await subsetFont(face, covered.join(''), OPTIONS);
      rules.push(fontFace(family.name, weight, bytes));
      left = new Set([...left].filter((character) => !covered.includes(character)));
    }
    for (const character of left) missing.add(character);
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
