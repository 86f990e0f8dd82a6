/** Random decks, fuller than they should be: what becomes of them, read from the printed PDF. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Browser,
  compile,
  exportPdf,
  type FontEmbedder,
  findBrowser,
  fitDeck,
  launchBrowser,
  openStage,
  startFontEmbedder,
} from 'fireside';
import { expect } from 'vitest';
import { emptyFontsEnv } from './empty-fonts.js';
import { randomOutline } from './random-outline.js';
import { pdfWords, poppler, type Word } from './read-built.js';

/** Points of the page for one CSS pixel. */
const POINTS = 0.75;

/** Each seed's deck either shows everything, or is refused with a place and a way out. */
export async function expectAllSeen(seeds: readonly number[]): Promise<{ refused: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'fireside-fit-'));
  const env = emptyFontsEnv();
  const fonts = startFontEmbedder();
  const browser = await launchBrowser(await findBrowser({ env }), { timeoutMs: 60_000, env });
  let refused = 0;
  try {
    for (const seed of seeds) {
      const path = join(folder, 'outline.yaml');
      const outline = randomOutline(seed, 1 + (seed % 4));
      writeFileSync(path, outline);
      const pdf = await fittedPdf(path, browser, fonts);
      if (pdf === undefined) refused++;
      else
        expect({ seed, ...faultsOf(pdf, outline) }).toEqual({
          seed,
          lost: [],
          outside: [],
          covered: [],
          small: [],
        });
    }
  } finally {
    await browser.close();
    await fonts.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return { refused };
}

async function fittedPdf(
  path: string,
  browser: Browser,
  fonts: FontEmbedder,
): Promise<Uint8Array | undefined> {
  const compiled = await compile(path, fonts);
  const stage = await openStage(browser, compiled.rendered, compiled.fontCss);
  const { drawn, problems } = await fitDeck(compiled, compiled.draw, stage);
  const errors = problems.filter(({ severity }) => severity === 'error');
  for (const error of errors) {
    expect(error.code).toMatch(/^fit\//);
    expect(error.hint).toBeTruthy();
    expect(error.place?.line).toBeGreaterThan(0);
  }
  if (errors.length > 0) return undefined;
  if (drawn.rendered !== compiled.rendered) await stage.show(drawn.rendered);
  const request = { pdf: true, scene: false, imageScale: undefined, handout: undefined };
  const printed = await stage.take(request).pdf;
  if (printed === undefined) throw new Error('the stage printed nothing');
  return exportPdf(printed, drawn.rendered, new Date(0));
}

function faultsOf(pdf: Uint8Array, outline: string) {
  const all = pdfWords(pdf);
  return {
    // In the order of the page's content, not in that of its columns.
    lost: lostFrom(outline, poppler('pdftotext', pdf, ['-raw'], ['-']).replace(/[\s*`]/g, '')),
    outside: all.flatMap((words, page) =>
      words
        .filter(
          ({ left, right, top, bottom }) => left < 0 || top < -4 || right > 961 || bottom > 544,
        )
        .map(({ text }) => `${page + 1}: ${text}`),
    ),
    covered: all.flatMap((words, page) => coveredIn(words).map((text) => `${page + 1}: ${text}`)),
    small: all.flatMap((words, page) => smallIn(words).map((text) => `${page + 1}: ${text}`)),
  };
}

/** Words that lie on each other: faces claim more height than they draw, so the middles count. */
function coveredIn(words: readonly Word[]): string[] {
  return words.flatMap((one, index) =>
    words.slice(index + 1).flatMap((other) => {
      const height = Math.min(one.bottom - one.top, other.bottom - other.top);
      const shared = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      // Full-width marks are set closer, by half of their width.
      return shared > height * 0.5 && across > height * 0.6 ? [`${one.text} / ${other.text}`] : [];
    }),
  );
}

/** Texts of the outline's slides that no page has. */
function lostFrom(outline: string, shown: string): string[] {
  const bare = (text: string): string =>
    text
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/\*\*|\*|`/g, '')
      .replace(/\s/g, '');
  const texts: string[] = [];
  const collect = (value: unknown, key: string): void => {
    if (Array.isArray(value)) for (const one of value) collect(one, key);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, one] of Object.entries(value)) collect(one, name);
    } else if (
      typeof value === 'string' &&
      ['text', 'points', 'rows', 'turns', 'head'].includes(key)
    ) {
      // A split text goes on after its sentence, so sentences are looked for.
      texts.push(...bare(value).split(/(?<=[。.])/));
    }
  };
  collect((JSON.parse(outline) as { sections: unknown }).sections, '');
  return [...new Set(texts)].filter((text) => text !== '' && !shown.includes(text));
}

/** Below this no text of a slide's body may be, in CSS pixels. */
const LEAST = 17.5;
/** Where the foot begins, points from the top. */
const FOOT = 640 * POINTS;
/** Ascent and descent of Noto Sans, which claims the least height of our faces, in ems. */
const HEIGHT = 1.362;

/** Words below the floor of secondary text; note numbers and the foot are smaller. */
function smallIn(words: readonly Word[]): string[] {
  return words.flatMap(({ text, top, bottom }) => {
    const size = (bottom - top) / POINTS / HEIGHT;
    return size < LEAST && top < FOOT && /\p{L}/u.test(text) ? [`${text} ${size}`] : [];
  });
}
