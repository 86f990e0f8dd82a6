/** Reads the files that an outline names: its theme, its brand, pictures and portraits. */
import { withOwnPictures } from '../markdown/index.js';
import {
  findTheme,
  type PictureOptions,
  picturePlaceholders,
  readPictures,
} from '../read/index.js';
import { brandFor } from '../render/brand/index.js';
import type { FontEmbedder } from '../render/fonts/index.js';
import type { LoadedOutline } from './load-outline.js';

export type Assets = Awaited<ReturnType<typeof readAssets>>;

/** Portraits are shown at most 100 pixels wide, on many slides. */
const PORTRAIT_PIXELS = 640;

/** @param onRead called with each file before it is read or looked for */
export async function readAssets(
  { outline, folder, templates: files }: LoadedOutline,
  fonts: FontEmbedder,
  onRead: ((path: string) => void) | undefined,
) {
  const { lang, theme } = outline.deck;
  const options: PictureOptions = {
    onRead,
    lang,
    embedFonts: (texts) => fonts.subsetForSvg(texts, lang, folder),
  };
  const found = findTheme(folder, theme, files.themes, onRead);
  const themed = { ...files, themes: found.themes };
  const own = await withOwnPictures(themed, theme.name, folder, options);
  const branded = await brandFor(outline, folder, own.templates, options);
  const pictures = await readPictures(folder, outline.pictures, options);
  const named = outline.people.flatMap(({ picture }) => picture ?? []);
  const portraits = await readPictures(folder, named, { ...options, mostPixels: PORTRAIT_PIXELS });
  const ofSlides = picturePlaceholders(pictures.uris);
  const ofPeople = picturePlaceholders(portraits.uris);
  return {
    /** With the theme, the brand's fonts, and placeholders for the pictures in them. */
    templates: branded.templates,
    themes: found.themes,
    brand: branded.brand,
    brandFonts: branded.fonts,
    /** Placeholders by path. */
    pictures: ofSlides.uris,
    portraits: ofPeople.uris,
    /** What is known of the pictures of slides, by path. */
    pictureFacts: pictures.facts,
    /** The pictures behind the placeholders. */
    wholePictures: new Map([...own.pictures, ...ofSlides.pictures, ...ofPeople.pictures]),
    svgFonts: options.embedFonts,
    problems: [found, own, branded, portraits, pictures].flatMap(({ problems }) => problems),
  };
}
