/**
 * Makes the pictures of the README from the talk itself, and from the tests' deck of all kinds where
 * the talk has none of a kind: `npm run pictures`.
 * docs/pictures/deck.png is a sheet of slides, handout.png two pages of handouts, <kind>.png one
 * slide of each kind, powerpoint.png slides of the PDF beside those of the PowerPoint file, which
 * LibreOffice draws; own-kind.png that of docs/kinds.md; make-it-yours.png what that guide ends with;
 * brand.png the talk in two brands; presenter.png the presenter view, preview.png and
 * preview-mistake.png the page of `fireside preview`.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build as compileScript } from 'esbuild';
import { build, compile, findBrowser, launchBrowser, startFontEmbedder } from 'fireside-deck';
import { brandedSlides } from './brand-picture.mjs';
import { photographPresenter } from './presenter-picture.mjs';
import { takePreview } from './preview-picture.mjs';

const SHEET = [
  'cover',
  'people',
  'figures',
  'image',
  'quote',
  'timeline',
  'compare',
  'exchange',
  'commentary',
];
const FOLDER = 'docs/pictures';

const fonts = startFontEmbedder();
const talk = await compile('outline.yaml', fonts);
const others = await compile('test/fixtures/kinds/outline.yaml', fonts);
await fonts.close();
const firstOf = firstOfEach(talk);

/** The first slide of each kind of a deck. */
function firstOfEach({ rendered }) {
  return new Map(rendered.slides.toReversed().map((slide) => [slide.kind, slide]));
}

/** A grid of slides of a deck, `columns` wide, each slide `width` CSS pixels wide. */
function grid({ rendered, fontCss }, slides, columns, width) {
  const style = `html,body{margin:0}body{background:#8b8b8b}
.marpit{display:grid;grid-template-columns:repeat(${columns},${width}px);gap:12px;padding:12px;width:max-content}
svg[data-marpit-svg]{display:block;width:${width}px;height:${(width * 9) / 16}px}`;
  const rows = Math.ceil(slides.length / columns);
  return {
    html: `<!DOCTYPE html><html lang="${rendered.lang}"><style>${fontCss}</style><style>${rendered.slideCss}</style><style>${style}</style><body><div class="marpit">${slides.map(({ html }) => html).join('')}</div></body></html>`,
    width: columns * (width + 12) + 12,
    height: rows * ((width * 9) / 16 + 12) + 12,
  };
}

/** A row of slides for each brand: every deck has a style of its own, so each is photographed alone. */
async function brands(page, width) {
  const rows = (await brandedSlides()).map(({ deck, slides }) => grid(deck, slides, 4, width));
  const images = [];
  for (const { html, ...size } of rows) {
    await page.setViewport(size.width, size.height, 1);
    await page.setContent(html);
    const png = await page.screenshot({ x: 0, y: 0, ...size }, 1.2);
    images.push(
      `<img src="data:image/png;base64,${Buffer.from(png).toString('base64')}" width="${size.width}">`,
    );
  }
  return {
    html: `<!DOCTYPE html><style>body{margin:0;background:#8b8b8b}img{display:block;margin-bottom:-12px}</style><body>${images.join('')}`,
    width: rows[0].width,
    height: rows.reduce((sum, { height }) => sum + height - 12, 12),
  };
}

