/** Faces that are cut once for many decks: one outline with other values. */
import type { MarpMarkdown } from '../../markdown/index.js';
import { startThread } from '../../thread.js';
import type { LoadedFonts } from './brand-fonts.js';
import { charactersOf } from './characters.js';
import { type FaceNeeds, type FontEmbedder, fontsFrom, needsOf } from './embed.js';
import type { SubsetRequest, SubsetResult } from './subset-worker.js';
import { createSvgFontSubsetter, type SvgFontSubsetter } from './svg-fonts.js';

export interface SharedFonts extends FaceNeeds {
  readonly cut: SubsetResult;
}

export interface FontSubsetter {
  /**
   * Cuts the faces of a deck with more characters than it has.
   * @param also as `FontEmbedder.embed` takes it, and `faces`
   * @param every what any of the decks may have, in each language and face of this one
   */
  cut(
    markdown: MarpMarkdown,
    folder: string,
    also: string,
    faces: LoadedFonts,
    every: string,
  ): Promise<SharedFonts>;
  readonly drawing: SvgFontSubsetter;
  close(): Promise<void>;
}

export function startFontSubsetter(): FontSubsetter {
  const thread = startThread<SubsetRequest, SubsetResult>('render/fonts/subset-worker.js');
  return {
    async cut(markdown, folder, also, faces, every) {
      const needs = withEvery(needsOf(markdown, also, faces), charactersOf(every));
      return { ...needs, cut: await thread.ask({ ...needs, folder, keeps: false }) };
    },
    drawing: createSvgFontSubsetter((request) => thread.ask(request)),
    close: () => thread.close(),
  };
}

function withEvery({ wanted, code, own }: FaceNeeds, every: ReadonlySet<string>): FaceNeeds {
  const more = (set: ReadonlySet<string>): Set<string> => new Set([...set, ...every]);
  return {
    wanted: new Map(
      [...wanted].map(([lang, weights]) => [
        lang,
        new Map([...weights].map(([weight, set]) => [weight, more(set)])),
      ]),
    ),
    code: code.size > 0 ? more(code) : code,
    own,
  };
}

/**
 * Gives each deck the faces that it shares with the others. For one that needs more, such as a deck
 * in another language, they are cut when it comes, and shared by those in the same languages: so a
 * deck is the same whichever came before it.
 */
export function shareFonts(shared: SharedFonts, every: string): FontEmbedder {
  let cutter: FontSubsetter | undefined;
  const others = new Map<string, SharedFonts>();
  return {
    async embed(markdown, folder, also = '', own = {}) {
      const needs = needsOf(markdown, also, own);
      const key = [...needs.wanted.keys(), needs.code.size > 0].join(' ');
      let faces = [shared, others.get(key)].find((one) => one && covers(one, needs));
      if (faces === undefined) {
        cutter ??= startFontSubsetter();
        faces = await cutter.cut(markdown, folder, also, own, every);
        if (!others.has(key)) others.set(key, faces);
      }
      return fontsFrom(markdown, { ...faces.cut, missing: lackedBy(needs, faces.cut.missing) });
    },
    drawing(...drawn) {
      cutter ??= startFontSubsetter();
      return cutter.drawing(...drawn);
    },
    async close() {
      await cutter?.close();
    },
  };
}

/** Whether the faces have all that a deck needs, or know that none has it. */
function covers(faces: FaceNeeds, needs: FaceNeeds): boolean {
  const isIn = (set: ReadonlySet<string>, all: ReadonlySet<string> | undefined): boolean =>
    all !== undefined && [...set].every((one) => all.has(one));
  return (
    isIn(needs.code, faces.code) &&
    [...needs.wanted].every(([lang, weights]) =>
      [...weights].every(([weight, set]) => isIn(set, faces.wanted.get(lang)?.get(weight))),
    )
  );
}

/** Other decks may lack more. */
function lackedBy({ wanted, code }: FaceNeeds, missing: ReadonlySet<string>): ReadonlySet<string> {
  const own = [code, ...[...wanted.values()].flatMap((weights) => [...weights.values()])];
  return new Set([...missing].filter((one) => own.some((set) => set.has(one))));
}
