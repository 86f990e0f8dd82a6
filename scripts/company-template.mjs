/** Makes examples/company.potx, a plain template to try: `npm run company-template`. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const folder = mkdtempSync(join('node_modules', '.company-template-'));
try {
  const outfile = join(folder, 'templates.mjs');
  await build({
    entryPoints: ['test/support/pptx-templates.ts'],
    bundle: true,
    format: 'esm',
    packages: 'external',
    outfile,
  });
  const { corporate, templateOf } = await import(pathToFileURL(outfile).href);
  writeFileSync('examples/company.potx', templateOf({ ...corporate, names: 'en', samples: false }));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
