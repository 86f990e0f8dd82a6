/** Which faces are there: those that ship, and those that come by npm for other scripts. */
import {
  createFontReader,
  type Family,
  familiesFor,
  MONO,
  WEIGHTS,
} from '../../render/fonts/index.js';
import type { Finding } from './finding.js';

/** @param folder where the outline lies: its node_modules are looked at first */
export async function lookAtFaces(folder: string): Promise<Finding> {
  const read = createFontReader(folder);
  const isThere = async (family: Family): Promise<boolean> => {
    const weights = await Promise.all(WEIGHTS.map((weight) => read(family, weight.folder)));
    return weights.every((face) => face !== undefined);
  };
  const there: Family[] = [];
  const missing: Family[] = [];
  for (const family of [...familiesFor('zh-Hant'), MONO]) {
    ((await isThere(family)) ? there : missing).push(family);
  }
  const lost = missing.filter(({ extra }) => extra === undefined);
  const found = there.map(({ name }) => name).join(', ') || 'none';
  const install = (families: readonly Family[]): string =>
    `npm install ${families.map((family) => family.package).join(' ')}`;
  if (lost.length > 0) return { name: 'faces', ok: false, found, todo: `${install(lost)}.` };
  if (missing.length === 0) return { name: 'faces', ok: true, found };
  const names = missing.map(({ name }) => name.replace('Noto Sans ', '')).join(', ');
  return {
    name: 'faces',
    ok: true,
    found,
    todo: `Only for decks in those scripts (${names}): ${install(missing)}`,
  };
}
