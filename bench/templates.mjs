/**
 * Builds a short deck on each PowerPoint template of a folder and measures it as LibreOffice draws it:
 * texts over each other or over what the layout draws, texts that are too small, contrast that is too
 * low. Other people's templates stay out of this repository.
 *
 *   npm run bench:templates -- FOLDER [--lang zh] [--out DIR] [--only NAME]
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import {
  compile,
  exportPptxOnTemplate,
  findBrowser,
  fitDeck,
  launchBrowser,
  openDeckPage,
  openTemplate,
  startFontEmbedder,
} from 'fireside-deck';
import sharp from 'sharp';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    lang: { type: 'string', default: 'en' },
    out: { type: 'string' },
    only: { type: 'string', default: '' },
  },
});
const [folder = '.'] = positionals;
const out = values.out ?? mkdtempSync(join(tmpdir(), 'fireside-templates-'));
const env = process.env;
/** Pixels of a page's pictures; texts are measured in the same. */
const WIDTH = 480;

/** The deck, and its scene. */
async function sampleDeck() {
  const outline = fileURLToPath(new URL(`templates/outline.${values.lang}.yaml`, import.meta.url));
  const fonts = startFontEmbedder();
  const compiled = await compile(outline, fonts);
  const browser = await launchBrowser(await findBrowser({ env }), { timeoutMs: 60_000, env });
  try {
    const page = await openDeckPage(browser);
    await page.show(compiled.rendered, compiled.fontCss);
    const { drawn } = await fitDeck(compiled, compiled.draw, page);
    await page.show(drawn.rendered, compiled.fontCss);
    const scene = await page.take({ pdf: false, scene: true }).scene;
    return { rendered: drawn.rendered, scene };
  } finally {
    await browser.close();
    await fonts.close();
  }
}

/** The deck with its slides changed. */
function changed(bytes, change) {
  const files = unzipSync(bytes);
  for (const path of Object.keys(files)) {
    if (/^ppt\/slides\/slide\d+\.xml$/.test(path))
      files[path] = strToU8(change(strFromU8(files[path])));
  }
  return zipSync(files);
}
const bare = (text) =>
  text
    .replace(/(<p:grpSpPr\s*\/>|<p:grpSpPr>.*?<\/p:grpSpPr>).*<\/p:spTree>/s, '$1</p:spTree>')
    .replace(/<p:timing>.*<\/p:timing>/s, '');
const textless = (text) => text.replace(/<a:t>[^<]*<\/a:t>/g, '<a:t> </a:t>');

