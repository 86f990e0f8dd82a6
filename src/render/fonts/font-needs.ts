/** Collects the characters that a deck needs, by language and weight. */
import { wordsFor } from '../../deck/index.js';
import { replaceEmoji } from '../../markdown/emoji/index.js';
import type { MarkdownSlide, MarpMarkdown } from '../../markdown/index.js';
import type { LoadedFonts } from './brand-fonts.js';
import { WEIGHTS } from './families.js';
import type { SubsetRequest } from './subset-worker.js';

export type FontNeeds = Pick<SubsetRequest, 'wanted' | 'code' | 'own' | 'serif'>;

/** Drawn by CSS alone: counters, page numbers, hyphens. */
const ALWAYS = '0123456789.…- ';

/**
 * @param also characters that only the paper shows, such as those of a handout's template
 * @param fonts of the brand
 * @param every characters of other decks that share the fonts
 */
export function needsOf(
  markdown: MarpMarkdown,
  also: string,
  { body, heading, mono }: LoadedFonts,
  every = '',
): FontNeeds {
  const code = charactersOf(markdown.slides.filter(hasCode).map(shownText).join(''));
  return {
    wanted: wantedOf(markdown, also, every),
    code: code.size > 0 ? new Set([...code, ...charactersOf(every)]) : code,
    serif: markdown.hasSerif,
    own: {
      body: body?.families ?? [],
      heading: heading?.families ?? [],
      mono: mono?.families ?? [],
    },
  };
}

/** Whether the characters of some needs are all among those of others. */
export function covers(all: FontNeeds, some: FontNeeds): boolean {
  const isIn = (set: ReadonlySet<string>, other: ReadonlySet<string> | undefined): boolean =>
    other !== undefined && [...set].every((one) => other.has(one));
  return (
    isIn(some.code, all.code) &&
    [...some.wanted].every(([lang, weights]) =>
      [...weights].every(([weight, set]) => isIn(set, all.wanted.get(lang)?.get(weight))),
    )
  );
}

/**
 * By language, since a character may have another shape in each. Both weights get all characters of
 * the slides: only the browser knows which are bold, and the PDF embeds only the glyphs that it
 * draws. The regular weight also has those of the notes and of the presenter page's buttons.
 */
function wantedOf(markdown: MarpMarkdown, also: string, every: string): SubsetRequest['wanted'] {
  const { lang, words, slides } = markdown;
  const shown = new Map([[lang, [ALWAYS, also, ...runningTexts(markdown)]]]);
  const regularOnly = new Map<string, string[]>();
  const add = (map: Map<string, string[]>, key: string, text: string): void => {
    const texts = map.get(key);
    if (texts) texts.push(text);
    else map.set(key, [text]);
  };
  add(regularOnly, lang, presenterText(words));
  for (const slide of slides) {
    for (const one of languagesOf(slide)) add(shown, one, ALWAYS + shownText(slide));
    // Any slide may still be split, and its parts be counted in their titles.
    add(shown, slide.lang, wordsFor(slide.lang).part('', 1, 2));
    add(regularOnly, slide.lang, notesText(slide));
  }
  for (const one of new Set(slides.map((slide) => slide.lang))) {
    add(regularOnly, one, handoutWords(one));
  }
  return new Map(
    [...shown].map(([key, texts]) => {
      const bold = charactersOf(texts.join('') + every);
      const more = charactersOf((regularOnly.get(key) ?? []).join(''));
      const sets = WEIGHTS.map(
        ({ css }) => [css, css === 400 ? new Set([...bold, ...more]) : bold] as const,
      );
      return [key, new Map(sets)];
    }),
  );
}

/** Around every page of the handout, whether a slide shows it or not. */
function runningTexts({ title, subtitle, event, date, author, words }: MarpMarkdown): string[] {
  const texts = [title, subtitle, event, date, author, words.pageOf(0, 0)];
  return texts.map((text) => replaceEmoji(text ?? '', () => ''));
}

function handoutWords(lang: string): string {
  return Object.values(wordsFor(lang))
    .flat()
    .filter((word) => typeof word === 'string')
    .join('');
}

/** The presenter page draws the emoji of notes. */
export function notesText({ notes }: MarkdownSlide): string {
  return replaceEmoji(notes, () => '');
}

function presenterText({ presenter, notes, minutes }: MarpMarkdown['words']): string {
  return [...Object.values(presenter), notes, minutes(0), ASCII].join('');
}

/** Clocks, keys and sizes: `+1:20 / 32:00`, `Page Down`. */
const ASCII = Array.from({ length: 95 }, (_, code) => String.fromCharCode(32 + code)).join('');

/** Raw Markdown has code in backticks, in fences and by indentation. */
function hasCode({ kind, markdown }: MarkdownSlide): boolean {
  if (/<(?:code|pre|kbd|samp)\b/i.test(markdown)) return true;
  return kind === 'markdown' && /`|~~~|^(?: {4}|\t)/m.test(markdown);
}

/** The slide's language and those of its spans. */
export function languagesOf({ lang, markdown }: MarkdownSlide): ReadonlySet<string> {
  const spans = [...markdown.matchAll(/<span\b[^>]*\slang="([^"]+)"/g)].map(([, one = '']) => one);
  return new Set([lang, ...spans]);
}

/** The text of a slide; some Markdown syntax and directives in it do no harm. */
export function shownText({ markdown }: MarkdownSlide): string {
  return markdown
    .replace(/data:image\/[^")]*/g, '')
    .replace(/\]\([^)]*\)/g, (address) => replaceEmoji(address, () => ''))
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&[a-z]+;|&#x27;/g, (name) => NAMED[name] ?? name);
}

/** Entities of highlighted code. */
const NAMED: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#x27;': "'",
};

/** The characters of a text that need a glyph: no controls and variation selectors. */
export function charactersOf(text: string): Set<string> {
  return new Set([...text].filter((character) => !UNDRAWN.test(character)));
}

const UNDRAWN = /[\p{C}\p{Zl}\p{Zp}\p{Variation_Selector}]/u;
