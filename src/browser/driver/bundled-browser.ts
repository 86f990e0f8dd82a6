/**
 * The browser of the optional package @sparticuz/chromium, unpacked once per user: a server without
 * a browser can then build, and only the first build waits two seconds for it.
 */
import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { brotliDecompress, createBrotliDecompress } from 'node:zlib';
import { cacheFolder, makeFolders, writeFailure } from '../../files/index.js';
import { buildError } from '../../problem.js';

export interface BrowserChoice {
  readonly path: string;
  readonly kind: 'given' | 'environment' | 'installed' | 'bundled';
  /** A folder of fonts to add to the machine's: Chromium shows nothing at all where it finds none. */
  readonly fonts?: string;
  /** A folder of shared libraries that this browser needs and the machine lacks. */
  readonly libraries?: string;
}

/** What the headless shell needs beyond the C library; minimal images often lack them. */
const LIBRARIES = ['libnss3.so', 'libnspr4.so', 'libexpat.so.1'];
const LIBRARY_FOLDERS = ['/usr/lib/x86_64-linux-gnu', '/usr/lib64', '/lib64', '/usr/lib', '/lib'];
const STALE_MS = 10 * 60 * 1000;

/**
 * The browser, unpacked if it is not yet; undefined where the package is missing or is not for this
 * machine.
 * @throws BuildError if the cache folder can't be written
 */
export async function unpackBundled(env: NodeJS.ProcessEnv): Promise<BrowserChoice | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const root = packageFolder();
  if (root === undefined) return undefined;
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  const folder = join(cacheFolder(env), `chromium-${version}`);
  if (!isComplete(folder)) await unpack(root, folder);
  const [path = '', fonts = '', libraries = ''] = partsIn(folder);
  const hasLibraries = LIBRARIES.every((name) =>
    LIBRARY_FOLDERS.some((place) => existsSync(join(place, name))),
  );
  return { path, kind: 'bundled', fonts, ...(hasLibraries ? {} : { libraries }) };
}

/** Replaces one that does not start: the files may be damaged. */
export async function unpackAgain(path: string): Promise<void> {
  const root = packageFolder();
  if (root === undefined) return;
  await rm(dirname(path), { recursive: true, force: true });
  await unpack(root, dirname(path));
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

function partsIn(folder: string): string[] {
  return ['chromium', 'fonts', 'lib'].map((name) => join(folder, name));
}

function isComplete(folder: string): boolean {
  return partsIn(folder).every((part) => existsSync(part));
}

/**
 * Unpacks into a folder of another name, renamed when it is whole and on the disk: neither a crash
 * nor a second process that unpacks at the same time leaves a part under the real name.
 */
async function unpack(root: string, folder: string): Promise<void> {
  const archive = (name: string): string => join(root, 'bin', name);
  const partial = `${folder}.partial-${randomBytes(6).toString('hex')}`;
  const [path = '', fonts = '', libraries = ''] = partsIn(partial);
  try {
    await makeFolders(dirname(folder));
    await removeInterrupted(dirname(folder));
    await mkdir(partial);
    await pipeline(
      createReadStream(archive('chromium.br'), { highWaterMark: 1 << 20 }),
      createBrotliDecompress({ chunkSize: 1 << 20 }),
      createWriteStream(path, { mode: 0o755, flush: true }),
    );
    await unpackTar(archive('fonts.tar.br'), fonts);
    await unpackTar(archive('al2023.tar.br'), libraries);
    await rename(partial, folder).catch(async () => {
      // Another process was faster, or what is there lacks a part.
      if (isComplete(folder)) return;
      await rm(folder, { recursive: true, force: true });
      await rename(partial, folder);
    });
  } catch (error) {
    const { reason, hint } = writeFailure(error as NodeJS.ErrnoException);
    throw buildError(
      'browser/unpack',
      `The browser cannot be unpacked into ${folder}: ${reason}`,
      `${hint} It takes 200 MB; XDG_CACHE_HOME says where.`,
      { blame: 'machine' },
    );
  } finally {
    await rm(partial, { recursive: true, force: true }).catch(() => {});
  }
}

async function removeInterrupted(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    if (!name.includes('.partial-')) continue;
    const changed = (await stat(join(cache, name)).catch(() => undefined))?.mtimeMs ?? Date.now();
    if (Date.now() - changed > STALE_MS) {
      await rm(join(cache, name), { recursive: true, force: true });
    }
  }
}

async function unpackTar(archive: string, folder: string): Promise<void> {
  await mkdir(folder);
  const tar = await promisify(brotliDecompress)(await readFile(archive));
  for (const [name, content] of tarFiles(tar)) {
    await writeFile(join(folder, name), content, { flush: true });
  }
}

/** The regular files of a tar archive, without their folders; these archives hold no other kind. */
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
