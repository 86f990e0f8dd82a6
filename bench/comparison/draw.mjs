/**
 * Draws the slides of the comparison with each tool, and docs/comparison.png from them:
 *
 *     node bench/comparison/draw.mjs FOLDER            all slides, and FOLDER/blind
 *     node bench/comparison/draw.mjs FOLDER --sheet    docs/comparison.png alone
 *
 * The other tools are installed in FOLDER first, as docs/comparison.md says; nothing of them is in this
 * repository. FOLDER/blind has, for each slide, the pictures under shuffled names, and key.json, which
 * says whose they are: judge first, then look.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { build, findBrowser } from 'fireside-deck';
import sharp from 'sharp';

const HERE = import.meta.dirname;
const [work = '', option] = process.argv.slice(2);
const folder = resolve(work);
const browser = (await findBrowser({ env: process.env })).path;
const require = createRequire(join(folder, 'package.json'));

const SLIDES = [
  ...['three points', 'seven points', 'quote', 'table, 4 × 3', 'table, 7 × 5', 'figures'],
  ...['photo', 'timeline of six', 'diagram', 'chart', 'people'],
];
const SLIDEV_FONTS = {
  default: { sans: 'Nunito Sans', mono: 'Fira Code' },
  seriph: { sans: 'PT Serif', serif: 'PT Serif', mono: 'PT Mono' },
};
/** What the theme's documentation advises to set. */
const TYPST_FONT = {
  metropolis:
    '#set text(font: "Fira Sans", weight: "light", size: 20pt)\n#set strong(delta: 100)\n',
  university: '',
};
const TOOLS = ['fireside', 'slidev default', 'slidev seriph', 'marp gaia'];
const ALL = [...TOOLS, 'touying metropolis', 'touying university'];

const run = (command, args, cwd, env = {}) =>
  execFileSync(command, args, { cwd, env: { ...process.env, ...env }, stdio: 'inherit' });
const pathOf = (tool, index) => join(folder, 'slides', tool.replace(' ', '-'), `${index + 1}.png`);

/** The pictures of a tool, in the order of their numbers. */
function keep(tool, from, files = readdirSync(from).filter((name) => name.endsWith('.png'))) {
  const numberIn = (name) => Number(/(\d+)\.png$/.exec(name)?.[1]);
  const sorted = files.toSorted((a, b) => numberIn(a) - numberIn(b));
  if (sorted.length !== SLIDES.length) throw new Error(`${tool} made ${sorted.length} slides`);
  for (const [index, name] of sorted.entries()) cpSync(join(from, name), pathOf(tool, index));
}

async function drawFireside() {
  const outline = join(folder, 'outline.yaml');
  cpSync(join(HERE, 'outline.yaml'), outline);
  const { files } = await build({ outline, formats: ['png'] });
  mkdirSync(join(folder, 'slides/fireside'), { recursive: true });
  for (const [index, { bytes }] of files.entries()) writeFileSync(pathOf('fireside', index), bytes);
}

/** The fonts that the themes take from Google's server. */
const SLIDEV_STYLES = ['nunito-sans', 'pt-serif']
  .flatMap((font) => [400, 700].map((weight) => `import '@fontsource/${font}/${weight}.css';\n`))
  .join('');

function drawSlidev(theme) {
  mkdirSync(join(folder, 'styles'), { recursive: true });
  writeFileSync(join(folder, 'styles/index.ts'), SLIDEV_STYLES);
  const slides = readFileSync(join(HERE, 'slidev.md'), 'utf8');
  const fonts = Object.entries(SLIDEV_FONTS[theme]).map(([key, name]) => `  ${key}: ${name}\n`);
  const text = slides
    .replace('theme: default', `theme: ${theme}`)
    .replace('fonts:\n', `fonts:\n${fonts.join('')}`);
  writeFileSync(join(folder, `slidev-${theme}.md`), text);
  const output = join(folder, `slidev-${theme}`);
  const args = ['--format', 'png', '--output', output, '--executable-path', browser];
  const wait = ['--timeout', '60000', '--wait', '1500', '--wait-until', 'networkidle'];
  run('npx', ['slidev', 'export', `slidev-${theme}.md`, ...args, ...wait], folder);
  keep(`slidev ${theme}`, output);
}

/** Mermaid's drawings as pictures, in gaia's colours: Marp draws neither diagrams nor charts. */
async function drawMermaid() {
  const { chromium } = require('playwright-chromium');
  const opened = await chromium.launch({ executablePath: browser, args: ['--no-sandbox'] });
  const page = await opened.newPage({ deviceScaleFactor: 3 });
  const text = readFileSync(join(HERE, 'slidev.md'), 'utf8');
  const blocks = [...text.matchAll(/```mermaid[^\n]*\n([\s\S]*?)```/g)].map(([, code]) => code);
  await page.setContent('<body style="margin:0;background:#fff8e1"><div id="drawing">');
  await page.addScriptTag({ path: join(folder, 'node_modules/mermaid/dist/mermaid.min.js') });
  for (const [index, name] of [
    [1, 'diagram'],
    [2, 'chart'],
  ]) {
    await page.evaluate(async (code) => {
      const colors = { primaryColor: '#fff', primaryBorderColor: '#0288d1', lineColor: '#455a64' };
      const chart = { backgroundColor: '#fff8e1', plotColorPalette: '#0288d1' };
      const texts = { fontFamily: 'Lato', primaryTextColor: '#455a64' };
      const themeVariables = {
        ...colors,
        ...texts,
        xyChart: chart,
        edgeLabelBackground: '#fff8e1',
      };
      globalThis.mermaid.initialize({ theme: 'base', fontFamily: 'Lato', themeVariables });
      const { svg } = await globalThis.mermaid.render('one', code);
      globalThis.document.getElementById('drawing').innerHTML = svg;
    }, blocks[index]);
    await page.locator('#drawing svg').screenshot({ path: join(folder, `${name}.png`) });
  }
  await opened.close();
}

