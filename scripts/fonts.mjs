/**
 * Puts fonts into fonts/: of the packages in fonts/package.json the regular and the bold file, of
 * the serif fonts, which set titles alone, the semibold one, the licence and package.json. Whole the
 * packages take 500 MB, so they are installed in a temporary folder. The Chinese serif fonts keep
 * the characters of Big5 and of GB 2312: 11 MB, not 25. Does nothing where fonts/ has the versions
 * of its lock file.
 */
import { execSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import subsetFont from 'subset-font';

/** The manifest comes last: a folder that has one is whole. */
const keptOf = (path) => [
  'LICENSE_FONT',
  ...(path.includes('-serif-') ? ['600SemiBold'] : ['400Regular', '700Bold']),
  'package.json',
];

/** The ideographs of a Chinese serif font: those that a legacy encoding of two bytes has. */
const REDUCED = {
  'noto-serif-sc': {
    file: 'NotoSerifSC_600SemiBold.ttf',
    encoding: 'gbk',
    leads: [0xa1, 0xf7],
    trails: [0xa1, 0xfe],
  },
  'noto-serif-tc': {
    file: 'NotoSerifTC_600SemiBold.ttf',
    encoding: 'big5',
    leads: [0xa1, 0xf9],
    trails: [0x40, 0xfe],
  },
};
/** Latin letters, punctuation, kana, full-width forms. */
const ALWAYS = [
  [0x20, 0x24f],
  [0x2000, 0x22ff],
  [0x3000, 0x30ff],
  [0xfe30, 0xfe4f],
  [0xff00, 0xffef],
];

const range = ([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

async function reduce({ file, encoding, leads, trails }, folder) {
  const decoder = new TextDecoder(encoding);
  const pairs = range(leads).flatMap((lead) => range(trails).flatMap((trail) => [lead, trail]));
  const characters = decoder.decode(new Uint8Array(pairs)).replaceAll('\ufffd', '');
  const others = String.fromCodePoint(...ALWAYS.flatMap(range));
  const path = join(folder, '600SemiBold', file);
  const bytes = await subsetFont(readFileSync(path), characters + others, {
    targetFormat: 'truetype',
  });
  writeFileSync(path, bytes);
}
/** Options of the `npm` that runs this script reach the one it starts, by the environment. */
const INSTALL =
  'npm ci --include=dev --ignore-scripts --no-audit --no-fund --no-global --no-dry-run --loglevel=error';

/** Beside each font lie a picture of it and code that loads it. */
const filter = (path) => !/\.(png|js|d\.ts)$/.test(path);

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

const { '': _, ...locked } = readJson('fonts/package-lock.json').packages;
const fonts = Object.entries(locked).map(([path, { version }]) => {
  const folder = join('fonts', path.replace('node_modules/', ''));
  return { path, version, folder, manifest: join(folder, 'package.json') };
});
const missing = fonts.filter(
  ({ manifest, version }) => !existsSync(manifest) || readJson(manifest).version !== version,
);
if (missing.length > 0) {
  const work = mkdtempSync(join(tmpdir(), 'fireside-fonts-'));
  try {
    for (const name of ['package.json', 'package-lock.json', '.npmrc'])
      cpSync(join('fonts', name), join(work, name));
    execSync(INSTALL, { cwd: work, stdio: ['ignore', 'ignore', 'inherit'] });
    for (const { path, folder } of missing) {
      rmSync(folder, { recursive: true, force: true });
      for (const name of keptOf(path)) {
        // With the manifest the folder counts as whole.
        const reduced = REDUCED[path.split('/').at(-1)];
        if (name === 'package.json' && reduced) await reduce(reduced, folder);
        cpSync(join(work, path, name), join(folder, name), { recursive: true, filter });
      }
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
