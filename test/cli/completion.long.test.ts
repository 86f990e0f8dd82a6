/** The scripts of `fireside completion`, read by the shells themselves. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandNames, optionsOf } from '../support/parse-arguments.js';
import { onTerminal } from '../support/terminal.js';

const BIN = resolve('dist/bin.js');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fireside-completion-'));
  const program = `#!/bin/sh\nexec '${process.execPath}' '${BIN}' "$@"\n`;
  writeFileSync(join(folder, 'fireside'), program, { mode: 0o755 });
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { status, stdout } = run(process.execPath, [BIN, 'completion', shell]);
    expect(status).toBe(0);
    writeFileSync(join(folder, shell), stdout);
  }
  for (const name of ['talk.yaml', 'my talk.yml', 'notes.txt'])
    writeFileSync(join(folder, name), '');
  mkdirSync(join(folder, 'deep'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(command: string, args: readonly string[]) {
  return spawnSync(command, args, { cwd: folder, encoding: 'utf8', env: env() });
}

/** With `fireside` on the path, which the scripts ask. */
function env(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${folder}:${process.env.PATH}` };
}

/** What a shell offers behind these words, the last of which is not yet whole. */
type Offer = (words: readonly string[]) => string[];

const bash: Offer = (words) => {
  const array = words.map((word) => `'${word}'`).join(' ');
  const { stdout, stderr } = run('bash', [
    '--norc',
    '-c',
    `source ./bash; complete -p fireside >/dev/null || exit 1
COMP_WORDS=(${array}); COMP_CWORD=${words.length - 1}; _fireside
printf '%s\\n' "\${COMPREPLY[@]}"`,
  ]);
  expect(stderr).toBe('');
  return lines(stdout);
};

const fish: Offer = (words) => {
  const { stdout, stderr } = run('fish', [
    '--no-config',
    '-c',
    `source ./fish; complete -C ${JSON.stringify(words.join(' '))}`,
  ]);
  expect(stderr).toBe('');
  return lines(stdout).map((line) => line.split('\t')[0] ?? '');
};

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

function isInstalled(shell: string): boolean {
  return spawnSync(shell, ['--version']).status === 0;
}

const shells: [string, Offer][] = [
  ['bash', bash],
  ...(isInstalled('fish') ? [['fish', fish] as [string, Offer]] : []),
];

describe.each(shells)('%s offers', (_, offer) => {
  test('the commands', () => {
    expect(offer(['fireside', ''])).toEqual(expect.arrayContaining([...commandNames]));
    expect(offer(['fireside', 'ch'])).toEqual(['check']);
  });

  test.each(commandNames)('the options of %s, and no other', (name) => {
    const offered = offer(['fireside', name, '--']);
    expect(offered.filter((word) => word.startsWith('--')).sort()).toEqual(
      optionsOf(name).toSorted(),
    );
  });

  test('the values of an option', () => {
    expect(offer(['fireside', 'build', '--pptx', '']).sort()).toEqual(['image', 'native']);
    expect(offer(['fireside', 'init', '--lang', ''])).toEqual(expect.arrayContaining(['en']));
    expect(offer(['fireside', 'init', '--lang', ''])).not.toContain('panel');
    expect(offer(['fireside', 'build', '--to', ''])).toEqual(
      expect.arrayContaining(['html', 'pdf', 'pptx']),
    );
    expect(offer(['fireside', 'completion', ''])).toEqual(
      expect.arrayContaining(['bash', 'zsh', 'fish']),
    );
  });

  test('outlines and folders as the argument, but no other file', () => {
    const offered = offer(['fireside', 'check', '']);
    expect(offered).toContain('talk.yaml');
    expect(offered).not.toContain('notes.txt');
    expect(offer(['fireside', 'init', 'd']).map((name) => name.replace(/\/$/, ''))).toEqual([
      'deep',
    ]);
  });
});

test('bash completes after a comma and an equals sign, and keeps names with a space whole', () => {
  expect(bash(['fireside', 'build', '--to', 'html,pd'])).toEqual(['html,pdf']);
  expect(bash(['fireside', 'build', '--pptx', '=', 'na'])).toEqual(['native']);
  expect(bash(['fireside', 'build', 'my'])).toEqual(['my talk.yml']);
  expect(bash(['fireside', 'build', '--out', 'no'])).toEqual([]);
});

test('zsh, where it is installed, offers commands, options and values as somebody types', async () => {
  if (!isInstalled('zsh')) return;
  const start = `PATH=${folder}:$PATH; PS1=; autoload -U compinit; compinit -u -D; source ./zsh; print RE''ADY\r`;
  const clear = '\x15';
  const { status } = await onTerminal(['zsh', '-f', '-i'], folder, [
    { after: '', type: start },
    { after: 'READY', type: 'fireside \t' },
    { after: '-- check that this machine', type: `${clear}fireside build --\t` },
    { after: '-- where to write the files', type: `${clear}fireside build --pptx \t` },
    { after: 'image   native', type: `${clear}fireside build --to md,\t` },
    { after: 'handout  html', type: `${clear}fireside check tal\t` },
    { after: 'talk.yaml', type: `${clear}exit\r` },
  ]);
  expect(status).toBe(0);
});

test.each([
  [
    [],
    "error: missing required argument 'shell'\nhint: write fireside completion <shell>; shell: bash, zsh, fish",
  ],
  [
    ['fisch'],
    "error: command-argument value 'fisch' is invalid for argument 'shell'. Allowed choices are bash, zsh, fish.",
  ],
])('completion %j: exit 2, and what there is', (args, message) => {
  const { status, stderr } = run(process.execPath, [BIN, 'completion', ...args]);
  expect({ status, stderr }).toEqual({ status: 2, stderr: `${message}\n` });
});