/** What tests have as well, such as LibreOffice with known fonts; TypeScript, so compiled first. */
async function fromTests(name) {
  const { outputFiles } = await compileScript({
    entryPoints: [`test/support/${name}.ts`],
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}

/** Pages of a PDF as data URIs of PNGs, `width` pixels wide. */
function pages(pdf, numbers, width, folder) {
  return numbers.map((number) => {
    const place = join(folder, `page-${number}`);
    const range = ['-f', number, '-l', number, '-singlefile'].map(String);
    const size = ['-scale-to-x', width, '-scale-to-y', -1].map(String);
    execFileSync('pdftoppm', ['-png', ...range, ...size, pdf, place]);
    return `data:image/png;base64,${readFileSync(`${place}.png`).toString('base64')}`;
  });
}

/** Pages of files in columns, one beside the other. */
function beside(columns, width) {
  const rows = columns[0].map((_, row) =>
    columns.map((pages) => `<img src="${pages[row]}">`).join(''),
  );
  return {
    html: `<!DOCTYPE html><style>body{margin:0;background:#8b8b8b;display:grid;grid-template-columns:repeat(${columns.length},${width}px);gap:12px;padding:12px;width:max-content}img{display:block;width:${width}px}</style><body>${rows.join('')}`,
    width: columns.length * (width + 12) + 12,
    height: rows.length * ((width * 9) / 16 + 12) + 12,
  };
}

/** Slides of a deck in its PDF, right of each the same in PowerPoint. */
async function besidePowerPoint(outline, numbers, width) {
  const folder = mkdtempSync(join(tmpdir(), 'fireside-pictures-'));
  try {
    const { files } = await build({ outline, formats: ['pdf', 'pptx'] });
    const bytes = (ending) => files.find(({ name }) => name.endsWith(ending)).bytes;
    const pdf = join(folder, 'deck.pdf');
    writeFileSync(pdf, bytes('.pdf'));
    const { officePdf } = await fromTests('office-fonts');
    const drawn = officePdf(bytes('.pptx'), join(folder, 'office'));
    return beside(
      [pdf, drawn].map((file) => pages(file, numbers, width * 2, folder)),
      width,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the quarter of an hour ends with: slides in both languages, in the PDF and in PowerPoint. */
async function makeItYours(width) {
  const { followGuide } = await fromTests('guide-files');
  const { corporate, templateOf } = await fromTests('pptx-templates');
  const { officePdf } = await fromTests('office-fonts');
  const root = mkdtempSync(join(tmpdir(), 'fireside-pictures-'));
  try {
    const gifts = { 'company.potx': templateOf(corporate) };
    const { folder } = followGuide('docs/make-it-yours.md', root, { env: process.env, gifts });
    const columns = ['outline', 'outline-zh-Hant'].flatMap((name) => {
      const file = (ending) => join(folder, 'output', name + ending);
      const drawn = officePdf(readFileSync(file('.pptx')), join(root, name));
      return [file('.pdf'), drawn].map((pdf) => pages(pdf, [1, 4, 5, 6], width * 2, root));
    });
    return beside(columns, width);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** The slide of the guide to kinds of one's own, behind cover, agenda and the section's head. */
async function ownKind(width) {
  const { GUIDE_HEAD, GUIDE_SLIDE, writeGuideKind } = await fromTests('guide-files');
  const folder = mkdtempSync(join(tmpdir(), 'fireside-pictures-'));
  try {
    writeGuideKind(folder);
    writeFileSync(join(folder, 'outline.yaml'), GUIDE_HEAD + GUIDE_SLIDE);
    return await besidePowerPoint(join(folder, 'outline.yaml'), [4], width);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A page of the brief beside one with three slides. */
async function handouts(width) {
  const folder = mkdtempSync(join(tmpdir(), 'fireside-pictures-'));
  try {
    const sheets = [];
    for (const [layout, number] of [
      ['brief', 4],
      ['slides-3', 3],
    ]) {
      const request = { outline: 'outline.yaml', formats: ['handout'], handout: { layout } };
      const { files } = await build(request);
      const pdf = join(folder, `${layout}.pdf`);
      writeFileSync(pdf, files[0].bytes);
      sheets.push(...pages(pdf, [number], width * 2, folder));
    }
    const images = sheets.map((sheet) => `<img src="${sheet}">`).join('');
    return {
      html: `<!DOCTYPE html><style>body{margin:0;background:#8b8b8b;display:flex;gap:12px;padding:12px;width:max-content}img{display:block;width:${width}px}</style><body>${images}`,
      width: sheets.length * (width + 12) + 12,
      height: Math.round((width * 297) / 210) + 24,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await photographPresenter();
const browser = await launchBrowser(await findBrowser({ env: process.env }), { timeoutMs: 30_000 });
try {
  const page = await browser.newPage();
  const take = async (name, { html, width, height }, scale) => {
    await page.setViewport(width, height, 1);
    await page.setContent(html);
    writeFileSync(
      `${FOLDER}/${name}.png`,
      await page.screenshot({ x: 0, y: 0, width, height }, scale),
    );
  };
  mkdirSync(FOLDER, { recursive: true });
  await take(
    'deck',
    grid(
      talk,
      SHEET.map((kind) => firstOf.get(kind)),
      3,
      400,
    ),
    1.2,
  );
  await take(
    'powerpoint',
    await besidePowerPoint(
      'outline.yaml',
      ['image', 'chart', 'table', 'commentary'].map((kind) => firstOf.get(kind).number),
      560,
    ),
    1,
  );
  await take('own-kind', await ownKind(560), 1);
  await take('make-it-yours', await makeItYours(320), 1.2);
  await take('brand', await brands(page, 320), 1.2);
  await take('handout', await handouts(440), 1.4);
  for (const [kind, slide] of firstOf) await take(kind, grid(talk, [slide], 1, 400), 1);
  for (const [kind, slide] of firstOfEach(others)) {
    if (kind === 'code') await take(kind, grid(others, [slide], 1, 400), 1);
  }
} finally {
  await browser.close();
}
await takePreview(`${FOLDER}/preview.png`);
