/** A thread that cuts faces: harfbuzz takes a core for a while, which the render can use better. */
import { parentPort } from 'node:worker_threads';
import { Blob, Face } from 'harfbuzzjs';
import subsetFont from 'subset-font';
import { type Family, readFace, WEIGHTS } from './faces.js';

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

/** Takes each character from the first family that has it. */
async function cutAll({ families, wanted }: CutRequest): Promise<CutResult> {
  const rules: string[] = [];
  const missing = new Set<string>();
  for (const { css: weight, folder } of WEIGHTS) {
    let left = wanted.get(weight) ?? new Set<string>();
    for (const family of families) {
      if (left.size === 0) break;
      const { bytes, covered } = await cut(family, folder, left);
      if (covered.size === 0) continue;
      rules.push(fontFace(family.name, weight, bytes));
      left = new Set([...left].filter((character) => !covered.has(character)));
    }
    for (const character of left) missing.add(character);
  }
  return { css: rules.join('\n'), missing };
}

async function cut(
  family: Family,
  folder: string,
  characters: ReadonlySet<string>,
): Promise<{ bytes: Uint8Array; covered: ReadonlySet<string> }> {
  const face = await readFace(family, folder);
  const bytes = await subsetFont(face, [...characters].join(''), { targetFormat: 'truetype' });
  const codes = new Face(new Blob(bytes)).collectUnicodes();
  return { bytes, covered: new Set(Array.from(codes, (code) => String.fromCodePoint(code))) };
}

function fontFace(name: string, weight: number, bytes: Uint8Array): string {
  const data = Buffer.from(bytes).toString('base64');
  return `@font-face{font-family:"${name}";font-weight:${weight};src:url(data:font/ttf;base64,${data}) format("truetype")}`;
}

parentPort?.on('message', (request: CutRequest) => {
  cutAll(request).then(
    (result) => parentPort?.postMessage({ result }),
    (error: unknown) => parentPort?.postMessage({ error: String(error) }),
  );
});
