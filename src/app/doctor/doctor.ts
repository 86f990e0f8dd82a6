/** Looks whether this machine has what a build needs. */
import { readdir, stat } from 'node:fs/promises';
import { release, type } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from '../../files/index.js';
import { packageJson } from '../../package-root.js';
import {
  createFontReader,
  type Family,
  familiesFor,
  MONO,
  WEIGHTS,
} from '../../render/fonts/index.js';
import type { BuildOptions } from '../index.js';
import { checkBrowser, type Finding } from './check-browser.js';

export interface Diagnosis {
  /** True if decks can be built here. */
  readonly ok: boolean;
  readonly findings: readonly Finding[];
}

export interface DoctorOptions extends Pick<BuildOptions, 'browser' | 'timeoutMs'> {
  readonly env: NodeJS.ProcessEnv;
  /** The outline’s folder: fonts from npm are looked for there, too. */
  readonly folder: string;
}

/** Checks the browser, the fonts, the cache and the versions; changes nothing but the cache. */
export async function diagnose(options: DoctorOptions): Promise<Diagnosis> {
  const { browser, env, folder, timeoutMs } = options;
  const findings = [
    ...(await checkVersions()),
    ...(await checkBrowser(browser, env, timeoutMs)),
    await checkFonts(folder),
    // After the browser: that of the npm package may have been unpacked only now.
    await checkCache(env),
  ];
  return { ok: findings.every(({ ok }) => ok), findings };
}

async function checkVersions(): Promise<Finding[]> {
  const { version, engines } = await packageJson();
  const { node } = process.versions;
  const todo = `Install Node ${engines.node} from https://nodejs.org.`;
  return [
    { name: 'fireside', ok: true, found: version },
    atLeast(node, engines.node)
      ? { name: 'node', ok: true, found: node }
      : { name: 'node', ok: false, found: node, todo },
    { name: 'system', ok: true, found: `${type()} ${release()}, ${process.arch}` },
  ];
}

/** Whether a version is that of a range such as `>=20.19`. */
export function atLeast(version: string, range: string): boolean {
  const wanted = range.replace('>=', '');
  return version.localeCompare(wanted, 'en', { numeric: true }) >= 0;
}

/** The fonts that ship, and those from npm for other scripts. */
async function checkFonts(folder: string): Promise<Finding> {
  const read = createFontReader(folder);
  const there: Family[] = [];
  const missing: Family[] = [];
  for (const family of [...familiesFor('zh-Hant'), MONO]) {
    const fonts = await Promise.all(WEIGHTS.map((weight) => read(family, weight.folder)));
    (fonts.includes(undefined) ? missing : there).push(family);
  }
  const shipped = missing.filter(({ extra }) => extra === undefined);
  const found = there.map(({ name }) => name).join(', ') || 'none';
  const install = (families: readonly Family[]): string =>
    `npm install ${families.map((family) => family.package).join(' ')}`;
  if (shipped.length > 0) return { name: 'fonts', ok: false, found, todo: `${install(shipped)}.` };
  if (missing.length === 0) return { name: 'fonts', ok: true, found };
  const names = missing.map(({ name }) => name.replace('Noto Sans ', '')).join(', ');
  const todo = `Only for decks in those scripts (${names}): ${install(missing)}`;
  return { name: 'fonts', ok: true, found, todo };
}

/** The folder where the browser of the npm package is unpacked, and how large it is. */
async function checkCache(env: NodeJS.ProcessEnv): Promise<Finding> {
  const folder = cacheFolder(env);
  const names = await readdir(folder, { recursive: true }).catch(() => undefined);
  if (names === undefined) return { name: 'cache', ok: true, found: `${folder}: nothing there` };
  let bytes = 0;
  for (const name of names) {
    // A build beside this one may have just removed it.
    const info = await stat(join(folder, name)).catch(() => undefined);
    if (info?.isFile()) bytes += info.size;
  }
  const found = `${folder}: ${(bytes / 1e6).toFixed(0)} MB`;
  const todo = 'Delete it at will: a build that needs it unpacks it again.';
  return { name: 'cache', ok: true, found, todo };
}
