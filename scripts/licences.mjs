/** Writes the licences of the packages whose code is bundled, from the packages' own files. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param inputs the files that were bundled, as esbuild's metafiles name them
 * @param file what to write
 * @throws Error for a package that says nothing of its licence
 */
export function writeLicences(inputs, file) {
  const folders = inputs.flatMap(
    (path) => /^([^:]*node_modules\/(@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? [],
  );
  const parts = [...new Set(folders)].sort().map((folder) => {
    const { name, version, license, author } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    );
    const files = readdirSync(folder).filter((one) => /^(licen[cs]e|copying|notice)/i.test(one));
    const texts = files.map((one) => readFileSync(join(folder, one), 'utf8').trim());
    if (texts.length === 0) {
      if (!license || !author) throw new Error(`${folder} has no licence`);
      texts.push(`By ${author}. The package has no file of its licence.`);
    }
    return [`${name} ${version} (${license})`, ...texts].join('\n\n');
  });
  writeFileSync(
    file,
    `Packages whose code is in this folder\n\n${parts.join(`\n\n${'-'.repeat(72)}\n\n`)}\n`,
  );
}
