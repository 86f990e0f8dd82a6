/** Finds the deck's own characters and embeds them from the faces of its language. */
import { basename } from 'node:path';
import { wordsFor } from '../../deck/index.js';
import { drawEmoji } from '../../markdown/emoji/index.js';
import type { MarkdownSlide, MarpMarkdown } from '../../markdown/index.js';
import { BuildError, type Problem } from '../../problem.js';
import { startThread } from '../../thread.js';
import type { LoadedFonts } from './brand-fonts.js';
import { charactersOf } from './characters.js';
import { WEIGHTS } from './families.js';
import { missingCharacters } from './missing-characters.js';
import type { Refused } from './refused-font.js';
import type { SubsetRequest, SubsetResult } from './subset-worker.js';
import { createSvgFontSubsetter, type SvgFontSubsetter } from './svg-fonts.js';

export interface Fonts {
  /** `@font-face` rules, each with its file as a data URI. */
  readonly css: string;
  /** A warning for each slide with characters that no face has. */
  readonly problems: readonly Problem[];
}

export interface FontEmbedder {
  /**
   * @param folder the outline's, where packages with faces are looked for first
   * @param also characters that stand on paper alone, such as those of a handout's template
   * @param faces the brand's own, which are asked first
   * @throws BuildError if the deck needs a face that is not installed; Error if one cannot be read
   */
  embed(markdown: MarpMarkdown, folder: string, also?: string, faces?: LoadedFonts): Promise<Fonts>;
  /** Cuts the faces of a drawing's texts. */
  readonly drawing: SvgFontSubsetter;
  close(): Promise<void>;
}

/** What is drawn by CSS alone: counters, page numbers. */
const ALWAYS = '0123456789.… ';

/**
 * Starts the thread that cuts; it loads harfbuzz while the outline is read.
 * @param keeps for one deck that is made again and again: its faces keep the characters that they
 *   had, and are cut anew only when one is new
 */
export function startFontEmbedder({ keeps = false } = {}): FontEmbedder {
  const thread = startThread<SubsetRequest, SubsetResult>('render/fonts/subset-worker.js');
  let last: { readonly request: SubsetRequest; readonly result: SubsetResult } | undefined;
  return {
    async embed(markdown, folder, also = '', faces = {}) {
      const request = { ...needsOf(markdown, also, faces), folder, keeps };
      if (keeps && last && isEnough(last.request, last.result, request)) {
        return fontsFrom(markdown, last.result);
      }
      const result = await thread.ask(request);
      last = { request, result };
      return fontsFrom(markdown, result);
    },
    drawing: createSvgFontSubsetter((request) => thread.ask(request)),
    close: () => thread.close(),
  };
}

/**
 * True where what was cut for one request is all that another needs. Files of a brand's own may have
 * changed, and faces that were not there may have been installed: then it is to be asked.
 */
function isEnough(
  before: SubsetRequest,
  { missing, bare }: SubsetResult,
  now: SubsetRequest,
): boolean {
  const isAll = (some: ReadonlySet<string>, all: ReadonlySet<string> | undefined): boolean =>
    [...some].every((one) => all?.has(one));
  return (
    before.folder === now.folder &&
    missing.size + bare.size === 0 &&
    Object.values(now.own).every((families) => families.length === 0) &&
    Object.values(before.own).every((families) => families.length === 0) &&
    isAll(now.code, before.code) &&
    before.wanted.size === now.wanted.size &&
    [...now.wanted].every(([lang, byWeight]) => {
      const known = before.wanted.get(lang);
      return [...byWeight].every(([weight, some]) => isAll(some, known?.get(weight)));
    })
  );
}

/** The characters that a deck needs of each face. */
export type FaceNeeds = Pick<SubsetRequest, 'wanted' | 'code' | 'own'>;

/** @param also as `embed` takes it, and `faces` */
export function needsOf(markdown: MarpMarkdown, also: string, faces: LoadedFonts): FaceNeeds {
  const code = charactersOf(markdown.slides.filter(hasCode).map(visible).join(''));
  const own = {
    body: faces.body?.families ?? [],
    heading: faces.heading?.families ?? [],
    mono: faces.mono?.families ?? [],
  };
  return { wanted: wantedOf(markdown, also), code, own };
}

/**
 * What a deck gets of faces that were cut.
 * @throws BuildError if it needs a face that is not installed, or one of the brand's cannot be cut
 */
