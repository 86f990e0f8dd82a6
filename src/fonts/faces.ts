/** The faces that ship, full static TrueType files of npm packages, and which a language prefers. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

export interface Family {
  /** As CSS and the PDF name it. */
  readonly name: string;
  readonly package: string;
  readonly file: string;
}

const TC: Family = {
  name: 'Noto Sans TC',
  package: '@expo-google-fonts/noto-sans-tc',
  file: 'NotoSansTC',
};
const SC: Family = {
  name: 'Noto Sans SC',
  package: '@expo-google-fonts/noto-sans-sc',
  file: 'NotoSansSC',
};
const LATIN: Family = {
  name: 'Noto Sans',
  package: '@expo-google-fonts/noto-sans',
  file: 'NotoSans',
};

/** For code; what it lacks, such as ideographs, comes from the others. */
export const MONO: Family = {
  name: 'Noto Sans Mono',
  package: '@expo-google-fonts/noto-sans-mono',
  file: 'NotoSansMono',
};

export const WEIGHTS = [
  { css: 400, folder: '400Regular' },
  { css: 700, folder: '700Bold' },
] as const;

/** The families in the order in which a deck of that language looks for a character. */
export function familiesFor(lang: string): readonly Family[] {
  const { language, script } = new Intl.Locale(lang).maximize();
  if (language === 'zh') return script === 'Hans' ? [SC, TC, LATIN] : [TC, SC, LATIN];
  return [LATIN, TC, SC];
}

/** The bytes of one weight of a family. */
export function readFace(family: Family, folder: string): Promise<Buffer> {
  const require = createRequire(import.meta.url);
  return readFile(require.resolve(`${family.package}/${folder}/${family.file}_${folder}.ttf`));
}
