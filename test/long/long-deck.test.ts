/** A deck of 300 slides is built as one of thirty is. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { watchMemory } from '../../bench/memory.mjs';
import { outlineWith, withOutline } from '../build-deck.js';
import { emptyFontsEnv } from '../empty-fonts.js';
import { readPackage } from '../pptx-package.js';

const slide = (number: number): string =>
  `      - {kind: points, title: 第${number}頁, points: [一個要點，說明開源的好處, {text: 另一個, points: [更細的一點]}, 第三個], notes: 第${number}頁的備註。}`;

it('is built to all formats with less than 600 MB, all processes together', async () => {
  const slides = Array.from({ length: 300 }, (_, index) => slide(index + 1)).join('\n');
  await withOutline(outlineWith(slides), {}, async (outline) => {
    const out = join(dirname(outline), 'output');
    const args = [resolve('dist/bin.js'), 'build', outline, '--out', out];
    const child = spawn(process.execPath, args, { env: emptyFontsEnv(), stdio: 'ignore' });
    const stop = watchMemory(child.pid ?? 0, 50);
    const [status] = await once(child, 'close');
    const memory = stop();
    expect(status).toBe(0);
    expect(memory).toBeGreaterThan(100);
    expect(memory).toBeLessThan(600);
    const { files } = readPackage(readFileSync(join(out, 'outline.pptx')));
    const written = [...files.keys()].filter((path) => /^ppt\/slides\/slide\d+\.xml$/.test(path));
    expect(written).toHaveLength(300);
  });
});
