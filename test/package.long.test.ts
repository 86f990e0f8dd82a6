/** The package as npm has it: packed, installed in an empty folder, run and imported there. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findBrowser } from 'fireside-deck';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { installPacked } from '../scripts/size.mjs';

// npm and npx run here as in no other test, and are slow on a busy machine.
vi.setConfig({ testTimeout: 240_000 });

const folder = mkdtempSync(join(tmpdir(), 'fireside-package-test-'));
const installed = join(folder, 'node_modules');
let install: ReturnType<typeof installPacked>;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  install = installPacked(folder, false);
  const { path } = await findBrowser({ env: process.env });
  env = { ...process.env, FIRESIDE_BROWSER: path };
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('installs without a warning, in 120 MB and 45 packages', () => {
  expect(install.warnings).toBe('');
  expect(install.megabytes).toBeLessThanOrEqual(120);
  expect(install.packages).toBeLessThanOrEqual(45);
});

it('begins a talk and builds it in all formats', () => {
  const fireside = (...command: string[]) => {
    const { status, stderr } = spawnSync('npx', ['fireside', ...command], {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    return { status, stderr };
  };
  expect(fireside('init', 'talk', '--yes')).toMatchObject({ status: 0 });
  const build = fireside('build', 'talk/outline.yaml', '--to', 'html,pdf,handout,pptx,md,png');
  expect(build).toEqual({ status: 0, stderr: expect.not.stringContaining('warning') });
  expect(readdirSync(join(folder, 'output'))).toEqual(
    expect.arrayContaining([
      'outline-handout.pdf',
      'outline.html',
      'outline.md',
      'outline.pdf',
      'outline.pptx',
    ]),
  );
});

it('is imported by a program in TypeScript, without the types of Node or of any other package', () => {
  const program = `import { type BuildOptions, type BuildResult, build, check } from 'fireside-deck';
const options: BuildOptions = { outline: 'talk/outline.yaml', formats: ['md'] };
const { files, problems }: BuildResult = await build(options);
const { ok } = await check({ outline: 'talk/outline.yaml' });
// @ts-expect-error The types are not any.
const number: number = files[0]?.name;
console.log(JSON.stringify([files.map(({ name }) => name), problems.length, ok, number]));
`;
  writeFileSync(join(folder, 'program.mts'), program);
  const compilerOptions = {
    ...{ module: 'nodenext', target: 'es2023', lib: ['es2023', 'dom'], types: [] },
    ...{ strict: true, skipLibCheck: false },
  };
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, files: ['program.mts'] }),
  );
  execFileSync(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', folder]);
  const printed = execFileSync(process.execPath, ['program.mjs'], { cwd: folder, env });
  expect(JSON.parse(printed.toString())).toEqual([['outline.md'], 0, true, 'outline.md']);
});

it('has the licences of its fonts and of the code in dist/', () => {
  const root = join(installed, 'fireside-deck');
  const fonts = join(root, 'fonts/@expo-google-fonts');
  expect(readdirSync(fonts).sort()).toEqual([
    'noto-sans',
    'noto-sans-mono',
    'noto-sans-sc',
    'noto-sans-tc',
    'noto-serif-sc',
    'noto-serif-tc',
    'source-serif-4',
  ]);
  for (const name of readdirSync(fonts)) {
    expect(readFileSync(join(fonts, name, 'LICENSE_FONT'), 'utf8')).toContain('SIL OPEN FONT');
  }
  const licences = readFileSync(join(root, 'dist/THIRD-PARTY-LICENCES.txt'), 'utf8');
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const bundled = ['@marp-team/marp-core', 'handlebars', 'highlight.js', 'mathjax-full', 'zod'];
  for (const name of bundled) {
    expect(licences).toContain(`\n${name} ${devDependencies[name].replace(/^\^/, '').slice(0, 2)}`);
    expect(existsSync(join(installed, name))).toBe(false);
  }
});
