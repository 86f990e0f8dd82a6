/** Themes of a user's own: by name or by path, from another one or from nothing. */
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compile } from '../../src/app/compile.js';
import type { FontEmbedder } from '../../src/render/fonts/embed.js';
import { buildOutline, type Files, outlineWith, withOutline } from '../support/build-deck.js';

const SLIDES =
  '      - {kind: points, title: 題, points: [一]}\n      - {kind: quote, title: 引, text: 話, by: zuck}';
const inTheme = (theme: string): string => outlineWith(SLIDES, `, theme: ${theme}`);

/** These tests need no fonts. */
const noFonts: FontEmbedder = {
  embed: async () => ({ css: '', problems: [] }),
  subsetForSvg: async () => ({ css: '', text: 'serif', mono: 'serif', missing: [] }),
  close: async () => {},
};

/** The CSS of the deck's slides, and the warnings. */
async function cssIn(theme: string, files: Files): Promise<{ css: string; codes: string[] }> {
  const { rendered, problems } = await withOutline(inTheme(theme), files, (path) =>
    compile(path, noFonts),
  );
  return { css: rendered.slideCss, codes: problems.map(({ code }) => code) };
}

test.each([
  ['themes/acme.css', 'themes/acme.css'],
  ['./acme.css', 'acme.css'],
  ['acme', 'templates/themes/acme.css'],
])('%s is found at %s', async (theme, path) => {
  const { css, codes } = await cssIn(theme, { [path]: 'h1 { color: #123456; }' });
  expect(css).toMatch(/h1[^}]*color: #123456/);
  expect(css).toContain('--hue-8');
  expect(codes).toEqual([]);
});