function officePdfs(files) {
  const profile = mkdtempSync(join(tmpdir(), 'fireside-office-'));
  try {
    execFileSync(
      'soffice',
      [
        '--headless',
        `-env:UserInstallation=file://${profile}`,
        '--convert-to',
        'pdf',
        '--outdir',
        out,
        ...files,
      ],
      { stdio: 'ignore', timeout: 600_000 },
    );
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}

/** The pages' pixels. */
async function pagesOf(name) {
  execFileSync('pdftoppm', [
    '-scale-to-x',
    WIDTH,
    '-scale-to-y',
    '-1',
    '-png',
    join(out, `${name}.pdf`),
    join(out, name),
  ]);
  const files = readdirSync(out)
    .filter((one) => one.startsWith(`${name}-`) && one.endsWith('.png'))
    .sort();
  return Promise.all(
    files.map(async (file) => {
      const { data, info } = await sharp(join(out, file))
        .removeAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      return { data, width: info.width, height: info.height, file };
    }),
  );
}

/** Lines of text with size and colour, in the pictures' pixels. */
function textsOf(name) {
  const html = execFileSync(
    'pdftohtml',
    ['-xml', '-stdout', '-i', '-hidden', '-fontfullname', join(out, `${name}.pdf`)],
    { encoding: 'utf8', maxBuffer: 1e8 },
  );
  const fonts = new Map();
  return html
    .split('<page ')
    .slice(1)
    .map((page) => {
      for (const [, id, size, color] of page.matchAll(
        /<fontspec id="(\d+)" size="(-?\d+)" family="[^"]*" color="(#\w+)"/g,
      ))
        fonts.set(id, { size: Number(size), color });
      const [, height, width] = /height="(\d+)" width="(\d+)"/.exec(page);
      const unit = WIDTH / Number(width);
      return [
        ...page.matchAll(
          /<text top="(-?\d+)" left="(-?\d+)" width="(-?\d+)" height="(-?\d+)" font="(\d+)">(.*?)<\/text>/g,
        ),
      ]
        .map(([, top, left, w, h, font, text]) => ({
          text: text
            .replace(/<[^>]*>/g, '')
            .replaceAll('&#34;', '"')
            .trim(),
          x: left * unit,
          y: top * unit,
          width: w * unit,
          height: h * unit,
          size: (fonts.get(font).size * 720) / Number(height),
          color: fonts.get(font).color,
          bold: /<b>/.test(text),
        }))
        .filter(({ text, width }) => text !== '' && width > 0);
    });
}

const channel = (value) =>
  value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
const contrast = (a, b) => {
  const [one, other] = [light(a), light(b)];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
};
const rgb = (hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
function pixelsIn({ data, width, height }, box) {
  const pixels = [];
  for (let y = Math.max(0, Math.floor(box.y)); y < Math.min(height, box.y + box.height); y++)
    for (let x = Math.max(0, Math.floor(box.x)); x < Math.min(width, box.x + box.width); x++)
      pixels.push([...data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)]);
  return pixels;
}
const apart = (a, b) => Math.max(...a.map((one, at) => Math.abs(one - b[at])));
/** The pixel of the colour that most of a box has. */
function usualPixel(page, box) {
  const counts = new Map();
  for (const pixel of pixelsIn(page, box)) {
    const key = pixel.map((one) => one >> 4).join();
    const known = counts.get(key) ?? { count: 0, pixel };
    counts.set(key, { ...known, count: known.count + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0]?.pixel ?? [255, 255, 255];
}
/** Whether something is drawn in a box: more than a few of its pixels are not like the most. */
function isBusy(page, box) {
  const pixels = pixelsIn(page, box);
  const usual = usualPixel(page, box);
  return pixels.filter((one) => apart(one, usual) > 56).length > pixels.length * 0.04;
}

/** The faults of a text by itself. */
function faultsOf(one, empty, behind) {
  const faults = [];
  const isInside = one.x >= -1 && one.y >= 0 && one.x + one.width <= WIDTH + 2;
  if (!isInside || one.y + one.height > empty.height) faults.push('outside');
  const around = { x: one.x - 3, y: one.y - 2, width: one.width + 6, height: one.height + 4 };
  const seen = contrast(rgb(one.color), usualPixel(behind, around));
  // A mark before a line is no text: 3 is enough.
  const isMark = [...one.text].length <= 2 && /^\W|^\d\.$/.test(one.text);
  const isLarge = one.size >= 24 || (one.bold && one.size >= 18);
  if (seen < (isLarge || isMark ? 3 : 4.5) - 0.15) faults.push(`contrast ${seen.toFixed(1)}`);
  if (isBusy(empty, one) && isBusy(behind, one)) faults.push('over the layout');
  const isCaption = /Transcript of the forum|Survey office|論壇紀錄|調查室/.test(one.text);
  const isSentence = [...one.text].length > 24 && !isCaption;
  // Numbers of sources are raised and smaller.
  const least = /^\d$|^\W$/.test(one.text) ? 5 : isSentence ? 17.5 : 13.5;
  if (one.size < least)
    faults.push(`${isSentence ? 'text' : 'label'} of ${one.size.toFixed(0)} px`);
  return faults.map((fault) => `${fault}: ${one.text}`);
}

function overlaps(texts) {
  return texts.flatMap((one, index) =>
    texts.slice(index + 1).flatMap((other) => {
      const w = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
      const h = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
      return w > 2 && h > 1 ? [`overlap: ${one.text} × ${other.text}`] : [];
    }),
  );
}

function placeOf({ text, x, y }) {
  return `${text} ${Math.round(x)} ${Math.round(y)}`;
}

/** What is wrong on each slide. */
async function measured(name) {
  // What the template itself says is not ours.
  const given = new Set(textsOf(`${name}.bare`).flatMap((page) => page.map(placeOf)));
  const texts = textsOf(name).map((page) => page.filter((one) => !given.has(placeOf(one))));
  const [empty, behind] = [await pagesOf(`${name}.bare`), await pagesOf(`${name}.textless`)];
  return texts.flatMap((page, index) => {
    const inner = page.map((one) => ({
      ...one,
      y: one.y + one.height * 0.25,
      height: one.height * 0.5,
    }));
    const own = inner.flatMap((one) => faultsOf(one, empty[index], behind[index]));
    return [...overlaps(inner), ...own].map((fault) => `${index + 1} ${fault}`);
  });
}

/** A PNG of all slides. */
async function sheet(name) {
  const pages = await pagesOf(name);
  const columns = 4;
  const { height } = pages[0];
  const w = 400;
  const h = Math.round((height * w) / WIDTH);
  const rows = Math.ceil(pages.length / columns);
  const tiles = await Promise.all(
    pages.map(async ({ file }, index) => ({
      input: await sharp(join(out, file)).resize(w, h).toBuffer(),
      left: (index % columns) * (w + 6),
      top: Math.floor(index / columns) * (h + 6),
    })),
  );
  await sharp({
    create: { width: columns * (w + 6), height: rows * (h + 6), channels: 3, background: '#888' },
  })
    .composite(tiles)
    .png({ palette: true })
    .toFile(join(out, `sheet-${name}.png`));
}

mkdirSync(out, { recursive: true });
const { rendered, scene } = await sampleDeck();
const built = [];
for (const file of readdirSync(folder).filter(
  (one) => /\.(pptx|potx)$/.test(one) && one.includes(values.only),
)) {
  const name = basename(file).replace(/\.\w+$/, '');
  const { template, problems } = await openTemplate({
    bytes: readFileSync(join(folder, file)),
    path: file,
    layouts: [],
    kinds: [...new Set(rendered.slides.map(({ kind }) => kind))],
  });
  if (!template) {
    console.log(`${name}  refused: ${problems.map(({ message }) => message).join('; ')}`);
    continue;
  }
  const bytes = exportPptxOnTemplate(rendered, scene, new Date('2026-03-01'), template);
  writeFileSync(join(out, `${name}.pptx`), bytes);
  writeFileSync(join(out, `${name}.bare.pptx`), changed(bytes, bare));
  writeFileSync(join(out, `${name}.textless.pptx`), changed(bytes, textless));
  built.push({ name, problems });
}
let total = 0;
for (const { name, problems } of built) {
  officePdfs(['', '.bare', '.textless'].map((kind) => join(out, `${name}${kind}.pptx`)));
  const faults = await measured(name);
  await sheet(name);
  total += faults.length;
  console.log(`${name}  ${faults.length} faults, ${problems.length} problems`);
  for (const fault of faults) console.log(`    ${fault}`);
  for (const { message } of problems) console.log(`    ! ${message}`);
}
console.log(`${built.length} templates, ${total} faults; sheets in ${out}`);
process.exitCode = total > 0 ? 1 : 0;
