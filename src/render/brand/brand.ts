/** Reads an outline's brand and turns it into CSS on the deck's theme. */
import type { DeckBrand } from '../../deck/index.js';
import { SHORT_TEXTS, shortText } from '../../deck/index.js';
import type { Outline, Text } from '../../outline/index.js';
import { hasErrors, type Problem } from '../../problem.js';
import type { PictureOptions, TemplateFiles } from '../../read/index.js';
import type { LoadedFonts } from '../fonts/index.js';
import { type Backgrounds, backgroundsOf } from './backgrounds.js';
import {
  COVER_CSS,
  FOOTER_CSS,
  familiesOf,
  fontCss,
  logoCss,
  paletteCss,
  paperCss,
} from './brand-css.js';
import { type BrandFiles, readBrandFiles } from './files.js';
import { SIDES } from './requested-colors.js';

export interface BrandedDeck {
  /** Undefined if the outline has none, or an invalid one. */
  readonly brand: DeckBrand | undefined;
  readonly fonts: LoadedFonts;
  /** With the brand's font first in the font lists. */
  readonly templates: TemplateFiles;
  /** Also a note for each colour that is unreadable as text. */
  readonly problems: readonly Problem[];
}

/**
 * Reads the outline's brand and the files that it names.
 * @param folder the outline's
 * @param templates with the deck's theme among their themes
 * @param reading `onRead` is called with each file before it is read
 */
export async function brandFor(
  outline: Outline,
  folder: string,
  templates: TemplateFiles,
  reading: PictureOptions = {},
): Promise<BrandedDeck> {
  const { brand: request, languages } = outline;
  if (request === undefined) return { brand: undefined, fonts: {}, templates, problems: [] };
  const files = await readBrandFiles(request, folder, languages, reading);
  const { brand, fonts, problems } = files;
  if (hasErrors(problems) || !templates.themes.has(outline.deck.theme.name)) {
    return { brand: undefined, fonts, templates, problems };
  }
  const backgrounds = backgroundsOf(brand, outline, templates);
  const footer = brand.footer && shortText(brand.footer, SHORT_TEXTS[0]);
  return {
    fonts,
    problems: [
      ...problems,
      ...backgrounds.notes,
      ...(footer && footer !== brand.footer ? [longFooter(footer)] : []),
    ],
    templates: withFont(templates, fonts),
    brand: { ...deckBrand(files, backgrounds), footer },
  };
}

function deckBrand(
  { brand, fonts, logos, cover }: BrandFiles,
  { scoped, paper }: Backgrounds,
): Omit<DeckBrand, 'footer'> {
  const hasColors = Object.keys(brand.colors).length > 0;
  const none = { own: new Map(), tinted: new Map(), people: new Map() };
  return {
    css: [
      hasColors ? paletteCss(scoped) : '',
      fontCss(fonts),
      logos ? logoCss(logos, scoped) : '',
      brand.footer ? FOOTER_CSS : '',
      cover ? COVER_CSS : '',
    ].join('\n'),
    paperCss: paperCss(hasColors ? paper : { ...paper, ...none }, logos),
    logo: logos && { alt: brand.logo?.alt ?? '' },
    cover: cover === undefined ? undefined : { src: cover, alt: brand.cover?.alt ?? '' },
    colors: (['accent', ...SIDES] as const).flatMap((name) => brand.colors[name]?.color ?? []),
    inks: hasColors ? [...new Set(scoped.map(({ palette }) => palette.ink))] : [],
    sides: SIDES.filter((side) => brand.colors[side] !== undefined),
    fonts: Object.fromEntries(
      Object.entries(fonts).map(([role, { name, hasLatin, hasIdeographs }]) => [
        role,
        { name, hasLatin, hasIdeographs },
      ]),
    ),
  };
}

/** It is on every slide and must leave space for the rest. */
function longFooter({ place }: Text): Problem {
  return {
    severity: 'warning',
    code: 'brand/footer',
    message: '`footer` is longer than two lines at the foot of a slide, and ends with “…” there',
    hint: 'Write a name, a year or an address; a longer text may go on the closing slide.',
    place,
  };
}

/** Both sheets list the fonts of each language in these properties. */
function withFont(templates: TemplateFiles, { body }: LoadedFonts): TemplateFiles {
  if (body === undefined) return templates;
  const first = <T extends { readonly text: string }>(sheet: T): T => ({
    ...sheet,
    text: sheet.text.replace(/--(sans|text): (?=")/g, `--$1: ${familiesOf(body)}, `),
  });
  const { setting, handout } = templates;
  return {
    ...templates,
    setting: first(setting),
    handout: { ...handout, style: first(handout.style) },
  };
}
