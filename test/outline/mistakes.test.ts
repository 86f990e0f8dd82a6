/** Each fixture's mistakes come all at once, as the user reads them: `fixtures/<case>/problems.txt`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formatProblem, styleFor } from '../../src/cli/report.js';
import { parseOutline } from '../../src/outline/parse.js';
import { readSource } from '../../src/read/read-source.js';
import { readTemplates } from '../../src/read/templates.js';

const cases = readdirSync('test/fixtures').filter((name) =>
  existsSync(`test/fixtures/${name}/problems.txt`),
);

describe('mistakes in an outline', () => {
  test.each(cases)('%s', async (name) => {
    const folder = `test/fixtures/${name}`;
    const source = await readSource(`${folder}/outline.yaml`);
    const { outline, problems } = parseOutline(source, readTemplates(folder));
    const shown = problems.map((problem) => formatProblem(problem, styleFor(false))).join('\n\n');
    expect(`${shown}\n`).toBe(readFileSync(`${folder}/problems.txt`, 'utf8'));
    expect(outline).toBeUndefined();
  });

  test.each(cases)('%s: every problem has a line, a caret and a way out', async (name) => {
    const folder = `test/fixtures/${name}`;
    const source = await readSource(`${folder}/outline.yaml`);
    const { problems } = parseOutline(source, readTemplates(folder));
    const lines = source.text.split('\n');
    for (const { place, hint } of problems) {
      expect(place?.lineText).toBe(lines[(place?.line ?? 0) - 1]);
      expect(hint).toMatch(/\S/);
    }
  });
});
