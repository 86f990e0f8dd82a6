/** Each file that an outline may name beside it is taken, whatever its name begins with. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Place } from '../../src/problem.js';
import { isInside } from '../../src/read/file-inside.js';
import { findTheme } from '../../src/read/find-theme.js';
import { readPptxTemplate } from '../../src/read/pptx-template.js';

test.each([
  ['/talk', true],
  ['/talk/..plan.svg', true],
  ['/talk/..old/plan.svg', true],
  ['/talk/../talk/plan.svg', true],
  ['/', false],
  ['/plan.svg', false],
  ['/talks/plan.svg', false],
])('%s', (path, expected) => {
  expect(isInside('/talk', path)).toBe(expected);
});

test('a theme and a template may have names that begin with two dots, and stand no higher', async () => {
  const root = mkdtempSync(join(tmpdir(), 'fireside-inside-'));
  try {
    const folder = join(root, 'talk');
    mkdirSync(folder);
    for (const name of ['talk/..own.css', 'own.css']) {
      writeFileSync(join(root, name), 'section { color: red }');
    }
    const place: Place = { file: 'o.yaml', line: 1, column: 1, length: 1, lineText: '' };
    const codes = async (name: string): Promise<string[]> => {
      const theme = await findTheme(folder, { name, place }, new Map());
      const template = await readPptxTemplate(folder, { path: name, place });
      return [theme, template].flatMap(({ problems }) => problems.map(({ code }) => code));
    };
    expect(await codes('..own.css')).toEqual([]);
    expect(await codes('../own.css')).toEqual(['theme/outside', 'pptx-template/outside']);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
