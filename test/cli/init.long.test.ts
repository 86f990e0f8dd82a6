/** `fireside init` as a process: what it writes, that it is right, and what it never does. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { check } from 'fireside-deck';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { startTalk, TALK_LANGUAGES, TALK_NAMES } from '../../src/app/init/start-talk.js';
import { emptyFontsEnv } from '../support/empty-fonts.js';
import { type Editor, openEditor } from '../support/language-server.js';
import { runCli } from '../support/run-cli.js';
import { onTerminal } from '../support/terminal.js';

const BIN = resolve('dist/bin.js');
let editor: Editor;
beforeAll(async () => {
  editor = await openEditor();
});
afterAll(() => editor.close());

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fireside-init-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function fireside(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
    cwd: folder,
    env: emptyFontsEnv(),
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const talks = TALK_LANGUAGES.flatMap((lang) => TALK_NAMES.map((kind) => [kind, lang] as const));

test.each(talks)(
  '%s in %s: a small outline of several kinds, with comments, in which check and editors find nothing',
  async (kind, lang) => {
    await startTalk(folder, { kind, lang, date: '2026-03-01' });
    const outline = join(folder, 'outline.yaml');
    // A check says all that a build says.
    const { ok, problems } = await check({ outline, env: emptyFontsEnv() });
    expect({ ok, problems }).toEqual({ ok: true, problems: [] });
    const text = read('outline.yaml');
    expect(text).toMatch(/^# yaml-language-server: \$schema=outline\.schema\.json\n/);
    expect(await editor.diagnose(outline, text)).toEqual([]);
    const { deck, sections } = parse(text) as {
      deck: Record<string, unknown> & { auto: { sections?: string } };
      sections: { minutes: number; slides: { kind: string }[] }[];
    };
    const minutes = sections.reduce((sum, one) => sum + one.minutes, 0);
    expect(deck.auto.sections).toBe(minutes < 20 ? 'kicker' : undefined);
    const kinds = sections.flatMap(({ slides }) => slides.map((slide) => slide.kind));
    expect(kinds.length).toBeGreaterThanOrEqual(8);
    expect(kinds.length).toBeLessThanOrEqual(12);
    expect(new Set(kinds).size).toBeGreaterThanOrEqual(6);
    expect(deck.lang).toBe(lang);
    expect(text.match(/^ *# .{8,}$/gm)?.length).toBeGreaterThanOrEqual(20);
  },
);

test.each(TALK_LANGUAGES)('a talk in %s builds to all formats without a word', (lang) => {
  fireside('init', 'talk', '--lang', lang);
  const built = fireside('build', join('talk', 'outline.yaml'));
  expect(built).toMatchObject({ status: 0, stderr: '' });
  expect(readdirSync(join(folder, 'output')).sort()).toEqual([
    'outline-handout.pdf',
    'outline.html',
    'outline.md',
    'outline.pdf',
    'outline.pptx',
  ]);
});

test('title and author are those given, with any characters, and the date is today', () => {
  const title = '談「信任」: 100% #1 & $& {開場}';
  expect(fireside('init', '--title', title, '--author', 'A: B').status).toBe(0);
  const { deck } = parse(read('outline.yaml')) as { deck: Record<string, unknown> };
  expect(deck).toMatchObject({ title, author: 'A: B' });
  expect(deck.date).toMatch(/^20\d\d-\d\d-\d\d$/);
  expect(Math.abs(Date.parse(String(deck.date)) - Date.now())).toBeLessThan(2 * 86_400_000);
  expect(fireside('check').stdout).toMatch(/^1\d slides: 0 errors, 0 warnings\n$/);
});

test('no author is named unless one was given', () => {
  fireside('init');
  expect(parse(read('outline.yaml')).deck).not.toHaveProperty('author');
});

test('it says what it wrote and what comes next, as commands that work', () => {
  const { stdout } = fireside('init', 'my-talk');
  expect(stdout).toContain(`Wrote ${join('my-talk', 'outline.yaml')}`);
  const commands = stdout.match(/^ {2}(cd|fireside) \S+/gm)?.map((line) => line.trim());
  expect(commands).toEqual(['cd my-talk', 'fireside build', 'fireside check']);
  expect(fireside('init', '.').stdout).not.toContain('cd ');
});

test.each(['outline.yaml', 'outline.schema.json'])('it never writes over %s', (name) => {
  writeFileSync(join(folder, name), 'mine');
  const { status, stdout, stderr } = fireside('init');
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toContain(`${name} is there already; nothing was written`);
  expect(stderr).toContain('hint: Name another folder');
  expect(readdirSync(folder)).toEqual([name]);
  expect(read(name)).toBe('mine');
});

test('a folder that cannot be made: exit 3, and why', () => {
  writeFileSync(join(folder, 'file'), '');
  const { status, stderr } = fireside('init', 'file/talk');
  expect(status).toBe(3);
  expect(stderr).toContain('file/talk cannot be written: a part of its path is a file');
});

test.each([
  [
    ['--kind', 'pannel'],
    "error: option '--kind <talk>' argument 'pannel' is invalid. Allowed choices are panel, keynote, interview, meeting.",
  ],
  [
    ['--lang', 'fr'],
    "error: option '--lang <tag>' argument 'fr' is invalid. Take --lang en, then write lang: fr in its deck.",
  ],
  [
    ['--lang', 'zh-Hans'],
    "error: option '--lang <tag>' argument 'zh-Hans' is invalid. Take --lang zh-Hant, then write lang: zh-Hans in its deck.",
  ],
  [
    ['--lang', 'chinese'],
    "error: option '--lang <tag>' argument 'chinese' is invalid. Did you mean zh-Hant?",
  ],
])('%j: exit 2, and what there is', (args, message) => {
  const { status, stderr } = fireside('init', ...args);
  expect({ status, stderr }).toEqual({ status: 2, stderr: `${message}\n` });
  expect(readdirSync(folder)).toEqual([]);
});

test.each([
  [{ LANG: 'en_US.UTF-8' }, 'en'],
  [{ LANG: 'zh_TW.UTF-8' }, 'zh-Hant'],
  [{ LANG: 'zh_CN.UTF-8' }, 'zh-Hant'],
  [{ LANG: 'fr_FR' }, 'en'],
  [{ LANG: 'C.UTF-8' }, 'en'],
  [{ LC_ALL: 'POSIX', LANG: 'zh_TW.UTF-8' }, 'en'],
  [{ LC_MESSAGES: 'zh_TW.UTF-8', LANG: 'en_US.UTF-8' }, 'zh-Hant'],
])('the locale %j begins a talk in %s', async (locale, lang) => {
  const { status } = await runCli(['init', folder], locale);
  expect(status).toBe(0);
  expect(parse(read('outline.yaml')).deck.lang).toBe(lang);
});

test.each(['LC_ALL', 'LANG'])('%s that is set and empty ends no build', async (name) => {
  const env = { ...emptyFontsEnv(), LANG: 'C', [name]: '' };
  await runCli(['init', folder], env);
  const outline = join(folder, 'outline.yaml');
  const built = await runCli(['build', outline, '--to', 'html', '--out', folder], env);
  expect(built).toMatchObject({ status: 0, stderr: '' });
});

describe('on a terminal', () => {
  const init = [process.execPath, BIN, 'init', 'talk'];

  test('it asks for what was not given, and writes the answers', async () => {
    const { status, text } = await onTerminal(init, folder, [
      { after: 'What kind of talk is it?', type: '' },
      { after: '[1] ', type: 'seven\r' },
      { after: 'Write a number from 1 to 4.', type: '' },
      { after: '[1] ', type: '4\r' },
      { after: '[1] ', type: 'en\r' },
      { after: 'What is its title?', type: '我的會議\r' },
      { after: 'Who is the author?', type: '\r' },
    ]);
    expect({ status, text }).toMatchObject({ status: 0, text: expect.stringContaining('Next:') });
    const { deck, sections } = parse(read('talk/outline.yaml'));
    expect(deck).toMatchObject({ title: '我的會議', lang: 'en' });
    expect(deck).not.toHaveProperty('author');
    expect(sections[0].title).toBe('What we did');
  });

  test('it asks for nothing that was given, and with --yes for nothing at all', async () => {
    const said = ['--kind', 'keynote', '--lang', 'en', '--title', 'Mine', '--author', 'Me'];
    const { status, text } = await onTerminal([...init, ...said], folder, []);
    expect(status).toBe(0);
    expect(text).not.toContain('?');
    const again = await onTerminal([process.execPath, BIN, 'init', 'other', '--yes'], folder, []);
    expect(again).toMatchObject({ status: 0, text: expect.not.stringContaining('?') });
  });

  test.each([
    ['Ctrl-C', '\x03'],
    ['Ctrl-D', '\x04'],
  ])('%s ends it, and nothing is written', async (_, type) => {
    const { status, text } = await onTerminal(init, folder, [
      { after: '[1] ', type: '2\r' },
      { after: '[1] ', type },
    ]);
    expect({ status, text }).toEqual({
      status: 130,
      text: expect.stringContaining('Nothing was written.'),
    });
    expect(existsSync(join(folder, 'talk'))).toBe(false);
  });
});
