/** What a user has written or set is told as theirs, with a way out; it is no fault of Fireside's. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { outlineWith, withOutline } from '../support/build-deck.js';
import { emptyFontsEnv } from '../support/empty-fonts.js';
import { runCli } from '../support/run-cli.js';

const GOOD = outlineWith('      - {kind: points, title: 題, points: [一]}');

/** The answer to a build of the Markdown alone, which needs no browser. */
async function buildMarkdown(outline: string, env: NodeJS.ProcessEnv = {}) {
  const out = mkdtempSync(join(tmpdir(), 'fireside-out-'));
  try {
    return await withOutline(outline, {}, (path) =>
      runCli(['build', path, '--to', 'md', '--no-fit', '--out', out], {
        ...emptyFontsEnv(),
        ...env,
      }),
    );
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

describe('schema', () => {
  test('says which kind lacks a file', async () => {
    const files = { 'templates/motto/schema.yaml': 'type: object' };
    const { status, stderr } = await withOutline(GOOD, files, (path) => runCli(['schema', path]));
    expect(status).toBe(1);
    expect(stderr).toContain('The kind “motto” has no slide.hbs');
  });

  test('says where it cannot write', async () => {
    const { status, stderr } = await withOutline(GOOD, { file: '' }, (path) =>
      runCli(['schema', path, '--out', join(path, '../file/schema.json')]),
    );
    expect(status).toBe(3);
    expect(stderr).toContain('cannot be written: a part of its path is a file, and no folder');
  });

  test('and kinds say that templates is no folder', async () => {
    for (const command of ['schema', 'kinds']) {
      const { status, stderr } = await withOutline(GOOD, { templates: '' }, (path) =>
        runCli([command, path]),
      );
      expect(status).toBe(1);
      expect(stderr).toContain('templates cannot be read');
    }
  });
});

test.each(['', '99999999999999', '253402300800', '-1', '1e3', 'now'])(
  'SOURCE_DATE_EPOCH “%s” is told as something of the machine',
  async (epoch) => {
    const { status, stderr } = await buildMarkdown(GOOD, { SOURCE_DATE_EPOCH: epoch });
    expect(status).toBe(3);
    expect(stderr).toContain(`SOURCE_DATE_EPOCH is “${epoch}”`);
  },
);

test.each(['0', '1767225600', '253402300799'])('SOURCE_DATE_EPOCH %s is a time', async (epoch) => {
  expect((await buildMarkdown(GOOD, { SOURCE_DATE_EPOCH: epoch })).status).toBe(0);
});

test.each(['next week', '2023-02-29', '2024-13', '*'])(
  'a cover whose date is “%s” has it as it is written',
  async (date) => {
    const cover = `auto: {cover: {date: "${date}"}, agenda: false}`;
    const outline = GOOD.replace(/auto: \{.*?\}/, cover);
    expect((await buildMarkdown(outline)).status).toBe(0);
  },
);

test.each(['people', 'sources', 'vars'])('a name that JavaScript keeps, in %s', async (where) => {
  const outline = GOOD.replace(/^(people|sources):$/gm, '$1_:');
  const named = `${where}: {__proto__: 5}\n${outline.replace(/^(people|sources)_:\n.*\n/gm, '')}`;
  const { status, stderr } = await buildMarkdown(named);
  expect(stderr).toMatch(/outline\.yaml:1:\d+ error: `__proto__` cannot be a name/);
  expect(status).toBe(1);
});

test.each([
  [['build', '--constructor'], "unknown option '--constructor'"],
  [['build', '--__proto__'], "unknown option '--__proto__'"],
  [['build', '--lang', 'constructor'], 'Write its BCP 47 tag'],
])('%j is wrong usage', async (args, says) => {
  const { status, stderr } = await runCli(args);
  expect(status).toBe(2);
  expect(stderr).toContain(says);
});

test('a language that JavaScript has a word for is only unknown', async () => {
  const outline = GOOD.replace('title: 測試', 'title: 測試, lang: constructor');
  const { status, stderr } = await buildMarkdown(outline);
  expect(status).toBe(1);
  expect(stderr).toContain('Write its BCP 47 tag');
  expect(stderr).not.toContain('function');
});

test.each([
  ['build', 'no.yaml', '--to', 'md', '--no-fit'],
  ['check', 'no.yaml'],
])('%s %s as data: why nothing came of it, and the exit code', async (...args) => {
  const { status, stdout, stderr } = await runCli([...args, '--json'], emptyFontsEnv());
  expect(status).toBe(1);
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toMatchObject({
    ok: false,
    problems: [{ message: expect.stringContaining('does not exist') }],
  });
});
