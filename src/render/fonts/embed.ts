/** Embeds subset fonts in decks: in one, in the versions that a preview shows, or in many rows. */
import { createCache } from '../../cache.js';
import type { MarpMarkdown } from '../../markdown/index.js';
import { BuildError, type Problem } from '../../problem.js';
import type { SvgFonts, SvgText } from '../../read/index.js';
import { startThread, type Thread } from '../../thread.js';
import type { LoadedFonts } from './brand-fonts.js';
import { familiesFor, MONO } from './families.js';
import { charactersOf, covers, needsOf } from './font-needs.js';
import { missingCharacters } from './missing-characters.js';
import type { SubsetRequest, SubsetResult } from './subset-worker.js';

export interface Fonts {
  /** `@font-face` rules, each with its file as a data URI. */
  readonly css: string;
  /** A warning for each slide with characters that no font has. */
  readonly problems: readonly Problem[];
}

export interface FontEmbedder {
  /**
   * @param folder the outline's, where packages are looked up first
   * @param also characters that only the paper shows, such as those of a handout's template
   * @param fonts the brand's, which come before ours
   * @throws BuildError if the deck needs a font that is not installed; Error if one cannot be read
   */
  embed(markdown: MarpMarkdown, folder: string, also?: string, fonts?: LoadedFonts): Promise<Fonts>;
  /** Subsets the fonts of one SVG, in a language and from the packages of an outline's folder. */
  subsetForSvg(svg: SvgText, lang: string, folder: string): Promise<SvgFonts>;
  close(): Promise<void>;
}

/** Harfbuzz keeps a core busy, and the render needs the other. */
type SubsetThread = Thread<SubsetRequest, SubsetResult>;

function startSubsetThread(): SubsetThread {
  return startThread('render/fonts/subset-worker.js');
}

/**
 * Starts the thread that subsets; it loads harfbuzz while the outline is read.
 * @param incremental for one deck that is built again and again: subsets keep their characters, and
 *   are made again only for a new one
 */
export function startFontEmbedder({ incremental = false } = {}): FontEmbedder {
  const thread = startSubsetThread();
  let last: { readonly request: SubsetRequest; readonly result: SubsetResult } | undefined;
  return {
    async embed(markdown, folder, also = '', fonts = {}) {
      const request = { ...needsOf(markdown, also, fonts), folder, incremental };
      if (!(incremental && last && isEnough(last.request, last.result, request))) {
        last = { request, result: await thread.ask(request) };
      }
      return fontsFrom(markdown, last.result);
    },
    subsetForSvg: (...svg) => subsetForSvg(thread, ...svg),
    close: () => thread.close(),
  };
}

/** False where files of the brand may have changed, or missing fonts may have been installed since. */
function isEnough(last: SubsetRequest, result: SubsetResult, request: SubsetRequest): boolean {
  const isUnbranded = [last.own, request.own].every((own) =>
    Object.values(own).every((families) => families.length === 0),
  );
  return (
    last.folder === request.folder &&
    result.missing.size + result.uncoveredLanguages.size === 0 &&
    isUnbranded &&
    last.serif === request.serif &&
    last.wanted.size === request.wanted.size &&
    covers(last, request)
  );
}

/** Escapes of Markdown and HTML, which values need, and the word joiner behind a backslash. */
const MARKUP = `${Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('')}\u2060`;

/**
 * Gives many decks the same fonts. A deck that needs more, such as one in another language, gets
 * its own, shared by those with the same needs: a deck's files don't depend on the order.
 * @param characters all that any of the decks may have
 */
export function shareFonts(characters: string): FontEmbedder {
  const thread = startSubsetThread();
  const shared = new Map<string, Promise<SubsetResult>>();
  return {
    async embed(markdown, folder, also = '', own = {}) {
      const all = needsOf(markdown, also, own, characters + MARKUP);
      const key = keyOf(all);
      const subsets = shared.get(key) ?? thread.ask({ ...all, folder, incremental: false });
      shared.set(key, subsets);
      const result = await subsets;
      const needs = needsOf(markdown, also, own);
      const sets = [needs.code, ...[...needs.wanted.values()].flatMap((one) => [...one.values()])];
      const missing = [...result.missing].filter((one) => sets.some((set) => set.has(one)));
      return fontsFrom(markdown, { ...result, missing: new Set(missing) });
    },
    subsetForSvg: (...svg) => subsetForSvg(thread, ...svg),
    close: () => thread.close(),
  };
}

function keyOf({ wanted, code, serif }: Pick<SubsetRequest, 'wanted' | 'code' | 'serif'>): string {
  const sets = [...wanted].flatMap(([lang, weights]) =>
    [...weights].map(([weight, set]) => [lang, weight, ...[...set].sort()].join('')),
  );
  return [String(serif), ...sets, ...code].join('\n');
}

/** @throws BuildError if the deck needs a font that is not installed, or a brand's is unusable */
function fontsFrom(markdown: MarpMarkdown, result: SubsetResult): Fonts {
  const { css, missing, uncoveredLanguages, problems } = result;
  if (problems) throw new BuildError(problems);
  return { css, problems: missingCharacters(markdown.slides, missing, uncoveredLanguages) };
}

/** In characters: the fonts of some hundred SVGs. */
const svgCache = createCache<SvgFonts>(10_000_000);

async function subsetForSvg(
  thread: SubsetThread,
  { text, hasBold, hasMono }: SvgText,
  lang: string,
  folder: string,
): Promise<SvgFonts> {
  const characters = charactersOf(`${text} `);
  const key = [lang, hasBold, hasMono, folder, ...[...characters].sort()].join(' ');
  const known = svgCache.get(key);
  if (known) return known;
  const none = new Set<string>();
  const weights = new Map([
    [400, characters],
    [700, hasBold ? characters : none],
  ]);
  const { css, missing } = await thread.ask({
    folder,
    wanted: new Map([[lang, weights]]),
    code: hasMono ? characters : none,
    own: { body: [], heading: [], mono: [] },
    serif: false,
    incremental: false,
  });
  const families = familiesFor(lang).map((family) => `"${family.name}"`);
  const lists = { text: families.join(', '), mono: [`"${MONO.name}"`, ...families].join(', ') };
  const fonts = { css, ...lists, missing: [...missing].filter((one) => text.includes(one)) };
  svgCache.set(key, fonts, css.length);
  return fonts;
}