test('it reaches every format', async () => {
  const formats = ['html', 'pdf', 'pptx', 'md'] as const;
  const files = { 'acme.css': 'section { background: #102030; color: #fafafa; }' };
  const built = await buildOutline(inTheme('acme.css'), formats, files);
  expect(built.files).toHaveLength(4);
  expect(built.text('.html')).toContain('#102030');
  expect(built.text('.md')).toMatch(/theme: "default"[\s\S]*#102030/);
});

test.each([
  ['themes/none.css', {}, 'theme/unknown', 'The theme “themes/none.css” does not exist'],
  ['firesid', {}, 'theme/unknown', 'There is no theme “firesid”'],
  ['a.css', { 'a.css': 'hello' }, 'theme/css', 'Unknown word hello'],
  ['a.css', { 'a.css': 'h1 { color: red;' }, 'theme/css', 'Unclosed block'],
  ['a.css', { 'a.css': '/* nothing yet */' }, 'theme/css', 'it has no rule'],
])('%s %o is an error at its line', async (theme, files, code, message) => {
  await expect(cssIn(theme, files as Files)).rejects.toMatchObject({
    problems: [
      { severity: 'error', code, message: expect.stringContaining(message), place: { line: 1 } },
    ],
  });
});

test('nothing outside the outline’s folder is read, links resolved', async () => {
  const root = mkdtempSync(join(tmpdir(), 'fireside-theme-'));
  try {
    writeFileSync(join(root, 'secret.css'), 'h1 { color: red; }');
    for (const theme of ['../secret.css', 'link.css', join(root, 'secret.css')]) {
      await withOutline(inTheme(theme), {}, async (path) => {
        symlinkSync(join(root, 'secret.css'), join(path, '..', 'link.css'));
        writeFileSync(join(path, '..', '..', 'secret.css'), 'h1 { color: red; }');
        const result = compile(path, noFonts);
        await expect(result).rejects.toMatchObject({ problems: [{ code: 'theme/outside' }] });
        rmSync(join(path, '..', '..', 'secret.css'));
      });
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});

test('an import of a theme that is not there is named', async () => {
  await expect(cssIn('a.css', { 'a.css': '@import "nope";' })).rejects.toMatchObject({
    problems: [{ code: 'theme/import', message: expect.stringContaining('nope') }],
  });
});

test('a theme in a circle of imports ends', async () => {
  const files = {
    'templates/themes/a.css': '@import "b"; h1 { color: red; }',
    'templates/themes/b.css': '@import "a"; h2 { color: red; }',
  };
  await expect(cssIn('a', files)).rejects.toMatchObject({ problems: [{ code: 'theme/import' }] });
});

test.each(['fireside', 'fireside-dark', 'default', 'gaia', 'uncover'])(
  'a theme adds to %s by setting properties alone',
  async (base) => {
    const css = `@import '${base}';\nsection { --paper: #010203; }`;
    const result = await cssIn('own.css', { 'own.css': css });
    const papers = [...result.css.matchAll(/\bsection\s*\{[^}]*--paper: (#\w+)/g)];
    expect(papers.at(-1)?.[1]).toBe('#010203');
    expect(result.codes).toEqual([]);
  },
);

test.each([
  '@import "https://fonts.example.org/a.css";',
  "@import url('https://fonts.example.org/a.css');",
  '@import url(//fonts.example.org/a.css) screen;',
  '@font-face { font-family: A; src: local("A"), url(https://fonts.example.org/a.woff2); }',
  'section { background-image: url( "picture.png" ); }',
  'section { background-image: image-set("https://a.example.org/b.png" 1x); }',
  'h1::before { content: url(file:///etc/hostname); }',
  'h1 { & strong { background: URL(https://a.example.org/b.png); } }',
])('%s asks for nothing, and a warning says so', async (line) => {
  const { css, codes } = await cssIn('own.css', { 'own.css': `${line}\nh1 { color: #123456; }` });
  expect(css).not.toMatch(/example\.org|picture\.png|file:/);
  expect(css).toContain('#123456');
  expect(codes).toEqual(['theme/address']);
});

test('what a theme carries in itself stays', async () => {
  const line = 'section { background-image: url("data:image/png;base64,iVBORw0KGgo="); }';
  const { css, codes } = await cssIn('own.css', { 'own.css': line });
  expect(css).toContain('data:image/png;base64,iVBORw0KGgo=');
  expect(codes).toEqual([]);
});

test.each([
  ['url(https://far.example/a.png)', 'background'],
  ['\\75rl(https://far.example/a.png)', 'background'],
  ['u\\72 l( "https://far.example/a.png" )', 'background'],
  ['URL(//far.example/a.png)', 'background'],
  ['url(data:,), url(h\\74tps://far.example/a.png)', 'background'],
  ['image-set("data:," 1x, "https://far.example/a.png" 2x)', 'background'],
  ['-webkit-image-set("a.png" type("image/png") 1x)', 'background'],
])('the address in %s is left out of the theme, with a warning', async (value, property) => {
  const css = `h1 { ${property}: ${value}; color: #123456; }`;
  const found = await cssIn('acme.css', { 'acme.css': css });
  expect(found.codes).toEqual(['theme/address']);
  expect(found.css).toMatch(/h1[^}]*color: #123456/);
  expect(found.css).not.toMatch(/far\.example|a\.png/);
});

test('an import of an address is left out, however it is written', async () => {
  const css = `@Import "h\\74tps://far.example/a.css"; @IMPORT url(b.css); h1 { color: red }`;
  const found = await cssIn('acme.css', { 'acme.css': css });
  expect(found.codes).toEqual(['theme/address', 'theme/address']);
  expect(found.css).not.toMatch(/far\.example|b\.css/);
});

test('what asks for nothing stays', async () => {
  const css = `h1::before { content: "\\201C src"; } h1 { background: image-set(url(data:,) type("image/png") 1x); mask: url(#cut); }`;
  const found = await cssIn('acme.css', { 'acme.css': css });
  expect(found.codes).toEqual([]);
  expect(found.css).toMatch(/type\("image\/png"\)/);
  expect(found.css).toContain('url(#cut)');
});
