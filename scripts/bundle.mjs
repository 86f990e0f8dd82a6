/**
 * Compiles src/ into dist/, its packages bundled in: Node takes 0.9 s to find and load the 960
 * modules of marp-core, zod and the others one by one, and a third of that from a few files.
 */

import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { build } from 'esbuild';
import { precompileTemplates } from './precompile.mjs';

/** Loaded by their own paths: they find files beside themselves. */
const EXTERNAL = [
  '@sparticuz/chromium',
  'fontverter',
  'launch-editor',
  'open',
  'sharp',
  'subset-font',
];

/**
 * marp-core requires these at once, four megabytes, and uses them for math and code fences alone:
 * their names become objects that load the real module when something is taken from it.
 */
const ON_DEMAND = /^(mathjax-full|katex|highlight\.js)(\/|$)/;

const onDemand = {
  name: 'on-demand',
  setup(plugin) {
    plugin.onResolve({ filter: ON_DEMAND }, ({ path, resolveDir, namespace }) => {
      if (namespace === 'on-demand') return { path, external: true };
      // Found from where it was asked for, since another version may lie on top.
      const file = createRequire(`${resolveDir}/index.js`).resolve(path);
      return { path: file, namespace: 'on-demand', pluginData: { name: path } };
    });
    plugin.onLoad({ filter: /.*/, namespace: 'on-demand' }, ({ pluginData }) => ({
      contents: `let real;
const load = () => (real ??= require(${JSON.stringify(pluginData.name)}));
module.exports = new Proxy(function () {}, {
  get: (_, key) => load()[key],
  has: (_, key) => key in load(),
  apply: (_, self, args) => load()(...args),
  construct: (_, args) => new (load())(...args),
});`,
      loader: 'js',
    }));
  },
};

rmSync('dist', { recursive: true, force: true });
const { warnings } = await build({
  entryPoints: [
    'src/bin.ts',
    'src/index.ts',
    'src/render/fonts/subset-worker.ts',
    'src/app/rows/worker.ts',
    'src/browser/driver/browser.ts',
  ],
  outdir: 'dist',
  outbase: 'src',
  bundle: true,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  minifyWhitespace: true,
  minifySyntax: true,
  external: EXTERNAL,
  plugins: [onDemand],
  logLevel: 'warning',
  banner: {
    js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);",
  },
});
precompileTemplates('dist/templates.cjs');
// What measures a slide runs in the browser's page: one script of its own.
await build({
  entryPoints: ['src/browser/in-page/main.ts'],
  outfile: 'dist/browser/in-page.js',
  bundle: true,
  minify: true,
  format: 'iife',
  globalName: 'fireside',
  target: 'chrome120',
  logLevel: 'warning',
});
// What presents the deck: a script and a style that stand inside outline.html.
await build({
  entryPoints: ['src/export/html/in-page/main.ts', 'src/export/html/in-page/main.css'],
  outdir: 'dist/export/html/in-page',
  bundle: true,
  minify: true,
  charset: 'utf8',
  format: 'iife',
  target: ['chrome120', 'safari17.2', 'firefox121'],
  logLevel: 'warning',
});
// What the preview's page is.
await build({
  entryPoints: [
    { in: 'src/app/preview/page/main.ts', out: 'page' },
    { in: 'src/app/preview/page/page.css', out: 'page' },
  ],
  outdir: 'dist/app/preview',
  bundle: true,
  minify: true,
  charset: 'utf8',
  format: 'esm',
  target: ['chrome123', 'safari17.4', 'firefox125'],
  logLevel: 'warning',
});
if (warnings.length > 0) process.exitCode = 1;
