/** Disks that take no file, or not enough: exit 3 with a sentence, and the old files are whole. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { emptyFontsEnv } from '../support/empty-fonts.js';

const BIN = resolve('dist/bin.js');
let folder: string;
let mounted: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fireside-disks-'));
  copyFileSync('starts/en/meeting.yaml', join(folder, 'talk.yaml'));
  for (const name of ['out', 'temporary']) mkdirSync(join(folder, name));
});
afterEach(() => {
  for (const path of mounted) spawnSync('umount', [path]);
  mounted = [];
  rmSync(folder, { recursive: true, force: true });
});

/** A disk of its own, where this machine lets us; what limits the size of a file is near it. */
function mount(name: string, options: string): boolean {
  const path = join(folder, name);
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', path]);
  if (status === 0) mounted.push(path);
  return status === 0;
}

const NO_BROWSER = '--to html,md --no-fit';

interface State {
  readonly name: string;
  /** Prepares it; what it gives is said to the shell before the command. */
  readonly prepare: () => string;
  readonly build: string;
  readonly says: RegExp;
}

const STATES: readonly State[] = [
  {
    name: 'the disk of the output is full',
    prepare: () => (mount('out', 'size=60k') ? '' : 'ulimit -f 60; '),
    build: NO_BROWSER,
    says: /out\/talk\.\w+ cannot be written: (the disk is full|it is larger than a file may be)/,
  },
  {
    name: 'the temporary folder has no room for what the browser is handed',
    prepare: () =>
      mount('temporary', 'size=4m') ? 'TMPDIR=$PWD/temporary; export TMPDIR; ' : 'ulimit -f 1000; ',
    build: '--to pdf --timeout 5',
    says: /The browser .*\n(.*\n)* {2}hint: (The temporary folder, \S+temporary, is full|Raise the limit \(ulimit -f)/,
  },
  {
    name: 'the temporary folder can only be read',
    prepare: () =>
      `TMPDIR=${mount('temporary', 'ro') ? '$PWD/temporary' : '/proc'}; export TMPDIR; `,
    build: '--to md',
    says: /temporary folder in \S+ cannot be written: (the disk can only be read|there is no such)/,
  },
  {
    name: 'a file may only have a certain size',
    prepare: () => 'ulimit -f 60; ',
    build: NO_BROWSER,
    says: /out\/talk\.md cannot be written: it is larger than a file may be \(EFBIG\)\n {2}hint: Raise/,
  },
  {
    name: 'too few files may be open to start',
    prepare: () => 'ulimit -n 20; ',
    build: '--to pdf',
    says: /^Fireside cannot start: too many files are open \(EMFILE\)\. Raise the limit/,
  },
  {
    name: 'too few files may be open for a browser',
    prepare: () => 'ulimit -n 64; ',
    build: '--to pdf --timeout 5',
    says: /hint: Raise the limit, as in ulimit -n 1024\./,
  },
  {
    name: 'the disk of the output can only be read',
    prepare: () => (mount('out', 'ro') ? '' : 'rmdir out; ln -s /proc out; '),
    build: NO_BROWSER,
    says: /out\/talk\.md cannot be written: (the disk can only be read \(EROFS\)|there is no such)/,
  },
  {
    name: 'a folder is not there and none can be made',
    prepare: () => '',
    build: `${NO_BROWSER} --out /proc/no/such`,
    says: /\/proc\/no\/such cannot be written: there is no such folder, and none can be made \(ENOENT\)/,
  },
  {
    name: 'a file stands in the folder’s place',
    prepare: () => '',
    build: `${NO_BROWSER} --out talk.yaml`,
    says: /talk\.yaml cannot be written: a part of its path is a file, and no folder/,
  },
  {
    name: 'the output’s name is too long',
    prepare: () => '',
    build: `${NO_BROWSER} --out ${'x'.repeat(300)}`,
    says: /cannot be written: its name is too long \(ENAMETOOLONG\)/,
  },
];

test.each(STATES)('$name', ({ prepare, build, says }) => {
  const before = prepare();
  const old = join(folder, 'out', 'talk.md');
  const isThere = spawnSync('sh', ['-c', `echo old > ${old}`], { stdio: 'ignore' }).status === 0;
  const { status, stdout, stderr } = run(
    `${before}exec node ${BIN} build talk.yaml --out out ${build}`,
  );
  expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
  expect(stderr).toMatch(says);
  expect(stderr).not.toMatch(/another program|\n {4}at /);
  if (isThere) {
    expect(readFileSync(old, 'utf8')).toBe('old\n');
    expect(readdirSync(join(folder, 'out'))).toEqual(['talk.md']);
  }
  expect(readdirSync(join(folder, 'temporary'))).toEqual([]);
});

test.each([
  ['schema', 'schema'],
  ['a help', 'build --help'],
  ['a build, whose files are written', `build talk.yaml --out out ${NO_BROWSER}`],
  ['a build for a program', `build talk.yaml --out out --json ${NO_BROWSER}`],
])('standard output takes nothing: %s', (_, args) => {
  const { status, stderr } = run(`node ${BIN} ${args} > /dev/full`);
  expect({ status, stderr }).toEqual({
    status: 3,
    stderr:
      'Standard output cannot be written: the disk is full (ENOSPC). Only its printed text is missing; its files are written. Send standard output elsewhere.\n',
  });
  if (args.startsWith('build talk')) {
    expect(readdirSync(join(folder, 'out'))).toEqual(['talk.html', 'talk.md']);
  }
});

test('standard output is closed: the files are written all the same', () => {
  const { status, stderr } = run(`node ${BIN} build talk.yaml --out out ${NO_BROWSER} >&-`);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(readdirSync(join(folder, 'out'))).toEqual(['talk.html', 'talk.md']);
});

function run(command: string) {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], {
    cwd: folder,
    env: emptyFontsEnv(),
    encoding: 'utf8',
    timeout: 50_000,
  });
  return { status, stdout, stderr };
}
