/** What `fireside themes` lists. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listThemes } from '../../../src/app/themes/list.js';
import { readTemplates } from '../../../src/read/index.js';

test('ours come first, each with its dark one and with a sentence', () => {
  const themes = listThemes(readTemplates('/nowhere'));
  expect(themes.map(({ name }) => name)).toEqual([
    ...['fireside', 'fireside-dark', 'editorial', 'editorial-dark', 'bold', 'bold-dark'],
    ...['corporate', 'corporate-dark', 'default', 'gaia', 'uncover'],
  ]);
  for (const { name, says } of themes) expect(says, name).toMatch(/^[A-Z][^.]{10,100}$/);
});

test('those beside the outline come last, or in the place of ours', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fireside-themes-'));
  try {
    const themes = join(folder, 'templates/themes');
    mkdirSync(themes, { recursive: true });
    writeFileSync(join(themes, 'acme.css'), '/* Acme’s blue. And more. */\n@import "corporate";');
    writeFileSync(join(themes, 'bold.css'), '@import "fireside";');
    const found = listThemes(readTemplates(folder));
    expect(found.at(-1)).toEqual({ name: 'acme', says: 'Acme’s blue', origin: 'own' });
    expect(found.find(({ name }) => name === 'bold')).toMatchObject({
      says: '',
      origin: 'replaced',
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
