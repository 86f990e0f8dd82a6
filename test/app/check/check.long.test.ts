/** `fixtures/check/<case>`: what check says, as the user reads it, is in `problems.txt`. */
import { readdirSync, readFileSync } from 'node:fs';
import { check } from 'fireside-deck';
import { describe, expect, test } from 'vitest';
import { formatProblem, styleFor } from '../../../src/cli/report.js';
import { emptyFontsEnv } from '../../support/empty-fonts.js';

const FOLDER = 'test/fixtures/check';

describe('check', () => {
  test.each(readdirSync(FOLDER))('%s', async (name) => {
    const outline = `${FOLDER}/${name}/outline.yaml`;
    const { ok, problems } = await check({ outline, env: emptyFontsEnv() });
    const shown = problems.map((problem) => `${formatProblem(problem, styleFor(false))}\n`);
    expect(shown.join('\n')).toBe(readFileSync(`${FOLDER}/${name}/problems.txt`, 'utf8'));
    expect(ok).toBe(!problems.some(({ severity }) => severity === 'error'));
    const lines = readFileSync(outline, 'utf8').split('\n');
    for (const { place, hint } of problems) {
      expect(place?.lineText).toBe(lines[(place?.line ?? 0) - 1]);
      expect(hint).toMatch(/\S/);
    }
  });

  test('has nothing to say of the talk', async () => {
    const { ok, slides, problems } = await check({ outline: 'outline.yaml', env: emptyFontsEnv() });
    expect(problems).toEqual([]);
    expect({ ok, slides }).toEqual({ ok: true, slides: 36 });
  });
});
