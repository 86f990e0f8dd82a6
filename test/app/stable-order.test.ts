/** What is told and cut comes in an order that no machine's language or disk has a say in. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { check } from 'fireside-deck';
import { expect, test } from 'vitest';
import { fontsIn } from '../../src/render/fonts/package-fonts.js';
import { withOutline } from '../support/build-deck.js';
import { emptyFontsEnv } from '../support/empty-fonts.js';

test('problems of several files: by code, so capitals come first', async () => {
  const outline = `deck: {title: 測試}
sections:
  - title: 節
    slides:
      - include: a.yaml
      - include: B.yaml
`;
  const files = { 'a.yaml': '- {kind: nope}\n', 'B.yaml': '- {kind: nope}\n' };
  const { problems } = await withOutline(outline, files, (path) =>
    check({ outline: path, env: emptyFontsEnv() }),
  );
  expect(problems.map(({ place }) => basename(place?.file ?? ''))).toEqual(['B.yaml', 'a.yaml']);
});

test('a package’s subsets: Latin letters, then by code; of two weights alike the lighter', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'fireside-faces-')), 'own');
  try {
    mkdirSync(join(folder, 'files'), { recursive: true });
    for (const name of ['latin', 'adlam', 'Bengali', 'latin-ext']) {
      for (const weight of [500, 300]) {
        writeFileSync(join(folder, `files/own-${name}-${weight}-normal.woff2`), '');
      }
    }
    const found = fontsIn(folder);
    expect(found.map(({ subset }) => subset)).toEqual(['latin', 'Bengali', 'adlam', 'latin-ext']);
    for (const { regular } of found) expect(regular).toContain('-300-');
  } finally {
    rmSync(join(folder, '..'), { recursive: true, force: true });
  }
});
