/** Finds the deck's own characters and embeds them from the faces of its language. */
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
      const { css, missing } = await thread.ask({ families, wanted: wantedOf(markdown) });
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
function wantedOf({ slides, words }: MarpMarkdown): Map<number, Set<string>> {
  // Any slide may be split yet, and its parts be counted in their titles.
  const shown = charactersOf(ALWAYS + words.part('', 1, 2) + slides.map(visible).join(''));
  const said = charactersOf(slides.map(({ notes }) => notes).join(''));
  return new Map(
    WEIGHTS.map(({ css }) => [css, css === 400 ? new Set([...shown, ...said]) : shown]),
  );
}

/** The text of a slide; what Markdown and directives add to it does no harm in a face. */
function visible({ markdown }: MarkdownSlide): string {
  return markdown
    .replace(/data:image\/[^")]*/g, '')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}

/** Characters that are drawn: blanks, controls and variation selectors need no glyph. */
function charactersOf(text: string): Set<string> {
  return new Set([...text].filter((character) => !/[\p{C}\p{Zl}\p{Zp}\p{Mn}]/u.test(character)));
}

function missingIn(slides: readonly MarkdownSlide[], missing: ReadonlySet<string>): Problem[] {
  if (missing.size === 0) return [];
  return slides.flatMap((slide): Problem[] => {
    const text = visible(slide) + slide.notes;
    const found = [...missing].filter((character) => text.includes(character));
    if (found.length === 0) return [];
    const list = found.map((c) => `${c} (U+${c.codePointAt(0)?.toString(16).toUpperCase()})`);
    return [
      {
        severity: 'warning',
        code: 'font/missing',
        message: `No embedded face has ${list.join(', ')}; other machines may show a box`,
        hint: 'Write another character, or see the README on faces for other scripts.',
        place: slide.place,
      },
    ];
  });
}
