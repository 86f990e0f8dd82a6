/** Reads all that a brand names: its own file, faces, logos and the picture of the cover. */

import type { Brand, BrandFile, BrandRequest, Outline } from '../../outline/index.js';
import { readBrand } from '../../outline/index.js';
import type { Problem } from '../../problem.js';
import { type PictureOptions, pictureRatio, readPictures } from '../../read/index.js';
import { findBrandFonts, type LoadedFonts } from '../fonts/index.js';
import type { Logo, Logos } from './look.js';

export interface BrandFiles {
  /** With all that its file says. */
  readonly brand: Brand;
  readonly faces: LoadedFonts;
  readonly logos: Logos | undefined;
  /** The data URI. */
  readonly cover: string | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Reads them; what cannot be read is a problem at its place.
 * @param folder the outline's
 * @param reading told of each file before it is read or looked for
 */
export async function readBrandFiles(
  request: BrandRequest,
  folder: string,
  languages: Outline['languages'],
  reading: PictureOptions,
): Promise<BrandFiles> {
  const { onRead } = reading;
  const { brand, problems: inFile } = await readBrand(request, folder, languages, onRead);
  const { faces, problems: ofFaces } = await findBrandFonts(brand.fonts, folder, onRead);
  const problems: Problem[] = [...inFile, ...ofFaces];
  const picture = async (file: BrandFile | undefined): Promise<string | undefined> => {
    if (file === undefined) return undefined;
    const called = file.folder === folder ? undefined : 'the brand’s folder';
    const found = await readPictures(file.folder, [file], { ...reading, called });
    problems.push(...found.problems);
    return found.uris.get(file.src);
  };
  const light = await picture(brand.logo);
  const dark = await picture(brand.darkLogo);
  const cover = await picture(brand.cover);
  const logos = light === undefined ? undefined : logosOf(light, dark);
  return { brand, faces, logos, cover, problems };
}

function logosOf(light: string, dark: string | undefined): Logos {
  const logo = (uri: string): Logo => ({ uri, ratio: pictureRatio(uri) });
  return { light: logo(light), dark: dark === undefined ? undefined : logo(dark) };
}
