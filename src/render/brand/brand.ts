/** Reads an outline's brand and turns it into CSS on the deck's theme. */
import type { DeckBrand } from '../../deck/index.js';
import { SHORT_TEXTS, shortText } from '../../deck/index.js';
import type { Brand, BrandFile, Outline, Text } from '../../outline/index.js';
import { readBrand } from '../../outline/index.js';
import { hasErrors, type Problem } from '../../problem.js';
import type { PictureOptions, TemplateFiles } from '../../read/index.js';
import { pictureRatio, readPictures } from '../../read/index.js';
import { findBrandFonts, type LoadedFonts } from '../fonts/index.js';
import { type Backgrounds, backgroundsOf } from './backgrounds.js';
import {
  COVER_CSS,
  FOOTER_CSS,
  familiesOf,
  fontCss,
  type Logo,
  type Logos,
  logoCss,
  paletteCss,
  paperCss,
} from './brand-css.js';
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

/** Both sheets list the fonts of each language in these properties, those of titles in `--serif`. */
function withFont(templates: TemplateFiles, { body, heading }: LoadedFonts): TemplateFiles {
  const before = (text: string, name: RegExp, font: LoadedFonts['body']): string =>
    font ? text.replace(name, (start) => `${start}${familiesOf(font)}, `) : text;
  const first = <T extends { readonly text: string }>(sheet: T): T => ({
    ...sheet,
    text: before(before(sheet.text, /--(sans|text): (?=")/g, body), /--serif: (?=")/g, heading),
  });
  const { setting, handout } = templates;
  return {
    ...templates,
    setting: first(setting),
    handout: { ...handout, style: first(handout.style) },
  };
}

interface BrandFiles {
  /** Merged with its file. */
  readonly brand: Brand;
  readonly fonts: LoadedFonts;
  readonly logos: Logos | undefined;
  /** The data URI. */
  readonly cover: string | undefined;
  readonly problems: readonly Problem[];
}

/** What cannot be read becomes a problem. */
async function readBrandFiles(
  request: NonNullable<Outline['brand']>,
  folder: string,
  languages: Outline['languages'],
  reading: PictureOptions,
): Promise<BrandFiles> {
  const { onRead } = reading;
  const { brand, problems: inFile } = await readBrand(request, folder, languages, onRead);
  const { loaded: fonts, problems: ofFonts } = await findBrandFonts(brand.fonts, folder, onRead);
  const problems: Problem[] = [...inFile, ...ofFonts];
  const picture = async (file: BrandFile | undefined): Promise<string | undefined> => {
    if (file === undefined) return undefined;
    const called = file.folder === folder ? undefined : 'the brand’s folder';
    const found = await readPictures(file.folder, [file], { ...reading, called });
    problems.push(...found.problems);
    return found.uris.get(file.src);
  };
  const logo = async (file: BrandFile | undefined): Promise<Logo | undefined> => {
    const uri = await picture(file);
    return uri === undefined ? undefined : { uri, ratio: await pictureRatio(uri) };
  };
  const light = await logo(brand.logo);
  const dark = await logo(brand.darkLogo);
  const cover = await picture(brand.cover);
  return { brand, fonts, logos: light && { light, dark }, cover, problems };
}
