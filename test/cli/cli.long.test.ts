/** The command line: exit codes, messages, JSON, and that a failed build touches nothing. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { outlineWith } from '../support/build-deck.js';
import { emptyFontsEnv } from '../support/empty-fonts.js';
import { commandNames } from '../support/parse-arguments.js';
import { runCli } from '../support/run-cli.js';

const BIN = resolve('dist/bin.js');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fireside-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function fireside(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  return spawnSync(process.execPath, [BIN, ...args], {
    cwd: folder,
    env: { ...emptyFontsEnv(), ...env },
    encoding: 'utf8',
  });
}

const GOOD = outlineWith('      - {kind: points, title: 標題, points: [一, 二]}');
const BAD = outlineWith('      - {kind: points, titel: 標題, points: [一, 二]}');

test('builds what is asked for, says what it wrote, and exits 0', () => {
  writeFileSync(join(folder, 'talk.yaml'), GOOD);
  const { status, stdout, stderr } = fireside(['build', 'talk.yaml', '--to', 'html,pdf']);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(
    /^1 slides? in [\d.]+ s\n {2}output\/talk\.pdf +\d+ kB\n {2}output\/talk\.html +\d+ kB\n$/,
  );
  expect(readdirSync(join(folder, 'output')).sort()).toEqual(['talk.html', 'talk.pdf']);
});

test('a mistake: exit 1, file, line and caret, and the last output untouched', () => {
  writeFileSync(join(folder, 'outline.yaml'), GOOD);
  expect(fireside(['build', '--to', 'md']).status).toBe(0);
  const before = readFileSync(join(folder, 'output/outline.md'));
  writeFileSync(join(folder, 'outline.yaml'), BAD);
  const { status, stdout, stderr } = fireside(['build', '--to', 'md,html']);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toContain('outline.yaml:10:24 error: There is no `titel` here');
  expect(stderr).toMatch(/\n {2}10 \| .*titel.*\n {5}\| +\^{5}\n {2}hint: Did you mean `title`\?/);
  expect(stderr).toContain('1 error. Nothing was written; output/ is as it was.');
  expect(readdirSync(join(folder, 'output'))).toEqual(['outline.md']);
  expect(readFileSync(join(folder, 'output/outline.md'))).toEqual(before);
});

test('--json gives problems and files as data', () => {
  writeFileSync(join(folder, 'outline.yaml'), BAD);
  const failed = fireside(['build', '--json']);
  expect(failed.status).toBe(1);
  const { ok, problems } = JSON.parse(failed.stdout) as {
    ok: boolean;
    problems: { code: string; place: { line: number; column: number } }[];
  };
  expect(ok).toBe(false);
  expect(problems.map(({ code, place }) => [code, place.line, place.column])).toEqual([
    ['outline/misspelt-key', 10, 24],
  ]);
  writeFileSync(join(folder, 'outline.yaml'), GOOD);
  const built = JSON.parse(fireside(['build', '--json', '--to', 'md']).stdout) as object;
  expect(built).toMatchObject({
    ok: true,
    slides: 1,
    files: [{ name: 'outline.md' }],
    problems: [],
  });
});

test.each([
  [['build', '--too', 'pdf'], "error: unknown option '--too'\n(Did you mean --to?)"],
  [
    ['build', '--to', 'pfd'],
    "error: option '--to <format,…>' argument 'pfd' is invalid. Did you mean pdf?",
  ],
  [['biuld'], "error: unknown command 'biuld'\n(Did you mean build?)"],
  [
    ['build', 'a.yaml', 'b.yaml'],
    "error: too many arguments for 'build'. Expected 1 argument but got 2.",
  ],
  [['build', '--to'], "error: option '--to <format,…>' argument missing"],
  [
    ['build', '--no-fit'],
    'error: --no-fit needs --to html, md or html,md: only the browser lays out others',
  ],
])('wrong usage %j: exit 2 and the nearest right word', async (args, message) => {
  expect(await runCli(args)).toEqual({ status: 2, stdout: '', stderr: `${message}\n` });
});

test('a browser that is not there: exit 3, naming what asked for it', () => {
  writeFileSync(join(folder, 'outline.yaml'), GOOD);
  const { status, stderr } = fireside(['build', '--to', 'pdf', '--browser', '/no/such/browser']);
  expect(status).toBe(3);
  expect(stderr).toContain('--browser');
  expect(stderr).toContain('hint:');
});

test('--no-fit needs no browser, leaves full slides as they are, and says so', () => {
  const many = Array.from({ length: 30 }, (_, i) => `第${i + 1}點`).join(', ');
  const full = outlineWith(`      - {kind: points, title: 標題, points: [${many}]}`);
  writeFileSync(join(folder, 'outline.yaml'), full);
  const build = ['build', '--to', 'md,html', '--browser', '/no/such/browser'];
  expect(fireside(build).status).toBe(3);
  const { status, stdout, stderr } = fireside([...build, '--no-fit']);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/^1 slide in [\d.]+ s; not fitted \(--no-fit\)/);
});

test('an outline that is not there: exit 1 with the name', () => {
  const { status, stderr } = fireside(['build', 'nothing.yaml', '--to', 'md']);
  expect(status).toBe(1);
  expect(stderr).toContain('nothing.yaml does not exist');
});

test('help and version', async () => {
  const overview = (await runCli(['--help'])).stdout;
  for (const command of commandNames) {
    expect(overview).toMatch(new RegExp(`^ {2}${command}\\b.* {2}\\w`, 'm'));
    for (const args of [
      [command, '--help'],
      ['help', command],
      [command, '-h', 'some.yaml'],
    ]) {
      expect((await runCli(args)).stdout).toContain(`Usage: fireside ${command}`);
    }
  }
  expect((await runCli(['build', '--help'])).stdout).toMatch(/--to <format,…> [\s\S]*--out <dir> /);
  expect((await runCli(['check', '--help'])).stdout).not.toContain('--to');
  expect((await runCli([])).stdout).toBe(overview);
  expect(fireside(['-v']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('a template that throws names itself, the slide and the line', () => {
  writeFileSync(join(folder, 'outline.yaml'), outlineWith('      - {kind: broken, title: 標題}'));
  const kind = join(folder, 'templates/broken');
  spawnSync('mkdir', ['-p', kind]);
  writeFileSync(
    join(kind, 'schema.yaml'),
    'type: object\nproperties: {title: {$ref: "#/$defs/text"}}\n',
  );
  writeFileSync(join(kind, 'slide.hbs'), '# {{title}}\n\n{{#if title}}\n');
  const { status, stderr } = fireside(['build', '--to', 'md']);
  expect(status).toBe(1);
  expect(stderr).toContain('templates/broken/slide.hbs:3:1 error: ');
  expect(stderr).toContain('outline.yaml:10');
});
