/** Embeds subset fonts in decks: in one, in the versions that a preview shows, or in many rows. */
import type { MarpMarkdown } from '../../markdown/index.js';
import { BuildError, type Problem } from '../../problem.js';
import type { LoadedFonts } from './brand-fonts.js';
import {
  covers,
  type FontNeeds,
  languagesOf,
  needsOf,
  notesText,
  shownText,
} from './font-needs.js';
import { missingCharacters } from './missing-characters.js';
import type { SubsetResult } from './subset-worker.js';
import { type SubsetFonts, type SubsetForSvg, startFontSubsetter } from './subsetter.js';

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
  readonly subsetForSvg: SubsetForSvg;
  close(): Promise<void>;
}

/**
 * Starts the thread that subsets; it loads harfbuzz while the outline is read.
 * @param incremental for one deck that is built again and again: subsets keep their characters, and
 *   are made again only for a new one
 */
export function startFontEmbedder({ incremental = false } = {}): FontEmbedder {
  const { subset, subsetForSvg, close } = startFontSubsetter();
  let last: SubsetFonts | undefined;
  return {
    async embed(markdown, folder, also = '', fonts = {}) {
      const needs = needsOf(markdown, also, fonts);
      if (!(incremental && last && isEnough(last, needs, folder))) {
        last = await subset(needs, folder, incremental);
      }
      return fontsFrom(markdown, last.result);
    },
    subsetForSvg,
    close,
  };
}

/** False where files of the brand may have changed, or missing fonts may have been installed since. */
function isEnough(last: SubsetFonts, needs: FontNeeds, folder: string): boolean {
  const { missing, uncoveredLanguages } = last.result;
  const isUnbranded = [last.own, needs.own].every((own) =>
    Object.values(own).every((families) => families.length === 0),
  );
  return (
    last.folder === folder &&
    missing.size + uncoveredLanguages.size === 0 &&
    isUnbranded &&
    last.wanted.size === needs.wanted.size &&
    covers(last, needs)
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
  const { subset, subsetForSvg, close } = startFontSubsetter();
  const shared = new Map<string, Promise<SubsetFonts>>();
  return {
    async embed(markdown, folder, also = '', own = {}) {
      const all = needsOf(markdown, also, own, characters + MARKUP);
      const key = keyOf(all);
      const subsets = shared.get(key) ?? subset(all, folder);
      shared.set(key, subsets);
      const { result } = await subsets;
      const needs = needsOf(markdown, also, own);
      const sets = [needs.code, ...[...needs.wanted.values()].flatMap((one) => [...one.values()])];
      const missing = [...result.missing].filter((one) => sets.some((set) => set.has(one)));
      return fontsFrom(markdown, { ...result, missing: new Set(missing) });
    },
    subsetForSvg,
    close,
  };
}

function keyOf({ wanted, code }: FontNeeds): string {
  const sets = [...wanted].flatMap(([lang, weights]) =>
    [...weights].map(([weight, set]) => [lang, weight, ...[...set].sort()].join('')),
  );
  return [...sets, ...code].join('\n');
}

/** @throws BuildError if the deck needs a font that is not installed, or a brand's is unusable */
export function fontsFrom(markdown: MarpMarkdown, result: SubsetResult): Fonts {
  const { css, missing, uncoveredLanguages, problems } = result;
  if (problems) throw new BuildError(problems);
  const shown = markdown.slides.map((slide) => ({
    place: slide.place,
    langs: languagesOf(slide),
    text: shownText(slide),
    notes: notesText(slide),
  }));
  return { css, problems: missingCharacters(shown, missing, uncoveredLanguages) };
}
