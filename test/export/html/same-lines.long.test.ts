/** Every slide has the same lines, at the same places, in the three engines. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildShared } from '../../support/build-deck.js';
import { ENGINES, type EngineName, useEngine } from '../../support/engines.js';
import { type SlideLine, slideLines } from '../../support/slide-lines.js';

const DECKS: Readonly<Record<string, { readonly outline: string; readonly lang?: string }>> = {
  'the talk': { outline: 'outline.yaml' },
  'the talk in English': { outline: 'outline.yaml', lang: 'en' },
  'all kinds': { outline: 'test/fixtures/kinds/outline.yaml' },
  ...Object.fromEntries(
    ['ja', 'he', 'ar', 'zh-Hans', 'en', 'de', 'mixed'].map((name) => [
      name,
      { outline: `test/fixtures/scripts/${name}.yaml` },
    ]),
  ),
};

/**
 * CSS pixels. WebKitGTK rounds each glyph's advance to whole ones, and the heights of lines, so that
 * lines further down are off by that of all lines above.
 */
const ROUNDED = 0.03;

const folder = mkdtempSync(join(tmpdir(), 'fireside-lines-'));
afterAll(() => rmSync(folder, { recursive: true }));

const engines: Readonly<Record<EngineName, ReturnType<typeof useEngine>>> = {
  Chromium: useEngine('Chromium'),
  Firefox: useEngine('Firefox'),
  WebKit: useEngine('WebKit'),
};

/** The address of a page that is there until the tests are over. */
function written(name: string, html: string): string {
  const file = join(folder, name);
  writeFileSync(file, html);
  return pathToFileURL(file).href;
}

async function linesIn(name: EngineName, url: string): Promise<Lines> {
  const page = await (await engines[name]()).newPage();
  await page.goto(url);
  const lines = await slideLines(page);
  await page.close();
  return lines;
}

type Lines = readonly (readonly SlideLine[])[];

describe.each(Object.entries(DECKS))('%s', (name, { outline, lang }) => {
  let url: string;
  let measured: Lines;
  beforeAll(async () => {
    const { files } = await buildShared({ outline, formats: ['html'], ...(lang ? { lang } : {}) });
    const html = new TextDecoder().decode(files[0]?.bytes);
    url = written(`${name}.html`, html);
    // Without its script Chromium sets the lines as they were measured, and printed.
    const plain = written(`${name}-plain.html`, html.replace(/<script>.*?<\/script>/gs, ''));
    measured = await linesIn('Chromium', plain);
  });

  it.each(ENGINES)('in %s', async (engine) => {
    const lines = await linesIn(engine, url);
    expect(textsOf(lines)).toEqual(textsOf(measured));
    expect(moved(lines, measured, engine === 'WebKit')).toEqual([]);
  });
});

function textsOf(lines: Lines): string[][] {
  return lines.map((slide) => slide.map(({ text }) => text));
}

/** Lines that stand elsewhere, or have another width. */
function moved(lines: Lines, others: Lines, isRounded: boolean): string[] {
  return lines.flatMap((slide, index) =>
    slide.flatMap((line, at) => {
      const other = others[index]?.[at];
      if (other === undefined) return [];
      const rounding = isRounded ? ROUNDED * other.width : 0;
      const close = {
        // What is beside a text moves with its width.
        left: 2 + (isRounded ? Math.max(rounding, 4) : 0),
        width: 2 + rounding,
        top: isRounded ? 5 : 2,
        height: isRounded ? 3 : 2,
      };
      const differences = (['left', 'width', 'top', 'height'] as const).filter(
        (key) => Math.abs(line[key] - other[key]) > close[key],
      );
      if (differences.length === 0) return [];
      const values = differences.map(
        (key) => `${key} ${line[key].toFixed(1)} instead of ${other[key].toFixed(1)}`,
      );
      return `${index + 1} “${line.text}”: ${values.join(', ')}`;
    }),
  );
}
