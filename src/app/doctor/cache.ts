/** The folder where the browser of the npm package is unpacked, and how large it is. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from '../../browser/index.js';
import type { Finding } from './finding.js';

export async function lookAtCache(env: NodeJS.ProcessEnv): Promise<Finding> {
  const folder = cacheFolder(env);
  const bytes = await sizeOf(folder);
  if (bytes === undefined) return { name: 'cache', ok: true, found: `${folder}: nothing there` };
  const found = `${folder}: ${(bytes / 1e6).toFixed(0)} MB`;
  return {
    name: 'cache',
    ok: true,
    found,
    todo: 'Delete it at will: a build that needs it unpacks it again.',
  };
}

async function sizeOf(folder: string): Promise<number | undefined> {
  const names = await readdir(folder, { recursive: true }).catch(() => undefined);
  if (names === undefined) return undefined;
  const sizes = names.map(async (name) => {
    // A build beside this one may have just removed it.
    const info = await stat(join(folder, name)).catch(() => undefined);
    return info?.isFile() ? info.size : 0;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