export function fontsFrom(markdown: MarpMarkdown, result: SubsetResult): Fonts {
  const { css, missing, bare, refused } = result;
  if (refused) throw new BuildError([uncut(refused)]);
  const shown = markdown.slides.map((slide) => ({
    place: slide.place,
    langs: languagesOf(slide),
    text: visible(slide),
    notes: textOfNotes(slide),
  }));
  return { css, problems: missingCharacters(shown, missing, bare) };
}

function uncut({ file, place, reason }: Refused): Problem {
  return {
    severity: 'error',
    code: 'font/unreadable',
    message: `“${basename(file)}” is no face that can be cut: ${reason}`,
    hint: 'The file may be damaged: take it anew from where it came, or name another.',
    place,
  };
}

/**
 * By language, since the same character may look another way in each. Both weights get every
 * character of the slides: which are bold only the browser knows, and the PDF takes from each face
 * no more than it draws. The regular one has those of the notes and of the buttons, too, since the
 * page that presents shows them.
 */
function wantedOf(markdown: MarpMarkdown, also: string): SubsetRequest['wanted'] {
  const { lang, words, slides } = markdown;
  const shown = new Map([[lang, [ALWAYS, also, ...headOf(markdown)]]]);
  const said = new Map<string, string[]>();
  const fixed = new Set<string>();
  const add = (map: Map<string, string[]>, key: string, text: string): void => {
    const texts = map.get(key);
    if (texts) texts.push(text);
    else map.set(key, [text]);
  };
  add(said, lang, deskText(words));
  for (const slide of slides) {
    // A slide has few characters: those of each of its languages are not told apart.
    for (const one of languagesOf(slide)) add(shown, one, ALWAYS + visible(slide));
    // Any slide may be split yet, and its parts be counted in their titles.
    add(shown, slide.lang, wordsFor(slide.lang).part('', 1, 2));
    add(said, slide.lang, textOfNotes(slide));
    fixed.add(slide.lang);
  }
  for (const one of fixed) add(said, one, fixedWords(one));
  return new Map(
    [...shown].map(([key, texts]) => {
      const own = charactersOf(texts.join(''));
      const more = charactersOf((said.get(key) ?? []).join(''));
      const byWeight = WEIGHTS.map(
        ({ css }) => [css, css === 400 ? new Set([...own, ...more]) : own] as const,
      );
      return [key, new Map(byWeight)];
    }),
  );
}

/** What stands around every page of the handout, whether a slide shows it or not. */
function headOf({ title, subtitle, event, date, author, words }: MarpMarkdown): string[] {
  const running = [title, subtitle, event, date, author, words.pageOf(0, 0)];
  return running.map((text) => drawEmoji(text ?? '', () => ''));
}

/** The words of a language that a handout may set. */
function fixedWords(lang: string): string {
  return Object.values(wordsFor(lang))
    .flat()
    .filter((word) => typeof word === 'string')
    .join('');
}

/** The presenter page draws the emoji of notes. */
function textOfNotes({ notes }: MarkdownSlide): string {
  return drawEmoji(notes, () => '');
}

/** What the page that presents says by itself, whatever machine it is opened on. */
function deskText({ desk, notes, minutes }: MarpMarkdown['words']): string {
  return [...Object.values(desk), notes, minutes(0), DESK_SIGNS].join('');
}

/** Clocks, keys and sizes: `+1:20 / 32:00`, `Page Down`. */
const DESK_SIGNS = Array.from({ length: 95 }, (_, code) => String.fromCharCode(32 + code)).join('');

/** Raw Markdown has code in backticks, in fences and by indentation. */
function hasCode({ kind, markdown }: MarkdownSlide): boolean {
  if (/<(?:code|pre|kbd|samp)\b/i.test(markdown)) return true;
  return kind === 'markdown' && /`|~~~|^(?: {4}|\t)/m.test(markdown);
}

/** The slide's language and those of its runs. */
function languagesOf({ lang, markdown }: MarkdownSlide): ReadonlySet<string> {
  const runs = [...markdown.matchAll(/<span\b[^>]*\slang="([^"]+)"/g)].map(([, one = '']) => one);
  return new Set([lang, ...runs]);
}

/** The text of a slide; what Markdown and directives add to it does no harm in a face. */
function visible({ markdown }: MarkdownSlide): string {
  return markdown
    .replace(/data:image\/[^")]*/g, '')
    .replace(/\]\([^)]*\)/g, (address) => drawEmoji(address, () => ''))
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&[a-z]+;|&#x27;/g, (name) => NAMED[name] ?? name);
}

/** As highlighted code has them. */
const NAMED: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#x27;': "'",
};
