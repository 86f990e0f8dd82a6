/** What the README and the guides tell people to type is right: each command, each file named. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { commandNames, optionsOf, parseArguments } from '../support/parse-arguments.js';
import { shellWords } from '../support/shell-words.js';

const PAGES = ['README.md', ...readdirSync('docs').map((name) => join('docs', name))].filter(
  (path) => path.endsWith('.md'),
);
const texts = PAGES.map((path) => [path, readFileSync(path, 'utf8')] as const);

const commands = texts.flatMap(([path, text]) =>
  [...text.matchAll(/^ {4}fireside (.+)$/gm)]
    // A line with signs such as [--out DIR] shows what there is.
    .filter(([, line = '']) => !/[[|…]/.test(line))
    .map(([, line = '']) => [path, line.replace(/\s{2,}.*|\s+#.*/, '')] as const),
);

test.each(commands)('%s: fireside %s', (_, line) => {
  expect(() => parseArguments(shellWords(line))).not.toThrow();
});

test.each(commandNames)('the README lists %s with its options', (name) => {
  const list =
    /## Command line\n\n([\s\S]*?)\n\n/.exec(readFileSync('README.md', 'utf8'))?.[1] ?? '';
  const [usage = ''] =
    list.split(/^ {4}fireside /m).filter((one) => one.startsWith(`${name} `)) ?? [];
  const options = [...usage.matchAll(/--[\w-]+/g)].map(([option]) => option);
  expect([...options, '--help'].toSorted()).toEqual(optionsOf(name).toSorted());
});

test('there are commands to look at', () => {
  expect(commands.length).toBeGreaterThan(5);
});

test.each(texts)('%s links to files and pictures that are there', (path, text) => {
  const targets = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(
    ([, target = '']) => target,
  );
  const missing = targets.filter((target) => !existsSync(join(dirname(path), target)));
  expect(missing).toEqual([]);
});
