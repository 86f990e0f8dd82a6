/** Reads the files that an outline names: its theme, its brand, pictures and portraits. */
import type { DeckBrand } from '../deck/index.js';
import { withOwnPictures } from '../markdown/index.js';
import type { Problem } from '../problem.js';
import {
  findTheme,
  type PictureOptions,
  picturePlaceholders,
  readPictures,
  type TemplateFiles,
} from '../read/index.js';
import { brandFor } from '../render/brand/index.js';
import type { FontEmbedder } from '../render/fonts/index.js';
import type { LoadedOutline } from './load-outline.js';

export interface Assets {
  /** With the theme, the brand's fonts, and placeholders for the pictures in them. */
  readonly templates: TemplateFiles;
  readonly themes: TemplateFiles['themes'];
  readonly brand: DeckBrand | undefined;
  readonly brandFonts: Awaited<ReturnType<typeof brandFor>>['fonts'];
  /** Placeholders by path. */
  readonly pictures: ReadonlyMap<string, string>;
  readonly portraits: ReadonlyMap<string, string>;
  /** The pictures behind the placeholders. */
  readonly wholePictures: ReadonlyMap<string, string>;
  readonly svgFonts: PictureOptions['embedFonts'];
  readonly problems: readonly Problem[];
}

/** Portraits are shown at most 100 pixels wide, on many slides. */
const PORTRAIT_PIXELS = 640;

/** @param onRead called with each file before it is read or looked for */
export async function readAssets(
  { outline, folder, templates: files }: LoadedOutline,
  fonts: FontEmbedder,
  onRead: ((path: string) => void) | undefined,
): Promise<Assets> {
  const { lang, theme } = outline.deck;
  const options: PictureOptions = {
    onRead,
    lang,
    embedFonts: (texts) => fonts.subsetForSvg(texts, lang, folder),
  };
  const found = await findTheme(folder, theme, files.themes, onRead);
  const themed = { ...files, themes: found.themes };
  const own = await withOwnPictures(themed, theme.name, folder, options);
  const branded = await brandFor(outline, folder, own.templates, options);
  const pictures = await readPictures(folder, outline.pictures, options);
  const named = outline.people.flatMap(({ picture }) => picture ?? []);
  const portraits = await readPictures(folder, named, { ...options, mostPixels: PORTRAIT_PIXELS });
  const ofSlides = picturePlaceholders(pictures.uris);
  const ofPeople = picturePlaceholders(portraits.uris);
  return {
    templates: branded.templates,
    themes: found.themes,
    brand: branded.brand,
    brandFonts: branded.fonts,
    pictures: ofSlides.uris,
    portraits: ofPeople.uris,
    wholePictures: new Map([...own.pictures, ...ofSlides.pictures, ...ofPeople.pictures]),
    svgFonts: options.embedFonts,
    problems: [found, own, branded, portraits, pictures].flatMap(({ problems }) => problems),
  };
}
