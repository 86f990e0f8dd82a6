/** Prints how large the installed package is, and the repository: the figures in bench/README.md. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Whole megabytes on the disk, as `du` counts them. */
const megabytes = (path) =>
  Number(execFileSync('du', ['-sm', path], { encoding: 'utf8' }).split('\t')[0]);

function npm(folder, ...command) {
  const options = { cwd: folder, encoding: 'utf8' };
  const { status, stdout, stderr } = spawnSync(
    'npm',
    [...command, '--no-audit', '--no-fund'],
    options,
  );
  if (status !== 0) throw new Error(stderr);
  return { stdout, stderr };
}

export function installPacked(folder, browser = true) {
  const packed = npm('.', 'pack', '--json', '--ignore-scripts', '--pack-destination', folder);
  const [{ filename, size }] = JSON.parse(packed.stdout);
  const none = { name: '@sparticuz/chromium', version: '147.0.0' };
  mkdirSync(join(folder, 'none'));
  writeFileSync(join(folder, 'none/package.json'), JSON.stringify(none));
  const overrides = browser ? {} : { '@sparticuz/chromium': 'file:./none' };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, overrides }));
  const { stderr } = npm(folder, 'install', `./${filename}`);
  const lock = JSON.parse(readFileSync(join(folder, 'node_modules/.package-lock.json'), 'utf8'));
  const isInstalled = ([path, { link }]) => path.startsWith('node_modules/') && !link;
  return {
    tarball: size,
    megabytes: megabytes(join(folder, 'node_modules')),
    packages: Object.entries(lock.packages).filter(isInstalled).length,
    warnings: stderr,
  };
}

function print() {
  for (const browser of [false, true]) {
    const folder = mkdtempSync(join(tmpdir(), 'fireside-size-'));
    try {
      const { tarball, megabytes: size, packages, warnings } = installPacked(folder, browser);
      const what = browser ? 'with the optional browser' : 'without a browser';
      console.log(`installed ${what}: ${size} MB, ${packages} packages`);
      if (browser) console.log(`the tarball: ${Math.round(tarball / 1e6)} MB`);
      process.stderr.write(warnings);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  const parts = ['node_modules', 'fonts', 'dist'].map((path) => [path, megabytes(path)]);
  const sum = parts.reduce((total, [, size]) => total + size, 0);
  console.log(`the repository: ${sum} MB (${parts.map((part) => part.join(' ')).join(', ')})`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) print();
