/** Finds the deck's own characters and embeds them from the faces of its language. */
import { drawEmoji } from '../emoji/draw.js';
import type { MarkdownSlide, MarpMarkdown } from '../markdown/markdown.js';
import type { Problem } from '../problem.js';
import { startThread } from '../thread.js';
import type { CutRequest, CutResult } from './cut.js';
import { familiesFor, WEIGHTS } from './faces.js';

export interface Fonts {
  /** `@font-face` rules, each with its file as a data URI. */
  readonly css: string;
  /** A warning for each slide with characters that no face has. */
  readonly problems: readonly Problem[];
}

export interface FontEmbedder {
  /** @throws Error if a face cannot be read */
  embed(markdown: MarpMarkdown): Promise<Fonts>;
  close(): Promise<void>;
}

/** What is drawn by CSS alone: counters, page numbers. */
const ALWAYS = '0123456789.… ';

/** Starts the thread that cuts; it loads harfbuzz while the outline is read. */
export function startFontEmbedder(): FontEmbedder {
  const thread = startThread<CutRequest, CutResult>('fonts/cut.js');
  return {
    async embed(markdown) {
      const families = familiesFor(markdown.lang);
      const { css, missing } = await thread.ask({
        families,
        wanted: wantedOf(markdown),
        code: charactersOf(markdown.slides.filter(hasCode).map(visible).join('')),
      });
      return { css, problems: missingIn(markdown.slides, missing) };
    },
    close: () => thread.close(),
  };
}

/**
 * Both weights get every character of the slides: which are bold only the browser knows, and the
 * PDF takes from each face no more than it draws. The regular one has those of the notes, too,
 * since the presenter page shows them.
 */
function wantedOf({ slides }: MarpMarkdown): Map<number, Set<string>> {
  const shown = charactersOf(ALWAYS + slides.map(visible).join(''));
  const said = charactersOf(slides.map(textOfNotes).join(''));
  return new Map(
    WEIGHTS.map(({ css }) => [css, css === 400 ? new Set([...shown, ...said]) : shown]),
  );
}

/** The presenter page draws the emoji of notes. */
function textOfNotes({ notes }: MarkdownSlide): string {
  return drawEmoji(notes, () => '');
}

/** Raw Markdown has code in backticks, in fences and by indentation. */
function hasCode({ kind, markdown }: MarkdownSlide): boolean {
  if (/<(?:code|pre|kbd|samp)\b/i.test(markdown)) return true;
  return kind === 'markdown' && /`|~~~|^(?: {4}|\t)/m.test(markdown);
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

/** Characters that are drawn: blanks, controls and variation selectors need no glyph. */
function charactersOf(text: string): Set<string> {
  return new Set([...text].filter((character) => !/[\p{C}\p{Zl}\p{Zp}\p{Mn}]/u.test(character)));
}

function missingIn(slides: readonly MarkdownSlide[], missing: ReadonlySet<string>): Problem[] {
  if (missing.size === 0) return [];
  return slides.flatMap((slide): Problem[] => {
    const text = visible(slide) + textOfNotes(slide);
    const found = [...missing].filter((character) => text.includes(character));
    if (found.length === 0) return [];
    const list = found.map((c) => `${c} (U+${c.codePointAt(0)?.toString(16).toUpperCase()})`);
    return [
      {
        severity: 'warning',
        code: 'font/missing',
        message: `No embedded face${found.some(isEmoji) ? ' and no picture' : ''} has ${list.join(', ')}; other machines may show a box`,
        hint: found.some(canBeDrawn)
          ? 'Write U+FE0F behind a sign that is to be an emoji, or write another character.'
          : 'Write another character, or see the README on faces for other scripts.',
        place: slide.place,
      },
    ];
  });
}

function isEmoji(character: string): boolean {
  return /\p{Emoji_Presentation}|\p{Extended_Pictographic}/u.test(character);
}

/** True for a sign that is text unless U+FE0F makes a picture of it, as there is one. */
function canBeDrawn(character: string): boolean {
  return (
    !/\p{Emoji_Presentation}/u.test(character) && drawEmoji(`${character}\ufe0f`, () => '') === ''
  );
}
