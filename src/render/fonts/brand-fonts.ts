/** Finds the fonts that a brand names: packages, files, or a file for each weight. */
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { BrandFile, BrandFont, FontRole } from '../../outline/index.js';
import type { Fault, Problem } from '../../problem.js';
import { readInside } from '../../read/index.js';
import type { FontFacts } from './font-file.js';
import { fontsIn, packageFolder } from './package-fonts.js';

/** A family of the brand, or a part of its characters. */
export interface UserFamily {
  /** As CSS and the PDF name it. */
  readonly name: string;
  /** The file of each weight (CSS); the same one twice where there is only one. */
  readonly files: Readonly<Record<400 | 700, string>>;
  /** Where the brand names it. */
  readonly place: BrandFont['place'];
}

export interface LoadedFont {
  /** As PowerPoint names it. */
  readonly name: string;
  /** In the order in which they are searched for a character. */
  readonly families: readonly UserFamily[];
  readonly hasLatin: boolean;
  readonly hasIdeographs: boolean;
  /** A hash of its files. */
  readonly version: string;
}

export type LoadedFonts = Readonly<Partial<Record<FontRole, LoadedFont>>>;

type FontFault = Fault & Pick<Problem, 'blame'>;

/** The largest Chinese fonts, of all weights in one file, have some 30 MB. */
const MAX_BYTES = 100_000_000;

/**
 * @param folder the outline's, where packages are looked for beside the brand's own
 * @param onRead called with each file before it is read or looked for
 * @returns the fonts, and a problem for each that cannot be used: for a package that is not
 *   installed the machine is to blame, for all else the outline
 */
export async function findBrandFonts(
  fonts: Readonly<Partial<Record<FontRole, BrandFont>>>,
  folder: string,
  onRead: (path: string) => void = () => {},
): Promise<{ readonly loaded: LoadedFonts; readonly problems: readonly Problem[] }> {
  const problems: Problem[] = [];
  const loaded: Partial<Record<FontRole, LoadedFont>> = {};
  for (const [role, font] of Object.entries(fonts) as [FontRole, BrandFont][]) {
    const files = filesOf(font, folder);
    const result = 'code' in files ? files : await load(font, files, onRead);
    if ('code' in result) {
      problems.push({ severity: 'error', place: font.place, ...result });
      continue;
    }
    const { isTrueType, isOneWeight, ...rest } = result;
    loaded[role] = rest;
    const warn = (code: string, message: string, hint: string): void => {
      problems.push({ severity: 'warning', code, message, hint, place: font.place });
    };
    if (!isTrueType) {
      warn(
        'font/outlines',
        `The font ${rest.name} has PostScript outlines, which a PDF shows as shapes`,
        'Name its TrueType file (.ttf), if there is one.',
      );
    }
    if (isOneWeight && role === 'body') {
      warn(
        'font/no-bold',
        `The font ${rest.name} has one weight, so bold words in texts look like the others`,
        'Name a bold one: body: {regular: …, bold: …}; a font of one weight is good for `heading`.',
      );
    }
  }
  return { loaded, problems };
}

/** The files of a font: of one part of its characters, or of all. */
interface Files {
  readonly subset: string;
  readonly regular: BrandFile;
  readonly bold: BrandFile;
}

const FILE = /\.(ttf|otf|woff2?)$/i;

function filesOf(font: BrandFont, folder: string): readonly Files[] | FontFault {
  const { source, regular, bold } = font;
  const only = regular ?? (source && FILE.test(source.src) ? source : undefined);
  if (only) return [{ subset: '', regular: only, bold: bold ?? only }];
  if (source === undefined) return [];
  const { src } = source;
  if (!/^(@[\w.-]+\/)?[\w.-]+$/.test(src)) {
    return {
      code: 'font/unknown',
      message: `“${src}” is neither a package nor a font file`,
      hint: 'Name a file that ends with .ttf, .otf, .woff or .woff2, or an npm package such as @expo-google-fonts/lato.',
    };
  }
  const root = packageFolder(src, [source.folder, folder]);
  if (root === undefined) {
    return {
      code: 'font/not-installed',
      message: `The font ${src} is not installed`,
      hint: `Run \`npm install ${src}\` in the outline’s folder, or where Fireside is installed.`,
      blame: 'machine',
    };
  }
  const found = fontsIn(root);
  if (found.length === 0) {
    return {
      code: 'font/unknown-package',
      message: `Fireside finds no font in the package ${src}`,
      hint: 'It knows packages of @expo-google-fonts and @fontsource; of others, name the files.',
    };
  }
  const inPackage = (path: string): BrandFile => ({ ...source, src: path, folder: root });
  return found.map(({ subset, regular: one, bold: other }) => ({
    subset,
    regular: inPackage(one),
    bold: inPackage(other),
  }));
}

async function load(
  font: BrandFont,
  sets: readonly Files[],
  onRead: (path: string) => void,
): Promise<(LoadedFont & { isTrueType: boolean; isOneWeight: boolean }) | FontFault> {
  const families: UserFamily[] = [];
  const facts: FontFacts[] = [];
  const version = createHash('sha1');
  for (const { subset, regular, bold } of sets) {
    const one = await read(regular, onRead);
    if ('code' in one) return one;
    const other = bold === regular ? one : await read(bold, onRead);
    if ('code' in other) return other;
    facts.push(one.facts);
    version.update(one.digest).update(other.digest);
    const name = cssName(font.name ?? facts[0]?.name ?? regular.src);
    families.push({
      name: families.length === 0 ? name : `${name} ${subset}`,
      files: { 400: one.path, 700: other.path },
      place: font.place,
    });
  }
  const [first] = families;
  return {
    name: first?.name ?? '',
    families,
    hasLatin: facts.some(({ hasLatin }) => hasLatin),
    hasIdeographs: facts.some(({ hasIdeographs }) => hasIdeographs),
    version: version.digest('hex').slice(0, 8),
    isTrueType: facts.every(({ isTrueType }) => isTrueType),
    isOneWeight:
      first?.files[400] === first?.files[700] && !facts.some(({ hasWeights }) => hasWeights),
  };
}

async function read(
  { src, folder }: BrandFile,
  onRead: (path: string) => void,
): Promise<{ path: string; facts: FontFacts; digest: string } | FontFault> {
  onRead(resolve(folder, src));
  const file = readInside(folder, src, {
    code: 'font',
    missing: 'font/file-missing',
    noun: `The font “${src}”`,
    maxBytes: MAX_BYTES,
    folder: 'that folder',
    hints: {
      missing: `Paths start at the folder of the file that names them, ${resolve(folder)}`,
    },
  });
  if ('code' in file) return file;
  // Loaded by decks that have fonts of their own.
  const { factsOf } = await import('./font-file.js');
  try {
    const digest = createHash('sha1').update(file.bytes).digest('hex');
    return { path: file.path, facts: factsOf(file.bytes), digest };
  } catch (error) {
    return {
      code: 'font/unreadable',
      message: `The font “${src}” cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      hint: 'Save it as TTF, OTF, WOFF or WOFF2, one font a file.',
    };
  }
}

/** Safe between quotes in CSS. */
function cssName(name: string): string {
  return name.replace(/[^\p{L}\p{N} _.-]/gu, '').trim() || 'Brand';
}
