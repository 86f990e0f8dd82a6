/** Rolls the declarations in dist/types up into dist/index.d.ts: what a program can import. */
import { rmSync } from 'node:fs';
import { rolldown } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';

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
