/** Embeds the pictures that templates and style sheets name. */
import { dirname, relative, resolve } from 'node:path';
import { picturesIn, placeAt, withAddresses } from '../../outline/index.js';
import { hasErrors, type Problem } from '../../problem.js';
import type { Source } from '../../read/index.js';
import {
  addressesIn,
  isUserFile,
  type PictureData,
  type PictureOptions,
  parseCss,
  picturePlaceholders,
  readPictures,
  type TemplateFiles,
} from '../../read/index.js';

export interface OwnPictures {
  readonly templates: TemplateFiles;
  readonly pictures: PictureData;
  readonly problems: readonly Problem[];
}

/**
 * Templates name pictures from the outline's folder, and one that cannot be read is an error. Style
 * sheets name them from their own folder; all else that they load is left out, with a warning.
 * @param folder the outline's
 * @param theme the deck's: others are not reported
 * @returns the templates with the short address of each picture
 */
export async function withOwnPictures(
  templates: TemplateFiles,
  theme: string,
  folder: string,
  reading: PictureOptions,
): Promise<OwnPictures> {
  const problems: Problem[] = [];
  const changed = new Map<Source, Source>();
  const pictures = new Map<string, string>();
  const { kinds, partials, themes, handout, setting, textSize, pictures: behind } = templates;
  const { style, ...papers } = handout;
  const markups = [
    ...[...kinds.values()].flatMap(({ slide, brief }) => [slide, brief ?? slide]),
    ...partials.values(),
    ...Object.values(papers),
  ];
  for (const one of new Set(markups)) {
    const named = picturesNamedIn(one);
    if (named.length === 0) continue;
    const { uris, problems: found } = await readPictures(folder, named, {
      ...reading,
      from: folder,
    });
    problems.push(...found);
    const short = picturePlaceholders(uris);
    for (const [address, uri] of short.pictures) pictures.set(address, uri);
    changed.set(one, { ...one, text: withAddresses(one.text, (src) => short.uris.get(src)) });
  }
  const styles = [...kinds.values()].flatMap((kind) => kind.style ?? []);
  const sheets = [...themes.values(), ...styles, setting, textSize, behind, style];
  for (const one of sheets.filter((sheet) => isUserFile(sheet) && MAY_ASK.test(sheet.text))) {
    const { sheet, problems: found, ...more } = await withPicturesOf(one, folder, reading);
    problems.push(...found);
    for (const [address, uri] of more.pictures) pictures.set(address, uri);
    const isTheme = [...themes.values()].includes(one);
    const isOfDeck = !isTheme || one === themes.get(theme);
    if (isOfDeck && !hasErrors(found)) problems.push(...leftOut(sheet, one, isTheme));
    changed.set(one, sheet);
  }
  const written = changed.size > 0 ? exchanged(templates, changed) : templates;
  return { templates: written, pictures, problems };
}

function picturesNamedIn(source: Source) {
  if (!/<img\b|!\[/.test(source.text)) return [];
  return picturesIn(source.text)
    .filter(({ src }) => src !== '' && !/^data:|\{\{/.test(src))
    .map(({ src, address }) => ({ src, place: placeAt(source, address.from, address.to) }));
}

/** Other sheets need not be parsed. */
const MAY_ASK = /\\|url\(|image-set|@import\s*["']?(?:[a-z]+:|\/\/|\\)/i;

const ADDRESS =
  /(?<=url\(\s*)(["']?)(?!\s*(?:data:|#|[a-z][a-z0-9+.-]+:|\/\/))([^"')]+)\1(?=\s*\))/gi;

/** Problems of existing pictures; all else is no picture, and left out. */
const OF_PICTURES = /^picture\/(damaged|too-large|unreadable|in-drawing|no-size)$|^font\//;

async function withPicturesOf(
  sheet: Source,
  folder: string,
  reading: PictureOptions,
): Promise<{ sheet: Source; pictures: PictureData; problems: readonly Problem[] }> {
  const pathOf = (address: string): string =>
    relative(folder, resolve(dirname(sheet.path), address.trim().replace(/[?#].*$/, '')));
  const named = [...sheet.text.matchAll(ADDRESS)].map((found) => {
    const [written, , address = ''] = found;
    const place = placeAt(sheet, found.index, found.index + written.length);
    return { src: pathOf(address), place };
  });
  const read = await readPictures(folder, named, reading);
  const { uris, pictures } = picturePlaceholders(read.uris);
  const text = sheet.text.replace(ADDRESS, (written, _, address: string) => {
    const uri = uris.get(pathOf(address));
    return uri ? `"${uri}"` : written;
  });
  const problems = read.problems.filter(({ code }) => OF_PICTURES.test(code));
  return { sheet: { ...sheet, text }, pictures, problems };
}

/** @param written the user's text, for places */
function leftOut(sheet: Source, written: Source, isTheme: boolean): Problem[] {
  const root = parseCss(sheet, 'The style');
  if ('severity' in root) return [root];
  return addressesIn(root).map((address) => {
    const at = Math.max(0, written.text.indexOf(address));
    return {
      severity: 'warning',
      code: isTheme ? 'theme/address' : 'template/address',
      message: `${written.path} loads ${address}, which is left out: a deck must contain all that it shows`,
      hint: 'Put the picture beside the CSS, or embed the file as a data: address.',
      place: placeAt(written, at, at + address.length),
    };
  });
}

function exchanged(templates: TemplateFiles, changed: ReadonlyMap<Source, Source>): TemplateFiles {
  const swap = (value: unknown): unknown => {
    if (value instanceof Map) return new Map([...value].map(([name, one]) => [name, swap(one)]));
    if (typeof value !== 'object' || value === null) return value;
    if ('text' in value) return changed.get(value as Source) ?? value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, swap(one)]));
  };
  return swap(templates) as TemplateFiles;
}
