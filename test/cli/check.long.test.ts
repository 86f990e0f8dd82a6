/** `fireside check` as a process: exit codes, what is printed, JSON, and that it writes nothing. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { outlineWith } from '../support/build-deck.js';
import { emptyFontsEnv } from '../support/empty-fonts.js';

const BIN = resolve('dist/bin.js');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fireside-check-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function check(outline: string, ...args: readonly string[]) {
  writeFileSync(join(folder, 'outline.yaml'), outline);
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, 'check', ...args], {
    cwd: folder,
    env: emptyFontsEnv(),
    encoding: 'utf8',
  });
  expect(readdirSync(folder)).toEqual(['outline.yaml']);
  return { status, stdout, stderr };
}

const GOOD = outlineWith(
  '      - {kind: points, title: 標題, points: [{text: 一, by: zuck, sources: [recap]}]}',
);
const UNUSED = outlineWith('      - {kind: points, title: 標題, points: [一]}');
/** The person's colour on paper is faint. */
const FAINT = GOOD.replace('side: guest', 'side: guest, color: "#f5e08a"');

test('nothing to say: exit 0 and the count', () => {
  expect(check(GOOD)).toEqual({
    status: 0,
    stdout: '1 slide: 0 errors, 0 warnings\n',
    stderr: '',
  });
});

test('warnings alone: exit 0, each with line, caret and hint', () => {
  const { status, stdout, stderr } = check(UNUSED);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain(`outline.yaml:3:3 warning: No slide names “zuck”
  3 |   zuck: {name: 扎克伯格, side: guest}
    |   ^^^^
  hint: Name the person`);
  expect(stdout).toMatch(/\n\n1 slide: 0 errors, 2 warnings\n$/);
});

test('an error: exit 1', () => {
  const { status, stdout } = check(FAINT, 'outline.yaml');
  expect(status).toBe(1);
  expect(stdout).toContain('error: Slide 1 (points): “扎克伯格” has a contrast of 1.');
  expect(stdout).toMatch(/\n\n1 slide: 1 error, 0 warnings\n$/);
});

test('problems of a build are reported, too: exit 1', () => {
  const { status, stdout } = check(GOOD.replace('title: 標題', 'titel: 標題'));
  expect(status).toBe(1);
  expect(stdout).toContain('hint: Did you mean `title`?');
  expect(stdout).toMatch(/\n\n1 error, 0 warnings\n$/);
});

test('a picture that is not there hides no advice', () => {
  const { status, stdout } = check(
    outlineWith('      - {kind: image, title: 標題, image: {src: no.png, alt: 圖}}'),
  );
  expect(status).toBe(1);
  expect(stdout).toContain('The picture “no.png” does not exist');
  expect(stdout).toContain('No slide cites “recap”');
});

test('what is too full hides no advice either, and is counted', () => {
  const points = Array.from({ length: 30 }, (_, index) => `第${index + 1}點`).join(', ');
  const full = FAINT.replace('points: [', `points: [${points}, `);
  const split = check(full);
  expect(split.status).toBe(1);
  expect(split.stdout).toMatch(/outline\.yaml:10:\d+ note: This slide is too full/);
  expect(split.stdout).toMatch(/\n\n\d+ slides: 1 error, 0 warnings, 1 note\n$/);
  const strict = check(full.replace('kind: points', 'kind: points, fit: strict'));
  expect(strict.status).toBe(1);
  expect(strict.stdout).toContain('has a contrast of 1.');
  expect(strict.stdout).toMatch(/\n\n1 slide: 2 errors, 0 warnings\n$/);
});

test('--json gives all as data', () => {
  const faint = check(FAINT, '--json');
  expect(faint.status).toBe(1);
  expect(JSON.parse(faint.stdout)).toMatchObject({
    ok: false,
    slides: 1,
    // Where the colour is given.
    problems: [{ severity: 'error', code: 'check/contrast', place: { line: 3 } }],
  });
  const unused = check(UNUSED, '--json');
  expect(unused.status).toBe(0);
  const { ok, problems } = JSON.parse(unused.stdout) as {
    ok: boolean;
    problems: { code: string; place: { line: number; column: number } }[];
  };
  expect(ok).toBe(true);
  expect(problems.map(({ code, place }) => [code, place.line, place.column])).toEqual([
    ['check/unused-person', 3, 3],
    ['check/unused-source', 5, 3],
  ]);
});

test.each([
  [['--to', 'pdf'], "error: unknown option '--to'\n"],
  [['a.yaml', 'b.yaml'], "error: too many arguments for 'check'. Expected 1 argument but got 2.\n"],
])('wrong usage %j: exit 2', (args, stderr) => {
  expect(check(GOOD, ...args)).toEqual({ status: 2, stdout: '', stderr });
});

test('a browser that is not there: exit 3', () => {
  const { status, stderr } = check(GOOD, '--browser', '/no/such/browser');
  expect(status).toBe(3);
  expect(stderr).toContain('--browser');
  const json = check(GOOD, '--browser', '/no/such/browser', '--json');
  expect(json.status).toBe(3);
  expect(JSON.parse(json.stdout)).toMatchObject({ ok: false, problems: [{ blame: 'machine' }] });
});
