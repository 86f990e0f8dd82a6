/** Writes a deck as Marp Markdown by its templates. */
import type { Deck, DeckBrand, Words } from '../deck/index.js';
import type { Text } from '../outline/index.js';
import { type Place, type Problem, withPlace } from '../problem.js';
import {
  type PictureData,
  type Source,
  type TemplateFiles,
  themeSheets,
  type VideoFile,
} from '../read/index.js';
import { pictureCss } from './picture-css.js';
import { createSlideWriter } from './slide-writer.js';
import { type Direction, directionOf } from './text/direction.js';
import { EMOJI_CSS } from './text/emoji.js';
import { plainText } from './text/inline.js';
import { createFormulas, type FormulaFonts } from './text/math.js';

export interface MarkdownSlide {
  readonly number: number;
  /** Its index before anything was split, from 0. */
  readonly entry: number;
  readonly kind: string;
  readonly id: string | undefined;
  /** The title without marks, for bookmarks, alt texts and PowerPoint. */
  readonly title: string;
  readonly section: number | undefined;
  /** Its own language, or the deck's (BCP 47). */
  readonly lang: string;
  readonly direction: Direction;
  /** True if only the speaker sees it. */
  readonly hidden: boolean;
  /** Directives and body. */
  readonly markdown: string;
  readonly notes: string;
  /** True if its parts appear one by one while presenting. */
  readonly steps: boolean;
  readonly place: Place;
}

export interface MarpMarkdown {
  readonly title: string;
  readonly subtitle: string | undefined;
  readonly author: string | undefined;
  readonly event: string | undefined;
  readonly date: string | undefined;
  /** The deck's day as 2024-07-30. */
  readonly day: string | undefined;
  readonly lang: string;
  readonly direction: Direction;
  readonly theme: string;
  readonly words: Words;
  readonly transition: Deck['transition'];
  readonly brand?: DeckBrand | undefined;
  readonly slides: readonly MarkdownSlide[];
  readonly sections: readonly {
    readonly number: number;
    readonly title: string;
    readonly minutes: number | undefined;
  }[];
  /** True if the theme or a kind sets text in the serif fonts, `var(--serif)`. */
  readonly hasSerif: boolean;
  /** Typography, text sizes, the CSS of each kind in use, people's own colours, charts, diagrams, formulas. */
  readonly css: string;
  /** The pictures by the short addresses that slides and CSS have for them. */
  readonly pictures?: PictureData | undefined;
  /** The videos by the keys that slides have for them. */
  readonly videos?: ReadonlyMap<string, VideoFile> | undefined;
  readonly problems: readonly Problem[];
}

/**
 * @param formulaFonts subsets the fonts of text in formulas; without it the system's are used
 * @throws BuildError if a template fails, with the slide and the line
 */
export async function writeMarkdown(
  deck: Deck,
  templates: TemplateFiles,
  formulaFonts?: FormulaFonts,
): Promise<MarpMarkdown> {
  const problems: Problem[] = [];
  const formulas = createFormulas(problems);
  const { write, drawnCss } = await createSlideWriter(deck, templates, formulas, problems);
  const slides = deck.slides.map((slide): MarkdownSlide => {
    const { number, entry, kind, id, section, lang, hidden, notes, steps, place } = slide;
    return {
      ...{ number, entry, kind, id, lang, hidden, notes, steps, place },
      section: section?.number,
      direction: directionOf(lang),
      ...withPlace(place, () => write(slide)),
    };
  });
  if (slides.length > 0 && slides.every(({ hidden }) => hidden)) {
    problems.push(allHidden(slides[0]?.place));
  }
  const hasEmoji = slides.some(({ markdown }) => markdown.includes('<img class="emoji"'));
  const plain = (text: Text | undefined): string | undefined => text && plainText(text.text);
  const { author, date, day, lang, theme, words, transition, brand } = deck;
  return {
    ...{ author, date, day, lang, theme, words, transition, brand, slides },
    title: plainText(deck.title.text),
    subtitle: plain(deck.subtitle),
    event: plain(deck.event),
    direction: directionOf(lang),
    sections: deck.sections.map(({ number, title, minutes }) => ({
      number,
      title: plainText(title.text),
      minutes,
    })),
    hasSerif: [...themeSheets(theme, templates.themes), ...stylesOf(deck, templates)].some(
      ({ text }) => text.includes('var(--serif)'),
    ),
    css: [
      cssOf(deck, templates),
      pictureCss(slides),
      ...drawnCss,
      await formulas.css(formulaFonts),
      ...(hasEmoji ? [EMOJI_CSS] : []),
      ...(brand ? [brand.css] : []),
    ].join('\n'),
    problems,
  };
}

function allHidden(place: Place | undefined): Problem {
  return {
    severity: 'error',
    code: 'outline/all-hidden',
    message: 'Every slide is hidden; there is nothing to show',
    hint: 'Take `hidden: true` from a slide that the audience is to see.',
    ...(place ? { place } : {}),
  };
}

/** Those of the kinds in use, in an order independent of the slides': Marp compiles a new one again. */
function stylesOf(deck: Deck, { kinds }: TemplateFiles): Source[] {
  const used = new Set(deck.slides.map(({ kind }) => kind));
  return [...kinds].flatMap(([kind, { style }]) => (used.has(kind) && style ? style : []));
}

function cssOf(deck: Deck, templates: TemplateFiles): string {
  return [
    templates.setting.text,
    templates.textSize.text,
    templates.pictures.text,
    ...stylesOf(deck, templates).map(({ text }) => text),
    // A person's own colour is mixed with the text's on dark backgrounds.
    ...[...deck.colors].map(
      ([name, color]) =>
        `.${name} { --hue: color-mix(in srgb, ${color} var(--own, 100%), var(--ink)); --hue-fill: initial; --on-hue: initial; }`,
    ),
  ].join('\n');
}
