/** The guide from a recording to its deck, word for word, and the example that came out of it. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyFontsEnv } from '../support/empty-fonts.js';
import { type Followed, followGuide } from '../support/guide-files.js';
import { pdfPages } from '../support/read-built.js';
import { runCli } from '../support/run-cli.js';

const root = mkdtempSync(join(tmpdir(), 'fireside-record-'));
let followed: Followed;
const said = (command: string) =>
  followed.said.get(command) ?? { status: -1, stdout: '', stderr: '' };
const pages = (name: string): string =>
  pdfPages(readFileSync(join(followed.folder, 'output', name))).join('\n');

beforeAll(() => {
  for (const name of ['panel.vtt', 'recap.md', 'recap-zh.md']) {
    copyFileSync(join('examples/panel', name), join(root, name));
  }
  followed = followGuide('docs/record.md', root, { env: emptyFontsEnv(), gifts: {} });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('the import says what it took', () => {
  const [[command, { status, stdout }] = ['', { status: -1, stdout: '' }]] = followed.said;
  expect([command.slice(0, 15), status]).toEqual(['fireside import', 0]);
  expect(stdout).toMatch(
    /4 sections, 4 slides, 3 people, 3 sources, \d+ lines to lift from; nothing was left out/,
  );
});

test('what was imported builds at once', () => {
  expect(said('fireside build')).toMatchObject({ status: 0, stderr: '' });
});

test('the misquote is found as the guide shows it, and only that', () => {
  const { status, stdout } = said('fireside check');
  expect(status).toBe(1);
  const guide = readFileSync('docs/record.md', 'utf8');
  const shown = /```text\n(.*)\n(.*)\n```/.exec(guide) ?? [];
  expect(stdout).toContain(shown[1]);
  expect(stdout).toContain(shown[2]);
  expect(stdout).toMatch(/: 1 error, \d+ warning/);
});

test('corrected, it has no mistake in either language', () => {
  expect(said('fireside check --lang all').stdout).toMatch(/ 0 errors,/);
  expect(said('fireside build --lang all')).toMatchObject({ status: 0, stderr: '' });
});

test('times stand at the feet, and translations are marked', () => {
  expect(pages('outline.pdf')).toMatch(/1:28, 1:33, 1:59|1:28,1:33,1:59/);
  expect(pages('outline.pdf')).not.toContain('translated');
  expect(pages('outline-zh-Hant.pdf')).toContain('譯');
});

test('the example has no mistake in either language', async () => {
  const { status, stdout } = await runCli([
    'check',
    'examples/panel/outline.yaml',
    '--lang',
    'all',
  ]);
  expect({ status, stdout }).toEqual({
    status: 0,
    stdout: expect.stringMatching(/23 slides in en, 23 in zh-Hant: 0 errors, 0 warnings/),
  });
});
