/** `src/README.md` is the map of the house: it names every room, and no import breaks it. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const SRC = resolve('src');
const rows = [
  ...readFileSync('src/README.md', 'utf8').matchAll(/^\| `([\w./-]+)` +\|.*\| (.*?) *\|$/gm),
];
const allowed = new Map(
  rows.map(([, room = '', list = '']) => [
    roomOf(room),
    new Set([...list.matchAll(/`([\w-]+)`/g)].map(([, name = '']) => name)),
  ]),
);

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.d.ts'),
);

function roomOf(file: string): string {
  return file.split('/')[0]?.replace(/\.[jt]s$/, '') ?? file;
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  return [...text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map(([, to = '']) =>
    relative(SRC, resolve(dirname(join(SRC, file)), to)),
  );
}

test('the map names every room and no other', () => {
  expect([...allowed.keys()].sort()).toEqual([...new Set(files.map(roomOf))].sort());
});

test('no import runs back up the pipeline', () => {
  const broken = files.flatMap((file) =>
    importsOf(file)
      .filter((to) => {
        const room = roomOf(to);
        return room !== roomOf(file) && room !== 'problem' && !allowed.get(roomOf(file))?.has(room);
      })
      .map((to) => `${file} imports ${to}`),
  );
  expect(broken).toEqual([]);
});

test('no format imports another', () => {
  const formatOf = (file: string): string => file.split('/')[1]?.replace(/\.\w+$/, '') ?? '';
  const broken = files
    .filter((file) => file.startsWith('export/'))
    .flatMap((file) =>
      importsOf(file)
        .filter((to) => to.startsWith('export/') && formatOf(to) !== formatOf(file))
        .map((to) => `${file} imports ${to}`),
    );
  expect(broken).toEqual([]);
});
