/** A brand: read with its mistakes, readable whatever its colours, and in every file. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Document } from '@xmldom/xmldom';
import {
  type Browser,
  BuildError,
  type CompiledDeck,
  compile,
  type DeckPage,
  type FontEmbedder,
  findBrowser,
  launchBrowser,
  openDeckPage,
  type Problem,
  startFontEmbedder,
} from 'fireside-deck';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { illegible } from '../../src/app/check/legible.js';
import { contrastOf, parseColor, readableOn, textOn } from '../../src/color/index.js';
import { COLOR_NAMES } from '../../src/outline/index.js';
import { readTemplates } from '../../src/read/templates.js';
import { type Palette, paletteOn } from '../../src/render/brand/palette.js';
import { requestedColorsFor } from '../../src/render/brand/requested-colors.js';
import { scopesOf } from '../../src/render/brand/theme-colors.js';
import { composeTheme } from '../../src/render/themes/compose-theme.js';
import { brandFiles } from '../support/brand-files.js';
import { buildOutline, type Files, outlineWith, withOutline } from '../support/build-deck.js';
import { emptyFontsEnv } from '../support/empty-fonts.js';
import { katexFont } from '../support/katex-font.js';
import { KINDS_FILES, kindsIn } from '../support/kinds-outline.js';
import { elements, readPackage, sdkFaults } from '../support/pptx-package.js';
import { pdfPages } from '../support/read-built.js';

let fonts: FontEmbedder;
let browser: Browser;
let stage: DeckPage;

beforeAll(async () => {
  fonts = startFontEmbedder({ incremental: true });
  const env = emptyFontsEnv();
  browser = await launchBrowser(await findBrowser({ env }), { timeoutMs: 30_000, env });
  stage = await openDeckPage(browser);
});
afterAll(async () => {
  await fonts.close();
  await browser.close();
});

/** Numbers from 0 to 1 that are the same on every run. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

function anyColor(next: () => number): string {
  return `#${Math.floor(next() * 0x1000000)
    .toString(16)
    .padStart(6, '0')}`;
}

/** Some of a brand's colours. */
function anyColors(next: () => number): Record<string, string> {
  const names = COLOR_NAMES.filter(() => next() < 0.7);
  return Object.fromEntries(names.map((name) => [name, anyColor(next)]));
}

const ONE = outlineWith('      - {kind: statement, text: 一句話}');
const branded = (brand: string, outline = ONE): string => `brand: ${brand}\n${outline}`;

async function compiled(yaml: string, files: Files = {}): Promise<CompiledDeck> {
  return withOutline(yaml, files, (path) => compile(path, fonts));
}

async function problemsOf(yaml: string, files: Files = {}): Promise<readonly Problem[]> {
  try {
    return (await compiled(yaml, files)).problems;
  } catch (error) {
    if (error instanceof BuildError) return error.problems;
    throw error;
  }
}

/** Where a problem is and what it is, as `brand.yaml:2 brand/color`. */
const brief = ({ place, code }: Problem): string =>
  `${place?.file.split('/').at(-1)}:${place?.line} ${code}`;

/** The hue in degrees. */
function hueOf(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return ((Math.atan2(Math.sqrt(3) * (g - b), 2 * r - g - b) * 180) / Math.PI + 360) % 360;
}

