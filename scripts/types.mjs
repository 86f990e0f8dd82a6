/** Rolls the declarations in dist/types up into dist/index.d.ts: what a program can import. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { rolldown } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';

// The type of a word list is that of the English one, and tsc declares no JSON.
const words = readFileSync('src/deck/locales/en.json', 'utf8').replace(
  /: "(?:[^"\\]|\\.)*"/g,
  ': string',
);
mkdirSync('dist/types/deck/locales', { recursive: true });
writeFileSync(
  'dist/types/deck/locales/en.json.d.ts',
  `declare const words: ${words};\nexport default words;\n`,
);
const bundle = await rolldown({
  input: 'dist/types/index.d.ts',
  external: /^[^./]/,
  plugins: [dts({ dtsInput: true })],
});
const { output } = await bundle.write({ file: 'dist/index.d.ts' });
rmSync('dist/types', { recursive: true });
const packages = output.flatMap(({ code }) => code.match(/from "[^"]+"/g) ?? []);
if (packages.length > 0) {
  console.error(`Public types need packages that are not installed: ${packages.join(', ')}`);
  console.error('Mark what no program looks at as @internal.');
  process.exitCode = 1;
}
