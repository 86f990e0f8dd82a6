/** Brings an outline's brand onto its theme: what it names is read, what it means is CSS. */
import type { DeckBrand } from '../../deck/index.js';
import { SHORT_TEXTS, shortText } from '../../deck/index.js';
import type { Outline, Text } from '../../outline/index.js';
import { hasErrors, type Problem } from '../../problem.js';
import type { PictureOptions, TemplateFiles } from '../../read/index.js';
import type { LoadedFonts } from '../fonts/index.js';
import { type Backgrounds, backgroundsOf } from './backgrounds.js';
import { type BrandFiles, readBrandFiles } from './files.js';
import {
  COVER_CSS,
  FOOTER_CSS,
  faceCss,
  familiesOf,
  logoCss,
  paletteCss,
  paperCss,
} from './look.js';
import { SIDES } from './wishes.js';

export interface BrandedDeck {
  /** Undefined where the outline has none, or something is wrong with it. */
  readonly brand: DeckBrand | undefined;
  readonly faces: LoadedFonts;
  /** The templates with the brand's face first wherever texts are set. */
  readonly templates: TemplateFiles;
  /** What is wrong, and a note for each colour that texts could not have. */
  readonly problems: readonly Problem[];
}

/**
 * Reads all that the outline's brand names.
 * @param folder the outline's
 * @param templates with the deck's theme among their themes
 * @param reading told of each file before it is read or looked for
 */
export async function brandFor(
  outline: Outline,
  folder: string,
  templates: TemplateFiles,
  reading: PictureOptions = {},
): Promise<BrandedDeck> {
  const { brand: request, languages } = outline;
  if (request === undefined) return { brand: undefined, faces: {}, templates, problems: [] };
  const files = await readBrandFiles(request, folder, languages, reading);
  const { brand, faces, problems } = files;
  if (hasErrors(problems) || !templates.themes.has(outline.deck.theme.name)) {
    return { brand: undefined, faces, templates, problems };
  }
  const grounds = backgroundsOf(brand, outline, templates);
  const footer = brand.footer && shortText(brand.footer, SHORT_TEXTS[0]);
  return {
    faces,
    problems: [
      ...problems,
      ...grounds.notes,
      ...(footer && footer !== brand.footer ? [longFooter(footer)] : []),
    ],
    templates: withFace(templates, faces),
    brand: { ...deckBrand(files, grounds), footer },
  };
}

/** What the deck has of it. */
function deckBrand(
  { brand, faces, logos, cover }: BrandFiles,
  grounds: Backgrounds,
): Omit<DeckBrand, 'footer'> {
  const { scoped, paper } = grounds;
  const hasColors = Object.keys(brand.colors).length > 0;
  const none = { own: new Map(), tinted: new Map(), people: new Map() };
  return {
    css: [
      hasColors ? paletteCss(scoped) : '',
      faceCss(faces),
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
    faces: Object.fromEntries(
      Object.entries(faces).map(([role, { name, hasLatin, hasIdeographs }]) => [
        role,
        { name, hasLatin, hasIdeographs },
      ]),
    ),
  };
}

/** It stands on every slide, and none of them is to be without room by it. */
function longFooter({ place }: Text): Problem {
  return {
    severity: 'warning',
    code: 'brand/footer',
    message: '`footer` is longer than two lines at the foot of a slide, and ends with “…” there',
    hint: 'Write a name, a year or an address; what is longer may stand on the closing slide.',
    place,
  };
}

/** Both sheets name the faces of each language in these properties. */
function withFace(templates: TemplateFiles, { body }: LoadedFonts): TemplateFiles {
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
