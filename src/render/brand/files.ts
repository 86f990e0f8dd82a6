/** Reads a brand's files: its own, fonts, logos and the picture of the cover. */

import type { Brand, BrandFile, BrandRequest, Outline } from '../../outline/index.js';
import { readBrand } from '../../outline/index.js';
import type { Problem } from '../../problem.js';
import { type PictureOptions, pictureRatio, readPictures } from '../../read/index.js';
import { findBrandFonts, type LoadedFonts } from '../fonts/index.js';
import type { Logo, Logos } from './brand-css.js';

export interface BrandFiles {
  /** Merged with its file. */
  readonly brand: Brand;
  readonly fonts: LoadedFonts;
  readonly logos: Logos | undefined;
  /** The data URI. */
  readonly cover: string | undefined;
  readonly problems: readonly Problem[];
}

/** What cannot be read becomes a problem. */
export async function readBrandFiles(
  request: BrandRequest,
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
