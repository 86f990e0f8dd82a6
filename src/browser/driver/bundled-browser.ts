/**
 * The browser that comes with the optional package @sparticuz/chromium, unpacked once per user: a
 * server without a browser can then build, and only the first build waits two seconds for it.
 */
import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { brotliDecompress, createBrotliDecompress } from 'node:zlib';
import { makeFolders, writeFailure } from '../../files/index.js';
import { BuildError } from '../../problem.js';

export interface Bundled {
  readonly path: string;
  /** A folder with a few fonts: Chromium shows nothing at all where it finds none. */
  readonly fonts: string;
  /** A folder of shared libraries, if the machine lacks one. */
  readonly libraries?: string;
}

/** What the headless shell needs beyond the C library; minimal images often lack them. */
const LIBRARIES = ['libnss3.so', 'libnspr4.so', 'libexpat.so.1'];
const LIBRARY_FOLDERS = ['/usr/lib/x86_64-linux-gnu', '/usr/lib64', '/lib64', '/usr/lib', '/lib'];
const STALE_MS = 10 * 60 * 1000;

/**
 * Gives the unpacked browser, with its libraries where the machine lacks them; undefined where
 * the package is missing or isn't for this machine. Rejects with a `BuildError`
 * if the cache folder can't be written.
 */
export async function unpackBundled(env: NodeJS.ProcessEnv): Promise<Bundled | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const root = packageFolder();
  if (root === undefined) return undefined;
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  return unpackInto(join(cacheFolder(env), `chromium-${version}`), root);
}

/** Unpacks it over one that does not start: a disk or a hand may have damaged it. */
export async function unpackAnew({ path, fonts, libraries }: Bundled): Promise<void> {
  const root = packageFolder();
  if (root === undefined) return;
  for (const one of [path, fonts, libraries]) {
    if (one !== undefined) await rm(one, { recursive: true, force: true });
  }
  await unpackInto(dirname(path), root);
}

async function unpackInto(folder: string, root: string): Promise<Bundled> {
  const path = join(folder, 'chromium');
  const fonts = join(folder, 'fonts');
  const libraries = join(folder, 'lib');
  const lacking = !LIBRARIES.every((name) =>
    LIBRARY_FOLDERS.some((place) => existsSync(join(place, name))),
  );
  try {
    if (!existsSync(path)) await unpackProgram(join(root, 'bin', 'chromium.br'), path);
    if (!existsSync(fonts)) await unpackTar(join(root, 'bin', 'fonts.tar.br'), fonts);
    if (!lacking) return { path, fonts };
    if (!existsSync(libraries)) await unpackTar(join(root, 'bin', 'al2023.tar.br'), libraries);
    return { path, fonts, libraries };
  } catch (error) {
    const { reason, hint } = writeFailure(error as NodeJS.ErrnoException);
    throw new BuildError([
      {
        severity: 'error',
        code: 'browser/unpack',
        message: `The browser cannot be unpacked into ${folder}: ${reason}`,
        hint: `${hint} It takes 200 MB; XDG_CACHE_HOME says where.`,
        blame: 'machine',
      },
    ]);
  }
}

/** Found without importing the package, whose own code would unpack to the temporary folder. */
function packageFolder(): string | undefined {
  try {
    const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
    return dirname(dirname(dirname(entry)));
  } catch {
    return undefined;
  }
}

/** The user's cache folder of Fireside. */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  return join(env.XDG_CACHE_HOME || join(env.HOME || homedir(), '.cache'), 'fireside');
}

/**
 * Written under another name and renamed when whole and on the disk, so that neither a crash nor
 * a second process that unpacks at the same time ever leaves a part under the real name.
 */
async function unpackProgram(source: string, path: string): Promise<void> {
  const partial = await partialName(path);
  try {
    await pipeline(
      createReadStream(source, { highWaterMark: 1 << 20 }),
      createBrotliDecompress({ chunkSize: 1 << 20 }),
      createWriteStream(partial, { flags: 'wx', flush: true }),
    );
    await chmod(partial, 0o755);
    await rename(partial, path);
  } finally {
    await rm(partial, { force: true });
  }
}

async function unpackTar(source: string, folder: string): Promise<void> {
  const partial = await partialName(folder);
  try {
    await mkdir(partial);
    const tar = await promisify(brotliDecompress)(await readFile(source));
    for (const [name, content] of tarFiles(tar)) {
      await writeFile(join(partial, name), content, { flush: true });
    }
    // A folder that another process put there meanwhile refuses to be replaced, and is as good.
    await rename(partial, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

/** Gives the regular files of a tar archive without their folders; it holds no other kind. */
function* tarFiles(tar: Buffer): Generator<[name: string, content: Buffer]> {
  const block = 512;
  for (let at = 0; at + block <= tar.length && tar[at] !== 0; ) {
    const text = (from: number, length: number): string =>
      tar.toString('latin1', at + from, at + from + length).replace(/\0.*$/s, '');
    const size = Number.parseInt(text(124, 12), 8) || 0;
    const isFile = text(156, 1) === '0' || text(156, 1) === '';
    const start = at + block;
    if (isFile) yield [basename(text(0, 100)), tar.subarray(start, start + size)];
    at = start + Math.ceil(size / block) * block;
  }
}

/** Gives a new name beside `path`, and clears away what an interrupted process left there. */
async function partialName(path: string): Promise<string> {
  const folder = dirname(path);
  await makeFolders(folder);
  for (const name of await readdir(folder)) {
    if (!name.includes('.partial-')) continue;
    const left = join(folder, name);
    const changed = (await stat(left).catch(() => undefined))?.mtimeMs ?? Date.now();
    if (Date.now() - changed > STALE_MS) await rm(left, { recursive: true, force: true });
  }
  return `${path}.partial-${randomBytes(6).toString('hex')}`;
}
