/** Drawings (SVG) show the same on every machine: their texts, their pictures, their size. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPictures } from '../../src/read/pictures/read-pictures.js';
import { type Built, buildOutline, outlineWith } from '../support/build-deck.js';
import { small } from '../support/photo.js';
import { elements, readPackage, relationsOf } from '../support/pptx-package.js';
import { pdfPages, poppler } from '../support/read-built.js';

const NS = 'xmlns="http://www.w3.org/2000/svg"';
const folder = mkdtempSync(join(tmpdir(), 'fireside-drawings-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(svg: string | Uint8Array): Promise<{ svg: string; said: string[] }> {
  writeFileSync(join(folder, 'd.svg'), svg);
  const place = { file: 'o.yaml', line: 7, column: 3, length: 1, lineText: '' };
  const { uris, problems } = await readPictures(folder, [{ src: 'd.svg', place }]);
  const data = uris.get('d.svg')?.split(',')[1] ?? '';
  const said = problems.map(({ severity, code, message }) => `${severity} ${code}: ${message}`);
  return { svg: Buffer.from(data, 'base64').toString(), said };
}

test.each([
  ['no namespace', '<svg><rect/></svg>', 'namespace'],
  ['an entity of HTML', `<svg ${NS}><text>a&nbsp;b</text></svg>`, '1:53: undefined entity'],
  ['its end missing', `<svg ${NS}><g><rect/>`, 'unclosed tag'],
  ['its end cut in a tag', `<svg ${NS}>\n<g><rect wid`, '2:12: unclosed tag'],
  ['a bare “&”', `<svg ${NS}><text>R & D</text></svg>`, '1:'],
  ['a bare “<”', `<svg ${NS}><text>a < b</text></svg>`, '1:'],
  ['an attribute twice', `<svg ${NS} width="1" width="2"/>`, 'duplicate attribute'],
  ['a prefix that nothing binds', `<svg ${NS}><use xlink:href="#a"/></svg>`, 'xlink'],
  ['a character that XML forbids', `<svg ${NS}><text>\u0001</text></svg>`, 'disallowed'],
  ['two roots', `<svg ${NS}/><svg/>`, 'one root'],
  ['text behind it', `<svg ${NS}/>more`, 'outside of root'],
])('a drawing with %s is an error that says where', async (_, svg, reason) => {
  const { said } = await read(svg);
  expect(said).toEqual([expect.stringMatching(/^error picture\/damaged: The SVG “d.svg”/)]);
  expect(said[0]).toContain(reason);
});

test.each([
  [
    'entities of its own',
    `<!DOCTYPE svg [<!ENTITY n "http://www.w3.org/2000/svg">]><svg xmlns="&n;" viewBox="0 0 9 9"/>`,
  ],
  ['a prefix', '<s:svg xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><s:g/></s:svg>'],
  ['a comment behind it', `<svg ${NS} viewBox="0 0 9 9"/><!-- </svg> -->`],
  ['links', `<svg ${NS} viewBox="0 0 9 9"><a href="https://example.org"><rect/></a></svg>`],
  ['style in CDATA', `<svg ${NS} viewBox="0 0 9 9"><style><![CDATA[g > a {}]]></style></svg>`],
])('a drawing with %s stays as it is', async (_, svg) => {
  expect(await read(svg)).toEqual({ svg, said: [] });
});

test.each([
  [
    'rules',
    `<style>${'@font-face '.repeat(90_000)}${'font:'.repeat(90_000)}</style><text>a</text>`,
  ],
  ['a style without a rule', `<style>${'a '.repeat(500_000)}mono</style><text>a</text>`],
  ['blanks', `<image href="none.png"/><text>${' '.repeat(1_000_000)}</text>`],
])('a drawing of a megabyte of %s is read', async (_, inner) => {
  const { svg } = await read(`<svg ${NS} viewBox="0 0 9 9">${inner}</svg>`);
  expect(svg).toContain('</svg>');
});

test('a drawing in another encoding is read in it', async () => {
  const svg = `<?xml version="1.0" encoding="ISO-8859-1"?><svg ${NS} viewBox="0 0 9 9"><text>é</text></svg>`;
  const { svg: made } = await read(Buffer.from(svg, 'latin1'));
  expect(made).toContain('<?xml version="1.0"?>');
  expect(made).toContain('<text>é</text>');
});

test('a picture beside a drawing is taken into it; what is not there is a warning', async () => {
  writeFileSync(join(folder, 'a b.png'), await small('png'));
  const { svg, said } =
    await read(`<svg ${NS} xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">
    <style>@import url(https://example.org/font.css); g { fill: url('#here') }</style>
    <image href="a%20b.png"/><image xlink:href="none.png"/><image href="https://example.org/a.png"/>
    <image href="data:image/png;base64,AAAA"/><rect style="fill: url(other.svg#paint)"/></svg>`);
  expect(svg).toContain('<image href="data:image/png;base64,iVBOR');
  expect(said).toHaveLength(4);
  for (const one of [
    'https://example.org/font.css',
    'none.png',
    'https://example.org/a.png',
    'other.svg#paint',
  ]) {
    expect(said.join('\n')).toContain(
      `warning picture/in-drawing: The SVG “d.svg” does not contain “${one}”`,
    );
  }
});

const BARE = `<svg ${NS} width="100%"><rect width="200" height="100"/></svg>`;
const TEXTS = `<svg ${NS} viewBox="0 0 400 200"><style>.term { font: 20px Menlo, monospace }</style>
  <text x="9" y="40" font-size="30" font-family="'Noto Sans CJK TC', sans-serif">圖中漢字 drawn</text>
  <text x="9" y="90" font-size="30" font-weight="bold" style="font-family: Arial">粗體 bold</text>
  <text x="9" y="140" class="term">const 碼</text></svg>`;

describe('in every format', () => {
  let built: Built;
  beforeAll(async () => {
    const slides = `      - {kind: image, title: 字, image: {src: texts.svg, alt: 字}}
      - {kind: image, title: 大小, image: {src: bare.svg, alt: 大小}}`;
    const files = { 'texts.svg': TEXTS, 'bare.svg': BARE };
    const formats = ['html', 'md', 'pdf', 'pptx'] as const;
    built = await buildOutline(outlineWith(slides), formats, files);
  });

  test('the texts of an SVG use our fonts, and can be found in the PDF', () => {
    const fonts = poppler('pdffonts', built.file('.pdf'), []);
    expect(fonts).not.toMatch(/Type 3|KaTeX|OpenSans/);
    expect(fonts).toContain('NotoSansMono-Regular');
    const [page = ''] = pdfPages(built.file('.pdf'));
    for (const text of ['圖中漢字drawn', '粗體bold', 'const碼']) expect(page).toContain(text);
  });

  test.each(['.html', '.md'])('%s carries them in the drawing itself', (ending) => {
    const drawings = [...built.text(ending).matchAll(/data:image\/svg\+xml;base64,([\w+/=]+)/g)];
    const [svg = ''] = drawings.map(([, data = '']) => Buffer.from(data, 'base64').toString());
    for (const rule of [
      '"Noto Sans TC";font-weight:400',
      '"Noto Sans TC";font-weight:700',
      '"Noto Sans Mono"',
    ]) {
      expect(svg).toContain(`@font-face{font-family:${rule}`);
    }
    expect(svg.length).toBeLessThan(60_000);
  });

  test('PowerPoint shows a drawing without a size as large as the page does', async () => {
    const { documents, files } = readPackage(built.file('.pptx'));
    const part = 'ppt/slides/slide2.xml';
    const id = elements(documents.get(part), 'a:blip')[0]?.getAttribute('r:embed');
    const target = relationsOf(documents, part).find((one) => one.id === id)?.target ?? '';
    const image = sharp(Buffer.from(files.get(target) ?? []));
    const { width = 0, height = 0 } = await image.metadata();
    // Of 300 × 150 the black rectangle is two thirds of each side.
    const { info } = await sharp(await image.flatten({ background: '#fff' }).toBuffer())
      .trim({ background: '#fff' })
      .toBuffer({ resolveWithObject: true });
    expect(width / height).toBeCloseTo(2, 1);
    expect(info.width / width).toBeCloseTo(2 / 3, 1);
    expect(info.height / height).toBeCloseTo(2 / 3, 1);
  });

  test('an SVG without a size, and characters that no font has, are warnings', async () => {
    expect(built.problems).toMatchObject([{ severity: 'warning', code: 'picture/no-size' }]);
    const files = { 'a.svg': `<svg ${NS} viewBox="0 0 9 9"><text>\u{12000} 字</text></svg>` };
    const slide = '      - {kind: image, title: 字, image: {src: a.svg, alt: 字}}';
    const { problems } = await buildOutline(outlineWith(slide), ['html'], files);
    expect(problems).toMatchObject([
      { severity: 'warning', code: 'font/missing', place: { line: 10 } },
    ]);
    expect(problems[0]?.message).toMatch(
      /^No embedded font has \u{12000} \(U\+12000\) in the SVG “a.svg”/u,
    );
  });
});