function drawMarp() {
  const output = join(folder, 'marp');
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output);
  for (const name of ['photo.jpg', 'diagram.png', 'chart.png'])
    cpSync(join(folder, name), join(output, name));
  cpSync(join(HERE, 'marp.md'), join(output, 'marp.md'));
  const marp = resolve(HERE, '../../node_modules/.bin/marp');
  const args = ['marp.md', '--images', 'png', '--image-scale', '2', '--browser-path', browser];
  run(marp, [...args, '--allow-local-files', '--no-stdin'], output, { CHROME_NO_SANDBOX: '1' });
  const names = readdirSync(output).filter((name) => /^marp\.\d+\.png$/.test(name));
  keep('marp gaia', output, names);
}

function drawTouying(theme) {
  const head = `#import "@preview/touying:0.7.4": *
#import "@preview/fletcher:0.5.8" as fletcher: diagram, node, edge
#import "@preview/cetz:0.3.2"
#import "@preview/cetz-plot:0.1.1": chart
#import themes.${theme}: *
#show: ${theme}-theme.with(aspect-ratio: "16-9", config-info(title: [Llama 3.1 and the open platform]))
${TYPST_FONT[theme]}`;
  const main = join(folder, `${theme}.typ`);
  writeFileSync(main, head + readFileSync(join(HERE, 'touying.typ'), 'utf8'));
  const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');
  const fontPaths = [join(folder, 'node_modules/@expo-google-fonts')];
  const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths }] });
  const compiled = compiler.compile({ mainFilePath: main });
  if (compiled.hasError()) {
    compiled.printErrors();
    throw new Error(`touying ${theme}`);
  }
  const output = join(folder, `touying-${theme}`);
  mkdirSync(output, { recursive: true });
  writeFileSync(join(output, 'deck.pdf'), compiler.pdf(compiled.result));
  const size = ['-scale-to-x', '2560', '-scale-to-y', '1440'];
  run('pdftoppm', ['-png', ...size, 'deck.pdf', 'page'], output);
  keep(`touying ${theme}`, output);
}

function shuffle() {
  const key = SLIDES.map((slide, index) => {
    const order = ALL.map((tool) => ({ tool, at: Math.random() }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ tool }) => tool);
    const into = join(folder, 'blind', String(index + 1));
    mkdirSync(into, { recursive: true });
    for (const [place, tool] of order.entries())
      cpSync(pathOf(tool, index), join(into, `${'ABCDEF'[place]}.png`));
    return { slide, order };
  });
  writeFileSync(join(folder, 'blind/key.json'), JSON.stringify(key, null, 2));
}

/** CSS pixels. */
const CELL = { width: 400, height: 225 };
const GAP = 8;
const HEAD = 34;
const SIDE = 30;

async function drawSheet() {
  const width = SIDE + ALL.length * (CELL.width + GAP) + GAP;
  const height = HEAD + SLIDES.length * (CELL.height + GAP);
  const at = (column, row) => ({
    left: SIDE + GAP + column * (CELL.width + GAP),
    top: HEAD + row * (CELL.height + GAP),
  });
  const cells = SLIDES.flatMap((_, row) =>
    ALL.map(async (tool, column) => ({
      input: await sharp(pathOf(tool, row)).resize(CELL.width, CELL.height).toBuffer(),
      ...at(column, row),
    })),
  );
  const style =
    'font-family="Noto Sans, sans-serif" font-size="17" fill="#333" text-anchor="middle"';
  const heads = ALL.map((tool, column) => {
    const { left } = at(column, 0);
    const weight = column === 0 ? 'bold' : 'normal';
    return `<text x="${left + CELL.width / 2}" y="23" font-weight="${weight}">${tool}</text>`;
  });
  const sides = SLIDES.map((slide, row) => {
    const [x, y] = [SIDE - 7, at(0, row).top + CELL.height / 2];
    return `<text x="${x}" y="${y}" transform="rotate(-90 ${x} ${y})">${slide}</text>`;
  });
  const labels = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><g ${style}>${heads.join('')}${sides.join('')}</g></svg>`;
  const background = { width, height, channels: 3, background: '#c9c9c9' };
  await sharp({ create: background })
    .composite([...(await Promise.all(cells)), { input: Buffer.from(labels), left: 0, top: 0 }])
    .png({ palette: true, quality: 90, effort: 10 })
    .toFile(resolve(HERE, '../../docs/comparison.png'));
}

if (option !== '--sheet') {
  run('node', [join(HERE, 'photo.mjs'), join(folder, 'photo.jpg')], folder);
  mkdirSync(join(folder, 'public'), { recursive: true });
  cpSync(join(folder, 'photo.jpg'), join(folder, 'public/photo.jpg'));
  for (const tool of ALL)
    mkdirSync(join(folder, 'slides', tool.replace(' ', '-')), { recursive: true });
  await drawFireside();
  for (const theme of Object.keys(SLIDEV_FONTS)) drawSlidev(theme);
  await drawMermaid();
  drawMarp();
  for (const theme of Object.keys(TYPST_FONT)) drawTouying(theme);
  shuffle();
}
await drawSheet();
