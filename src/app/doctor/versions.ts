/** Which Fireside runs in which Node on which system. */
import { release, type } from 'node:os';
import { packageJson } from '../../package-root.js';
import type { Finding } from './finding.js';

export async function lookAtVersions(): Promise<Finding[]> {
  const { version, engines } = await packageJson();
  const isNewEnough = atLeast(process.versions.node, engines.node);
  return [
    { name: 'fireside', ok: true, found: version },
    {
      name: 'node',
      ok: isNewEnough,
      found: process.versions.node,
      ...(isNewEnough ? {} : { todo: `Install Node ${engines.node} from https://nodejs.org.` }),
    },
    { name: 'system', ok: true, found: `${type()} ${release()}, ${process.arch}` },
  ];
}

/** Whether a version is that of a range such as `>=20.19`. */
export function atLeast(version: string, range: string): boolean {
  const [wanted, has] = [range, version].map((text) =>
    (text.match(/\d+/g) ?? []).slice(0, 3).map(Number),
  );
  for (const [i, part] of (wanted ?? []).entries()) {
    const own = has?.[i] ?? 0;
    if (own !== part) return own > part;
  }
  return true;
}
