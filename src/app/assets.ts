/** Reads the files that an outline names: its theme, its brand, pictures and portraits. */
import { withOwnPictures } from '../markdown/index.js';
import {
  findTheme,
  type PictureOptions,
  type PictureStore,
  picturePlaceholders,
  readFirstFrames,
  readPictures,
  readVideos,
  type TakeFrame,
} from '../read/index.js';
import { brandFor } from '../render/brand/index.js';
import type { FontEmbedder } from '../render/fonts/index.js';
import type { LoadedOutline } from './load-outline.js';

export type Assets = Awaited<ReturnType<typeof readAssets>>;

/** Portraits are shown at most 100 pixels wide, on many slides. */
const PORTRAIT_PIXELS = 640;

export interface AssetOptions {
  /** Called with each file before it is read or looked for. */
  readonly onRead?: ((path: string) => void) | undefined;
  /** Takes the first frames of videos without posters; undefined where there is no browser. */
  readonly takeFrame?: TakeFrame | undefined;
  /** Keeps what is made of large pictures. */
  readonly store?: PictureStore | undefined;
}

export async function readAssets(
  { outline, folder, templates: files }: LoadedOutline,
  fonts: FontEmbedder,
  { onRead, takeFrame, store }: AssetOptions,
) {
  const { lang, theme } = outline.deck;
  const options: PictureOptions = {
    onRead,
    store,
    lang,
    embedFonts: (texts) => fonts.subsetForSvg(texts, lang, folder),
  };
  const found = findTheme(folder, theme, files.themes, onRead);
  const themed = { ...files, themes: found.themes };
  const own = await withOwnPictures(themed, theme.name, folder, options);
  const branded = await brandFor(outline, folder, own.templates, options);
  const isFrame = ({ isVideo }: { isVideo?: true }): boolean => isVideo === true;
  const written = outline.pictures.filter((one) => !isFrame(one));
  const pictures = await readPictures(folder, written, options);
  const videos = readVideos(folder, outline.videos, onRead);
  const frames = await readFirstFrames(outline.pictures.filter(isFrame), videos.videos, takeFrame);
  const named = outline.people.flatMap(({ picture }) => picture ?? []);
  const portraits = await readPictures(folder, named, { ...options, mostPixels: PORTRAIT_PIXELS });
  const ofSlides = picturePlaceholders(new Map([...pictures.uris, ...frames.uris]));
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
    pictureFacts: new Map([...pictures.facts, ...frames.facts]),
    portraitFacts: portraits.facts,
    /** By path. */
    videos: videos.videos,
    /** The pictures behind the placeholders. */
    wholePictures: new Map([...own.pictures, ...ofSlides.pictures, ...ofPeople.pictures]),
    svgFonts: options.embedFonts,
    problems: [found, own, branded, portraits, pictures, videos, frames].flatMap(
      ({ problems }) => problems,
    ),
  };
}
