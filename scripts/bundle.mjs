/**
 * Compiles src/ into dist/, its packages bundled in: Node takes 0.9 s to find and load the 960
 * modules of marp-core, zod and the others one by one, and a third of that from a few files.
 */

import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { build } from 'esbuild';
import { writeLicences } from './licences.mjs';
import { parseSchemas, precompileTemplates } from './precompile.mjs';

/** Loaded by their own paths: they find files beside themselves. */
const EXTERNAL = [
  '@sparticuz/chromium',
  'launch-editor',
  'open',
  'sharp',
  'subset-font',
  'tinypool',
];

const require = createRequire(import.meta.url);
rmSync('dist', { recursive: true, force: true });
/** The files that were bundled, for their licences. */
const inputs = [];

async function bundle(options) {
  const { warnings, metafile } = await build({
    bundle: true,
    logLevel: 'warning',
    metafile: true,
    ...options,
  });
  inputs.push(...Object.keys(metafile.inputs));
  if (warnings.length > 0) process.exitCode = 1;
}

await bundle({
  entryPoints: [
    'src/bin.ts',
    'src/index.ts',
    'src/render/fonts/subset-worker.ts',
    'src/app/rows/worker.ts',
    'src/browser/driver/browser.ts',
  ],
  outdir: 'dist',
  outbase: 'src',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  minifyWhitespace: true,
  minifySyntax: true,
  external: EXTERNAL,
  // Its CommonJS files load each other by names that only Node finds.
  alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
  banner: {
    js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);",
  },
});
// What only decks with code or formulas need: files of their own, named in package.json's `imports`.
await bundle({
  entryPoints: {
    highlight: require.resolve('highlight.js'),
    mathjax: 'src/markdown/math/mathjax.ts',
  },
  outdir: 'dist/vendor',
  outExtension: { '.js': '.cjs' },
  minify: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
});
precompileTemplates('dist/templates.cjs');
parseSchemas('dist/schemas.json');
// What measures a slide runs in the browser's page: one script of its own.
await bundle({
  entryPoints: ['src/browser/in-page/main.ts'],
  outfile: 'dist/browser/in-page.js',
  minify: true,
  format: 'iife',
  globalName: 'fireside',
  target: 'chrome120',
});
// What presents the deck: a script and a style that stand inside outline.html.
await bundle({
  entryPoints: ['src/export/html/in-page/main.ts', 'src/export/html/in-page/main.css'],
  outdir: 'dist/export/html/in-page',
  minify: true,
  charset: 'utf8',
  format: 'iife',
  target: ['chrome120', 'safari17.2', 'firefox121'],
});
// What the preview's page is.
await bundle({
  entryPoints: [
    { in: 'src/app/preview/page/main.ts', out: 'page' },
    { in: 'src/app/preview/page/page.css', out: 'page' },
  ],
  outdir: 'dist/app/preview',
  minify: true,
  charset: 'utf8',
  format: 'esm',
  target: ['chrome123', 'safari17.4', 'firefox125'],
});
writeLicences(inputs, 'dist/THIRD-PARTY-LICENCES.txt');
