/** `src/README.md` is the map of `src`: it names every module, and no import breaks it. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const SRC = resolve('src');
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .sort();
const folders = files
  .filter((file) => file.endsWith('/index.ts'))
  .map((file) => dirname(file))
  .sort((one, other) => other.length - one.length);
const allowed = new Map(
  [...readFileSync('src/README.md', 'utf8').matchAll(/^\| `([\w./-]+)` +\|.*\| (.*?) *\|$/gm)].map(
    ([, module = '', list = '']) => [
      module.replace(/(\/|\.ts)$/, ''),
      new Set([...list.matchAll(/`([\w/-]+)`/g)].map(([, name = '']) => name)),
    ],
  ),
);
const imports = new Map(files.map((file) => [file, importsOf(file)]));

/** The innermost folder with an entry that a file is in; a file of `src` itself is its own module. */
function moduleOf(file: string): string {
  return folders.find((folder) => file.startsWith(`${folder}/`)) ?? file.replace(/\.ts$/, '');
}

/** Types included. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  return [...text.matchAll(/(?:\bfrom|\bimport\()\s*'(\.[^']+)'/g)].map(([, to = '']) =>
    relative(SRC, resolve(dirname(join(SRC, file)), to)).replace(/\.js$/, '.ts'),
  );
}

/** Each import of another module. */
const across = [...imports].flatMap(([file, list]) =>
  list.flatMap((to) => (moduleOf(to) === moduleOf(file) ? [] : [{ file, to }])),
);

test('the map names every module and no other', () => {
  expect([...allowed.keys()].sort()).toEqual([...new Set(files.map(moduleOf))].sort());
});

test('a module imports those that the map allows it, by their entries', () => {
  const broken = across.filter(({ file, to }) => {
    const module = moduleOf(to);
    const isEntry = to === `${module}/index.ts` || to === `${module}.ts`;
    return !isEntry || !(module === 'problem' || allowed.get(moduleOf(file))?.has(module));
  });
  expect(broken).toEqual([]);
});

test('the map allows no import that is not there', () => {
  const used = new Set(across.map(({ file, to }) => `${moduleOf(file)} ${moduleOf(to)}`));
  const unused = [...allowed].flatMap(([module, list]) =>
    [...list].map((other) => `${module} ${other}`).filter((pair) => !used.has(pair)),
  );
  expect(unused).toEqual([]);
});

test('no file imports itself by way of others', () => {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' > '));
    else if (!done.has(file)) {
      for (const to of imports.get(file) ?? []) visit(to, [...path, file]);
      done.add(file);
    }
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});

test('no format imports another', () => {
  const broken = across.filter(
    ({ file, to }) => file.startsWith('export/') && to.startsWith('export/'),
  );
  expect(broken).toEqual([]);
});

test('no import runs back up the pipeline', () => {
  const order = [...allowed.keys()];
  const broken = across.filter(
    ({ file, to }) => order.indexOf(moduleOf(to)) > order.indexOf(moduleOf(file)),
  );
  expect(broken).toEqual([]);
});
