/** Which fonts are there: those that ship, and those from npm for other scripts. */
import {
  createFontReader,
  type Family,
  familiesFor,
  MONO,
  WEIGHTS,
} from '../../render/fonts/index.js';
import type { Finding } from './finding.js';

/** @param folder the outline’s: its node_modules are looked at first */
export async function checkFonts(folder: string): Promise<Finding> {
  const read = createFontReader(folder);
  const isThere = async (family: Family): Promise<boolean> => {
    const weights = await Promise.all(WEIGHTS.map((weight) => read(family, weight.folder)));
    return weights.every((font) => font !== undefined);
  };
  const there: Family[] = [];
  const missing: Family[] = [];
  for (const family of [...familiesFor('zh-Hant'), MONO]) {
    ((await isThere(family)) ? there : missing).push(family);
  }
  const shipped = missing.filter(({ extra }) => extra === undefined);
  const found = there.map(({ name }) => name).join(', ') || 'none';
  const install = (families: readonly Family[]): string =>
    `npm install ${families.map((family) => family.package).join(' ')}`;
  if (shipped.length > 0) return { name: 'fonts', ok: false, found, todo: `${install(shipped)}.` };
  if (missing.length === 0) return { name: 'fonts', ok: true, found };
  const names = missing.map(({ name }) => name.replace('Noto Sans ', '')).join(', ');
  return {
    name: 'fonts',
    ok: true,
    found,
    todo: `Only for decks in those scripts (${names}): ${install(missing)}`,
  };
}
