/** The talk's PowerPoint file beside its PDF: the same words, a sound package. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type BuildResult,
  build,
  type CompiledDeck,
  compile,
  startFontEmbedder,
} from 'fireside-deck';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyFontsEnv } from '../../support/empty-fonts.js';
import { elements, paragraphs, readPackage, sdkFaults } from '../../support/pptx-package.js';

let folder: string;
let result: BuildResult;
let compiled: CompiledDeck;
let pptx: Uint8Array;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fireside-talk-pptx-'));
  const fonts = startFontEmbedder();
  compiled = await compile('outline.yaml', fonts);
  await fonts.close();
  result = await build({ outline: 'outline.yaml', formats: ['pptx'], env: emptyFontsEnv() });
  pptx = result.files.find(({ name }) => name.endsWith('.pptx'))?.bytes ?? new Uint8Array();
  writeFileSync(join(folder, 'talk.pptx'), pptx);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the package is closed, passes the Open XML SDK, and is small', async () => {
  const { faults, files } = readPackage(pptx);
  expect(faults).toEqual([]);
  expect(await sdkFaults(join(folder, 'talk.pptx'))).toEqual([]);
  const pictures = [...files].filter(([path]) => path.startsWith('ppt/media/'));
  const size = pictures.reduce((left, [, bytes]) => left - bytes.length, pptx.length);
  // Each drawing as an image and as SVG.
  expect(pictures).toHaveLength(4);
  expect(size).toBeLessThan(400_000);
});

test('each slide has the words of its page, each once', () => {
  const { documents } = readPackage(pptx);
  const signs = (text: string): string => [...text.replace(/\s/g, '')].sort().join('');
  const different = compiled.rendered.slides.flatMap(({ number, html, kind }) => {
    const { document } = parseHTML(`<!DOCTYPE html><body>${html}</body>`);
    // A chart's words are in the chart's own part.
    for (const figure of document.querySelectorAll('figure[data-chart]')) figure.remove();
    const page = document.querySelector('section')?.textContent ?? '';
    const slide = documents.get(`ppt/slides/slide${number}.xml`);
    const texts = elements(slide, 'a:p').map((one) =>
      elements(one, 'a:t')
        .filter((text) => (text.parentNode as Element | null)?.nodeName !== 'a:fld')
        .map((text) => text.textContent)
        .join(''),
    );
    // The mark of a line that is shorter than its time is no word.
    const words = texts.filter((text) => text !== '//');
    return signs(page) === signs(words.join('')) ? [] : [{ number, kind, page, texts }];
  });
  expect(different).toEqual([]);
});

test('every slide’s title is the outline’s', () => {
  const { documents } = readPackage(pptx);
  const titles = compiled.rendered.slides.map(({ number }) => {
    const shapes = elements(documents.get(`ppt/slides/slide${number}.xml`), 'p:sp');
    const title = shapes.filter((shape) =>
      /^(title|ctrTitle)$/.test(elements(shape, 'p:ph')[0]?.getAttribute('type') ?? ''),
    );
    return title.map((one) => paragraphs(one).join(''));
  });
  expect(titles).toEqual(compiled.rendered.slides.map(({ title }) => [title]));
});
