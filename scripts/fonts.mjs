/**
 * Puts fonts into fonts/: of the packages in fonts/package.json the regular and the bold file, the
 * licence and package.json. Whole the packages take 220 MB, so they are installed in a temporary
 * folder. Does nothing where fonts/ has the versions of its lock file.
 */
import { execSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The manifest comes last: a folder that has one is whole. */
const KEPT = ['LICENSE_FONT', '400Regular', '700Bold', 'package.json'];
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
      for (const name of KEPT)
        cpSync(join(work, path, name), join(folder, name), { recursive: true, filter });
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
