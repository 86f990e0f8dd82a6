/** Embeds subset fonts in decks: in one, in the versions that a preview shows, or in many rows. */
import { basename } from 'node:path';
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
import {
  type FontSubsetter,
  type SubsetFonts,
  type SubsetForSvg,
  startFontSubsetter,
} from './subsetter.js';
import type { UnusableFont } from './unusable-font.js';

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
 *   are only made anew for a new one
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

/**
 * Gives many decks the same fonts. A deck that needs more, such as one in another language, gets
 * its own, shared by those in the same languages: a deck's files don't depend on the order.
 */
export function shareFonts(shared: SubsetFonts, every: string): FontEmbedder {
  let started: FontSubsetter | undefined;
  const subsetter = (): FontSubsetter => {
    started ??= startFontSubsetter();
    return started;
  };
  const others = new Map<string, SubsetFonts>();
  return {
    async embed(markdown, folder, also = '', own = {}) {
      const needs = needsOf(markdown, also, own);
      const key = [...needs.wanted.keys(), needs.code.size > 0].join(' ');
      let fonts = [shared, others.get(key)].find((one) => one && covers(one, needs));
      if (fonts === undefined) {
        fonts = await subsetter().subset(needsOf(markdown, also, own, every), folder);
        if (!others.has(key)) others.set(key, fonts);
      }
      const sets = [needs.code, ...[...needs.wanted.values()].flatMap((one) => [...one.values()])];
      const missing = [...fonts.result.missing].filter((one) => sets.some((set) => set.has(one)));
      return fontsFrom(markdown, { ...fonts.result, missing: new Set(missing) });
    },
    subsetForSvg: (...svg) => subsetter().subsetForSvg(...svg),
    async close() {
      await started?.close();
    },
  };
}

/** @throws BuildError if the deck needs a font that is not installed, or a brand's is unusable */
export function fontsFrom(markdown: MarpMarkdown, result: SubsetResult): Fonts {
  const { css, missing, uncoveredLanguages, unusable } = result;
  if (unusable) throw new BuildError([unusableFont(unusable)]);
  const shown = markdown.slides.map((slide) => ({
    place: slide.place,
    langs: languagesOf(slide),
    text: shownText(slide),
    notes: notesText(slide),
  }));
  return { css, problems: missingCharacters(shown, missing, uncoveredLanguages) };
}

function unusableFont({ file, place, reason }: UnusableFont): Problem {
  return {
    severity: 'error',
    code: 'font/unreadable',
    message: `The font “${basename(file)}” cannot be subset: ${reason}`,
    hint: 'The file may be damaged: download it again, or name another.',
    place,
  };
}
