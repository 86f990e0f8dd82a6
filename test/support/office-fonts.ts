/**
 * LibreOffice with known fonts: PowerPoint's are replaced by Noto Sans TC, which the page is
 * set in, or other Noto fonts for letters that it lacks, so that what differs between page and
 * slide is the layout alone.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Arimo has Arial's metrics. */
const FACES = [
  ...['', '-tc', '-sc', '-jp', '-mono'].map((name) =>
    resolve(`fonts/@expo-google-fonts/noto-sans${name}`),
  ),
  ...['arimo', 'noto-sans-hebrew', 'noto-sans-arabic'].map((name) =>
    resolve('node_modules/@expo-google-fonts', name),
  ),
];

const STAND_INS = [
  ...['Malgun Gothic', 'Microsoft JhengHei'].map((face) => [face, 'Noto Sans TC'] as const),
  ['Microsoft YaHei', 'Noto Sans SC'] as const,
  ['Yu Gothic', 'Noto Sans JP'] as const,
  ['Consolas', 'Noto Sans Mono'] as const,
];

/**
 * Writes a fonts.conf into a folder; gives the environment that makes fontconfig obey it.
 * @param latin what replaces Arial: the page's font for Latin letters
 * @param rules further elements of fontconfig's XML
 */
export function officeFonts(folder: string, latin: string, rules = ''): NodeJS.ProcessEnv {
  const match = [['Arial', latin] as const, ...STAND_INS].map(
    ([
      face,
      standIn,
    ]) => `<match target="pattern"><test name="family"><string>${face}</string></test>
  <edit name="family" mode="assign" binding="strong"><string>${standIn}</string></edit></match>`,
  );
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'fonts.conf');
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${FACES.map((face) => `<dir>${join(face, '400Regular')}</dir><dir>${join(face, '700Bold')}</dir>`).join('\n')}
<cachedir>${join(folder, 'cache')}</cachedir>
${match.join('\n')}${rules}
</fontconfig>
`,
  );
  return { ...process.env, FONTCONFIG_FILE: file };
}

/** The PDFs that LibreOffice makes of presentations, in a folder that is its own, by their names. */
export function officePdfs<Name extends string>(
  decks: Readonly<Record<Name, Uint8Array>>,
  folder: string,
  latin = 'Noto Sans TC',
): Record<Name, string> {
  mkdirSync(folder, { recursive: true });
  const names = Object.keys(decks) as Name[];
  const files = names.map((name) => {
    const file = join(folder, `${name}.pptx`);
    writeFileSync(file, decks[name]);
    return file;
  });
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  const options = ['--headless', '--convert-to', 'pdf', '--outdir', folder];
  execFileSync('soffice', [profile, ...options, ...files], {
    env: officeFonts(folder, latin),
    stdio: 'pipe',
    timeout: 120_000,
  });
  const pdfs = names.map((name) => [name, join(folder, `${name}.pdf`)] as const);
  return Object.fromEntries(pdfs) as Record<Name, string>;
}

/** The PDF of one presentation. */
export function officePdf(pptx: Uint8Array, folder: string, latin?: string): string {
  return officePdfs({ deck: pptx }, folder, latin).deck;
}
