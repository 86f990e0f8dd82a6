/** Cuts the deck's own characters from full faces and writes them into CSS. */
import { Blob, Face } from 'harfbuzzjs';
import subsetFont from 'subset-font';
import type { Problem } from '../problem.js';
import type { Rendered } from '../render/render.js';
import { type Family, familiesFor, readFace, WEIGHTS } from './faces.js';

export interface Fonts {
  /** `@font-face` rules, each with its file as a data URI. */
  readonly css: string;
  /** A warning for each slide with characters that no face has. */
  readonly problems: readonly Problem[];
}

/** What is drawn by CSS alone: counters, page numbers. */
const ALWAYS = '0123456789.… ';

/**
 * Embeds the characters of slides and notes.
 *
 * Both weights get every character of the slides: which are bold only the browser knows, and the
 * PDF takes from each face no more than it draws. The regular one has those of the notes, too,
 * since the presenter page shows them.
 */
export async function embedFonts(rendered: Rendered): Promise<Fonts> {
  const slides = charactersOf(ALWAYS + rendered.slides.map(({ html }) => visible(html)).join(''));
  const notes = charactersOf(rendered.slides.map((slide) => slide.notes).join(''));
  const wanted = new Map(
    WEIGHTS.map(({ css }) => [css, css === 400 ? union(slides, notes) : slides]),
  );

  const rules: string[] = [];
  const missing = new Set<string>();
  for (const { css: weight, folder } of WEIGHTS) {
    let left = wanted.get(weight) ?? new Set<string>();
    for (const family of familiesFor(rendered.lang)) {
      if (left.size === 0) break;
      const { bytes, covered } = await cut(family, folder, left);
      if (covered.size === 0) continue;
      rules.push(fontFace(family.name, weight, bytes));
      left = new Set([...left].filter((character) => !covered.has(character)));
    }
    for (const character of left) missing.add(character);
  }
  return { css: rules.join('\n'), problems: missingIn(rendered, missing) };
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

/** The text of HTML: tags and their attributes go, entities become characters. */
function visible(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(amp|lt|gt|quot);/g, (_, name: string) => ENTITIES[name] ?? '');
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** Characters that are drawn: blanks, controls and variation selectors need no glyph. */
function charactersOf(text: string): Set<string> {
  return new Set(
    [...text].filter((character) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Mn}]/u.test(character)),
  );
}

function union(a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> {
  return new Set([...a, ...b]);
}

function missingIn(rendered: Rendered, missing: ReadonlySet<string>): Problem[] {
  if (missing.size === 0) return [];
  return rendered.slides.flatMap((slide) => {
    const found = [...missing].filter(
      (c) => visible(slide.html).includes(c) || slide.notes.includes(c),
    );
    if (found.length === 0) return [];
    const list = found.map((c) => `${c} (U+${c.codePointAt(0)?.toString(16).toUpperCase()})`);
    return [
      {
        severity: 'warning',
        code: 'font/missing',
        message: `No embedded face has ${list.join(', ')}; other machines may show a box`,
        hint: 'Write another character, or see the README on faces for other scripts.',
        place: slide.place,
      } satisfies Problem,
    ];
  });
}
