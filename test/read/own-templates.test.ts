/** Templates beside an outline: files of its folder, and no others by a link. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BuildError } from '../../src/problem.js';
import { readTemplates, type TemplateFiles } from '../../src/read/templates.js';

let root: string;
let folder: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fireside-templates-'));
  folder = join(root, 'talk');
  mkdirSync(join(folder, 'templates'), { recursive: true });
  write('secret/slide.hbs', 'secret');
  write('secret/schema.yaml', 'type: object');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(name: string, text: string): void {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), text);
}

function link(from: string, to: string): void {
  mkdirSync(dirname(join(folder, 'templates', from)), { recursive: true });
  symlinkSync(to, join(folder, 'templates', from));
}

/** What is read, or the first problem's code and message. */
function read(): TemplateFiles | string {
  try {
    return readTemplates(folder);
  } catch (error) {
    const [problem] = error instanceof BuildError ? error.problems : [];
    if (problem === undefined) throw error;
    return `${problem.code}: ${problem.message}`;
  }
}

test.each([
  ['partials/far.hbs', 'secret/slide.hbs'],
  ['themes/far.css', 'secret/slide.hbs'],
  ['handout/style.css', 'secret/slide.hbs'],
  ['setting.css', 'secret/slide.hbs'],
  ['far', 'secret'],
])('a link at templates/%s that leads out of the folder is refused', (name, to) => {
  link(name, join(root, to));
  expect(read()).toMatch(new RegExp(`^template/outside: The template .*templates/${name}`));
});

test('a file of a kind, and the folder itself, may be such a link no more than others', () => {
  write('talk/templates/own/schema.yaml', 'type: object');
  link('own/slide.hbs', join(root, 'secret/slide.hbs'));
  expect(read()).toMatch(/^template\/outside: The template .*own\/slide\.hbs/);
  rmSync(join(folder, 'templates'), { recursive: true });
  write('shared/partials/far.hbs', 'far');
  symlinkSync(join(root, 'shared'), join(folder, 'templates'));
  expect(read()).toMatch(/^template\/outside/);
});

test('a link that stays in the folder is as good as what it leads to', () => {
  write('talk/kept/slide.hbs', 'kept');
  write('talk/kept/schema.yaml', 'type: object');
  link('near', '../kept');
  link('partials/near.hbs', '../../kept/slide.hbs');
  const found = read();
  expect(found).toMatchObject({ kinds: expect.any(Map) });
  const { kinds, partials } = found as TemplateFiles;
  expect(kinds.get('near')?.slide.text).toBe('kept');
  expect(partials.get('near')?.text).toBe('kept');
});

test.each(['partials/x.hbs', 'themes/x.css', 'handout/style.css', 'own/style.css'])(
  'a folder in the place of templates/%s is told as one',
  (name) => {
    write('talk/templates/own/slide.hbs', '# x');
    write('talk/templates/own/schema.yaml', 'type: object');
    mkdirSync(join(folder, 'templates', name), { recursive: true });
    expect(read()).toMatch(new RegExp(`^template/no-file: .*${name} is not a file`));
  },
);