describe('a colour', () => {
  it.each([
    ['#f00', '#ff0000'],
    ['#E4002B', '#e4002b'],
    ['rgb(228, 0, 43)', '#e4002b'],
    ['rgb(228 0 43)', '#e4002b'],
    ['hsl(120deg 100% 25%)', '#008000'],
    ['rebeccapurple', '#663399'],
  ])('%s is read', (written, hex) => {
    expect(parseColor(written)).toBe(hex);
  });

  it.each(['e4002b', '#e4002', 'bright red', 'rgba(0, 0, 0, 0.5)', ''])('“%s” is none', (text) => {
    expect(parseColor(text)).toBeUndefined();
  });

  it('gets readable by its lightness alone, no farther than it has to', () => {
    const next = chances(7);
    for (let i = 0; i < 300; i++) {
      const [color, ground] = [anyColor(next), anyColor(next)];
      const needed = i % 2 ? 4.5 : 3;
      const text = readableOn(color, [ground], needed);
      expect(contrastOf(text, ground), `${color} on ${ground}`).toBeGreaterThanOrEqual(needed);
      if (contrastOf(color, ground) >= needed) expect(text).toBe(color);
      else if (contrastOf(text, ground) < needed + 0.15) {
        const apart = Math.abs(hueOf(text) - hueOf(color));
        // In whole numbers from 0 to 255 a dark or a greyish colour has few hues.
        const channels = [1, 3, 5].map((at) => Number.parseInt(text.slice(at, at + 2), 16));
        const span = Math.max(...channels) - Math.min(...channels);
        if (span > 30) expect(Math.min(apart, 360 - apart)).toBeLessThan(3);
      } else expect(text, `${color} on ${ground}`).toMatch(/^#(000000|ffffff)$/);
    }
  });

  it('carries the ink where it can be read, else black or white', () => {
    expect(textOn('#ffd84d', '#2d2a26')).toBe('#2d2a26');
    expect(textOn('#7a7a7a', '#2d2a26')).toBe('#000000');
    expect(textOn('#0b2545', '#2d2a26')).toBe('#ffffff');
  });
});

/** The names of texts that cannot be read on their background. */
function faintIn({ paper, own, people }: Palette): string[] {
  const pairs = [...own, ...(people.get('person-1') ?? [])].flatMap(([name, color]) => {
    if (/^--(ink|muted|accent|hue|hue-\d)$/.test(name)) return [[name, color, paper] as const];
    const fill = own.get(`--${/^--on-(accent|hue-\d)$/.exec(name)?.[1]}-fill`);
    return fill ? [[name, color, fill] as const] : [];
  });
  return pairs.flatMap(([name, color, ground]) => (contrastOf(color, ground) < 4.5 ? [name] : []));
}

describe('a palette', () => {
  it('has readable texts on every background of every theme, whatever the colours', () => {
    const next = chances(3);
    const { themes } = readTemplates('/nowhere');
    for (const theme of ['fireside', 'fireside-dark', 'default', 'gaia', 'uncover']) {
      const scopes = scopesOf(composeTheme(theme, { themes, marp: () => '' }));
      for (let i = 0; i < 30; i++) {
        const given = anyColors(next);
        const entries = Object.entries(given).map(([name, color]) => [name, { color }]);
        const colors = Object.fromEntries(entries) as never;
        const wishes = requestedColorsFor(
          { colors },
          scopes,
          new Map([['person-1', anyColor(next)]]),
        );
        const faint = scopes.flatMap((scope) =>
          faintIn(paletteOn(scope.properties, wishes(scope))),
        );
        expect(faint, `${theme} ${JSON.stringify(given)}`).toEqual([]);
      }
    }
  });

  it('keeps every text of the real page readable', async () => {
    const next = chances(11);
    for (const [theme, given] of [
      ['fireside', anyColors(next)],
      ['fireside-dark', anyColors(next)],
      ['gaia', anyColors(next)],
      // White text on such accents cannot be read.
      ['fireside', { accent: '#ffd84d' }],
      ['gaia', { accent: '#00a3ad' }],
    ] as const) {
      const colors = JSON.stringify(given);
      const deck = await compiled(branded(`{ colors: ${colors} }`, kindsIn(theme)), KINDS_FILES);
      await stage.show(deck.rendered, deck.fontCss);
      const request = { pdf: false, scene: false, legibility: true } as const;
      const read = stage.take({ ...request, imageScale: undefined, handout: undefined });
      const faint = illegible(deck.deck as never, (await read.legibility) ?? []).filter(
        ({ code }) => code === 'check/contrast',
      );
      expect(
        faint.map(({ message }) => message),
        `${theme} ${colors}`,
      ).toEqual([]);
    }
  });

  it('reports which colour texts could not have, its place, and what they have', async () => {
    const files = { 'brand.yaml': 'colors:\n  ink: "#111111"\n  accent: "#ffd84d"\n' };
    const [note, ...rest] = await problemsOf(branded('brand.yaml'), files);
    expect(rest).toEqual([]);
    expect(note).toMatchObject({ severity: 'note', place: { line: 3, column: 11 } });
    expect(note?.message).toContain('1.32:1 on #fbfaf7, where text is #8e6f00, large text #b38c00');
    const text = '#8e6f00';
    expect(contrastOf(text, '#fbfaf7')).toBeGreaterThanOrEqual(4.5);
  });

  it('keeps the true colour for what is no text', async () => {
    const { rendered } = await compiled(branded('{ colors: { accent: "#ffd84d" } }'));
    expect(rendered.deckCss).toContain('--accent-fill: #ffd84d');
    expect(rendered.deckCss).toContain('--accent: #8e6f00');
  });

  it('swaps ink and background in a dark theme', async () => {
    const brand = '{ colors: { ink: "#0b2545", background: "#fffbea" } }';
    const dark = ONE.replace('{title: 測試', '{title: 測試, theme: fireside-dark');
    const papers = async (yaml: string): Promise<string[]> => {
      const { css = '' } = (await compiled(branded(brand, yaml))).rendered.brand ?? {};
      return [...css.matchAll(/--paper: (#\w+)/g)].map(([, color = '']) => color);
    };
    expect(await papers(ONE)).toEqual(['#fffbea']);
    expect(await papers(dark)).toEqual(['#0b2545']);
  });
});

describe('the file of a brand', () => {
  it('shows each mistake at its line', async () => {
    const file = `colors:
  accent: e4002b
  acent: red
logo: { file: logo.svg, dark: [a] }
footer: Foot
footer: Again
fonts: { heading: { name: Acme } }
`;
    const found = await problemsOf(branded('house/../brand.yaml'), { 'brand.yaml': file });
    expect(found.map(brief)).toEqual([
      'brand.yaml:6 outline/key-twice',
      'brand.yaml:3 outline/misspelt-key',
      'brand.yaml:4 outline/wrong-type',
    ]);
    expect(found[1]?.hint).toBe('Did you mean `accent`?');
    const mended = file
      .replace(/logo: .*\n/, '')
      .replace('  acent: red\n', '')
      .replace(/.*Again\n/, '');
    expect((await problemsOf(branded('brand.yaml'), { 'brand.yaml': mended })).map(brief)).toEqual([
      'brand.yaml:2 brand/color',
      'brand.yaml:4 brand/no-font',
    ]);
  });

  it('shows them in the outline, too, if the brand is there', async () => {
    const found = await problemsOf(`brand:\n  colors: { accent: nice, ink: "#12" }\n${ONE}`);
    expect(found.map(brief)).toEqual(['outline.yaml:2 brand/color', 'outline.yaml:2 brand/color']);
    expect(found[0]?.message).toBe('`accent` cannot be “nice”: that is no colour');
  });

  it.each([
    ['brand.yaml', {}, 'outline.yaml:1 brand/missing'],
    ['../../brand.yaml', {}, 'outline.yaml:1 brand/missing'],
    ['/etc/hostname', {}, 'outline.yaml:1 brand/outside'],
    ['brand.yaml', { 'brand.yaml': '- a\n' }, 'brand.yaml:1 brand/nothing'],
    ['brand.yaml', { 'brand.yaml': 'logo: no.svg\n' }, 'brand.yaml:1 picture/missing'],
    ['brand.yaml', { 'brand.yaml': 'cover: brand.yaml\n' }, 'brand.yaml:1 picture/unknown'],
    ['brand.yaml', { 'brand.yaml': 'fonts: {body: no.ttf}\n' }, 'brand.yaml:1 font/file-missing'],
    ['brand.yaml', { 'brand.yaml': 'fonts: {body: ../a.ttf}\n' }, 'brand.yaml:1 font/file-missing'],
    [
      'brand.yaml',
      { 'brand.yaml': 'fonts: {body: a.ttf}\n', 'a.ttf': 'no face at all, and long' },
      'brand.yaml:1 font/unreadable',
    ],
    ['brand.yaml', { 'brand.yaml': 'fonts: {body: a b}\n' }, 'brand.yaml:1 font/unknown'],
    ['brand.yaml', { 'brand.yaml': 'fonts: {body: yaml}\n' }, 'brand.yaml:1 font/unknown-package'],
  ] as const)('%s with %o is %s', async (name, files, expected) => {
    expect((await problemsOf(branded(name), files)).map(brief)).toEqual([expected]);
  });

  it.each([
    ['brand.yml', { 'brand.yaml': 'footer: Ours\n' }, 'Did you mean `brand: brand.yaml`?'],
    ['brand.yaml', { 'brand.yaml': '' }, 'Write `colors:`, `fonts:`, `logo:`, `footer:` or'],
    [
      'brand.yaml',
      { 'brand.yaml': '# Later\n' },
      'Write `colors:`, `fonts:`, `logo:`, `footer:` or',
    ],
  ] as const)('%s beside %o: what to do', async (name, files, hint) => {
    const problems = await problemsOf(branded(name), files);
    expect(problems).toMatchObject([{ hint: expect.stringContaining(hint) }]);
  });

  it('reports a font that looks whole and cannot be subset', async () => {
    const face = readFileSync(katexFont('KaTeX_Main-Regular.ttf'));
    // How many glyphs there are, by another name: who lists its characters would not miss it.
    face.write('xxxx', face.indexOf('maxp'), 'latin1');
    const brand = 'fonts: {body: a.ttf}\n';
    const problems = await problemsOf(branded('brand.yaml'), {
      'brand.yaml': brand,
      'a.ttf': face,
    });
    expect(problems.map(brief)).toContain('brand.yaml:1 font/unreadable');
    expect(problems.at(-1)?.message).toMatch('The font “a.ttf” cannot be subset');
  });

  it('blames the machine for a font that is not installed', async () => {
    const brand = 'fonts:\n  body: "@expo-google-fonts/no-such-face"\n';
    const [problem] = await problemsOf(branded('brand.yaml'), { 'brand.yaml': brand });
    expect(problem).toMatchObject({ code: 'font/not-installed', blame: 'machine' });
    expect(problem?.place?.line).toBe(2);
    expect(problem?.hint).toContain('npm install @expo-google-fonts/no-such-face');
  });

  it('may lie beside the outlines that share it, and is outweighed by what they say', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fireside-test-'));
    const files = brandFiles('house/');
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    mkdirSync(join(folder, 'talk'));
    const path = join(folder, 'talk/outline.yaml');
    writeFileSync(path, branded('{ file: ../house/blue.yaml, footer: Our own }'));
    const read = new Set<string>();
    const { rendered } = await compile(path, fonts, { onRead: (file) => read.add(file) });
    expect(rendered.brand?.footer?.text).toBe('Our own');
    expect(rendered.brand?.colors[0]).toBe('#00a3ad');
    // What a preview and a watching build follow.
    for (const name of ['blue.yaml', 'logo.svg', 'logo-white.svg', 'cover.svg']) {
      expect([...read]).toContain(join(folder, 'house', name));
    }
    writeFileSync(path, branded('../house/pale.yaml'));
    await compile(path, fonts, { onRead: (file) => read.add(file) });
    expect([...read]).toContain(join(folder, 'house/fonts/KaTeX_Main-Bold.ttf'));
    writeFileSync(path, branded(join(folder, 'house/blue.yaml')));
    await expect(compile(path, fonts)).rejects.toMatchObject({
      problems: [{ code: expect.stringMatching(/^brand\/(missing|outside)$/) }],
    });
  });
});

describe('fonts', () => {
  const italic = readFileSync(katexFont('KaTeX_Main-Italic.ttf'));
  const woff2 = readFileSync(katexFont('KaTeX_SansSerif-Regular.woff2'));

  it('come from packages made as those of fontsource, in pieces and compressed', async () => {
    const at = 'node_modules/@fontsource/sans/';
    const deck = await compiled(branded('{ fonts: { body: "@fontsource/sans" } }'), {
      [`${at}package.json`]: '{"name": "@fontsource/sans", "version": "1.0.0"}',
      [`${at}files/sans-latin-400-normal.woff2`]: woff2,
      [`${at}files/sans-latin-700-italic.woff2`]: italic,
      [`${at}files/sans-greek-400-normal.woff2`]: woff2,
    });
    expect(deck.rendered.brand?.fonts.body).toMatchObject({ name: 'KaTeX_SansSerif' });
    expect(deck.fontCss).toMatch(/font-family:"KaTeX_SansSerif";font-weight:400 700/);
    expect(deck.rendered.deckCss).toContain('--sans: "KaTeX_SansSerif", "KaTeX_SansSerif greek",');
    expect(deck.problems.map(({ code }) => code)).toEqual(['font/no-bold']);
  });

  it('come from packages made as those of @expo-google-fonts', async () => {
    const deck = await compiled(
      branded('{ fonts: { heading: "@expo-google-fonts/noto-sans-mono" } }'),
    );
    expect(deck.rendered.deckCss).toContain('"Noto Sans Mono", var(--sans)');
    expect(deck.problems).toEqual([]);
  });
});

describe('the guide', () => {
  it('holds word for word', async () => {
    const guide = readFileSync('docs/brand.md', 'utf8');
    const [file = '', line = ''] = [...guide.matchAll(/```yaml\n([\s\S]*?)```/g)].map(
      ([, text = '']) => text,
    );
    const faces = brandFiles();
    const files = {
      ...faces,
      'brand.yaml': file,
      'fonts/acme.ttf': faces['fonts/KaTeX_Main-Regular.ttf'] ?? '',
      'fonts/acme-bold.ttf': faces['fonts/KaTeX_Main-Bold.ttf'] ?? '',
    };
    await withOutline(line + ONE, files, async (path) => {
      const run = (command: string): string => {
        const [name, ...words] = command.trim().split(/\s+/);
        expect(name).toBe('fireside');
        const given = [resolve('dist/bin.js'), ...words];
        const env = emptyFontsEnv();
        const { stdout, stderr, status } = spawnSync(process.execPath, given, {
          cwd: dirname(path),
          env,
          encoding: 'utf8',
        });
        expect(status, stderr).toBe(0);
        return stdout + stderr;
      };
      const commands = [...guide.matchAll(/^ {4}(fireside .*)$/gm)].map(([, one = '']) => one);
      expect(commands).toEqual(['fireside build', 'fireside check']);
      const [note = ''] = /brand\.yaml:3:11 note: .*/.exec(guide) ?? [];
      for (const command of commands) expect(run(command)).toContain(note);
    });
  }, 120_000);
});

describe('the files of a branded deck', () => {
  const outline = (brand: string) => branded(brand, kindsIn('fireside'));
  const files = { ...KINDS_FILES, ...brandFiles() };

  it('have its logo, foot and picture', async () => {
    const built = await buildOutline(
      outline('blue.yaml'),
      ['pdf', 'pptx', 'handout', 'html'],
      files,
    );
    expect(built.problems.map(({ severity }) => severity)).not.toContain('warning');
    const pages = pdfPages(built.file('.pdf'));
    const foot = '©Nord2026・nord.example';
    const bare = pages.filter((page) => !page.replaceAll('·', '・').includes(foot));
    // The cover, two openers of sections and the last slide.
    expect(bare).toHaveLength(4);
    expect(pdfPages(built.file('-handout.pdf')).every((page) => page.includes('©Nord2026'))).toBe(
      true,
    );
    expect(built.text('.html').match(/<figure[^>]*aria-label="Nord"/g)).toHaveLength(1);

    const file = join(mkdtempSync(join(tmpdir(), 'fireside-test-')), 'deck.pptx');
    writeFileSync(file, built.file('.pptx'));
    expect(await sdkFaults(file, ['Microsoft365'])).toEqual([]);
    const read = readPackage(built.file('.pptx'));
    expect(read.faults).toEqual([]);
    const parts = (folder: string) =>
      [...read.documents].filter(
        ([path]) => path.startsWith(`ppt/${folder}/`) && path.endsWith('.xml'),
      );
    const logos = (document: Document) =>
      elements(document, 'p:cNvPr').filter((one) => one.getAttribute('name') === 'Logo').length;
    const layouts = parts('slideLayouts').map(([, document]) => document);
    expect(layouts.map(logos)).toEqual(layouts.map((_, index) => (index === 0 ? 0 : 1)));
    // On a background of its own a slide has the logo for that, and on a picture none.
    const slides = parts('slides').map(([, document]) => document);
    const hides = (document: Document) =>
      document.documentElement?.getAttribute('showMasterSp') === '0';
    expect(slides.filter(hides).map(logos).sort()).toEqual([0, 0, 1, 1]);
    expect(slides.filter((one) => !hides(one)).every((one) => logos(one) === 0)).toBe(true);
    // Its own words on the cover, once.
    const named = parts('slides').flatMap(([, document]) => elements(document, 'p:cNvPr'));
    expect(named.filter((one) => one.getAttribute('descr') === 'Nord')).toHaveLength(1);
    const feet = parts('slides').flatMap(([, document]) =>
      elements(document, 'p:sp')
        .filter((shape) =>
          elements(shape, 'p:ph').some((one) => one.getAttribute('type') === 'ftr'),
        )
        .map((shape) => shape.textContent?.trim()),
    );
    expect(new Set(feet).size).toBe(1);
    expect(feet).toHaveLength(pages.length - 4);
  });

  it('have its fonts, and its colours as those of PowerPoint’s theme', async () => {
    const built = await buildOutline(outline('pale.yaml'), ['pdf', 'pptx'], files);
    const folder = mkdtempSync(join(tmpdir(), 'fireside-test-'));
    writeFileSync(join(folder, 'deck.pdf'), built.file('.pdf'));
    const listed = execFileSync('pdffonts', [join(folder, 'deck.pdf')], { encoding: 'utf8' });
    expect(listed).toMatch(/KaTeX_Main-Bold\s+CID TrueType/);
    expect(listed).toMatch(/NotoSansTC-Bold\s+CID TrueType/);
    expect(listed).not.toContain('Type 3');

    const { documents } = readPackage(built.file('.pptx'));
    const theme = documents.get('ppt/theme/theme1.xml');
    const color = (slot: string) =>
      elements(elements(theme, `a:${slot}`)[0], 'a:srgbClr')[0]?.getAttribute('val');
    expect(['accent1', 'accent2', 'accent3', 'lt1', 'dk1'].map(color)).toEqual([
      'FFD84D',
      'F2A900',
      '78BE20',
      'FFFDF5',
      '2D2A26',
    ]);
    const latin = (font: string) =>
      elements(elements(theme, `a:${font}`)[0], 'a:latin')[0]?.getAttribute('typeface');
    expect([latin('majorFont'), latin('minorFont')]).toEqual(['KaTeX_Main', 'Arial']);
    // The layout colours the kicker of all slides: it is readable, and follows a changed scheme, except
    // on the quotation's own background.
    const slide = documents.get('ppt/slides/slide4.xml');
    const words = elements(slide, 'a:r').find(({ textContent }) => textContent === '工具的樣子');
    expect(words).toBeDefined();
    expect(elements(words, 'a:solidFill')).toEqual([]);
    const kickers = [...documents]
      .filter(
        ([path, layout]) =>
          path.startsWith('ppt/slideLayouts/') && elements(layout, 'p:bg').length === 0,
      )
      .flatMap(([, layout]) => elements(layout, 'p:sp'))
      .filter((shape) => elements(shape, 'p:ph')[0]?.getAttribute('idx') === '13')
      .map((shape) => elements(elements(shape, 'a:solidFill')[0], 'a:schemeClr')[0]);
    expect(kickers.length).toBeGreaterThan(5);
    expect(new Set(kickers.map((one) => one?.getAttribute('val')))).toEqual(new Set(['hlink']));
    expect(contrastOf(`#${color('hlink')}`, '#fffdf5')).toBeGreaterThanOrEqual(4.5);
  });
});
