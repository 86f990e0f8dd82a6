/** The command line where it is used as many other programs are. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../support/run-cli.js';

const fireside = (args: string) => {
  const { stdout, stderr } = spawnSync('sh', ['-c', `node dist/bin.js ${args}`], {
    encoding: 'utf8',
  });
  return { stdout, stderr };
};

test('ends quietly where nobody reads farther', () => {
  const { stdout, stderr } = fireside('schema | head -1');
  expect({ stdout, stderr }).toEqual({ stdout: '{\n', stderr: '' });
});

test.each([
  ['--timeout soon', 'soon'],
  ['--timeout 0', '0'],
])('a limit of time that is none: %s', async (option, value) => {
  const { status, stderr } = await runCli(['check', ...option.split(' ')]);
  const message = `error: option '--timeout <seconds>' argument '${value}' is invalid.`;
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: `${message} Write seconds, as in 120.\n`,
  });
});

test('FIRESIDE_TIMEOUT is a number of seconds, for every command', async () => {
  for (const command of ['build', 'check', 'present', 'preview', 'doctor']) {
    const { status, stdout, stderr } = await runCli([command], { FIRESIDE_TIMEOUT: 'soon' });
    expect(status).toBe(3);
    expect(stdout + stderr).toContain('FIRESIDE_TIMEOUT is “soon”, which is no number of seconds');
  }
});

test('an outline in the place of a command: which command builds it', () => {
  expect(fireside('talk/outline.yaml').stderr).toBe(
    'error: talk/outline.yaml is an outline; to build it: fireside build talk/outline.yaml\n',
  );
});

test.each([
  ['', 'none.yaml', '`fireside init my-talk` writes one: my-talk/outline.yaml.'],
  ['my-talk/outline.yaml', 'my-talk/outlin.yml', 'Did you mean HERE/my-talk/outline.yaml?'],
  ['my-talk/outline.yaml', 'outline.yaml', 'Name HERE/my-talk/outline.yaml, which is there.'],
  ['my-talk/outline.yaml', 'my-talk', 'Name the outline in it: HERE/my-talk/outline.yaml.'],
  ['my-talk/notes.txt', 'my-talk', 'Name a file, not a folder.'],
])('where %j is there, no outline is %s: %s', async (there, asked, hint) => {
  const folder = mkdtempSync(join(tmpdir(), 'fireside-missing-'));
  try {
    if (there) {
      mkdirSync(join(folder, 'my-talk'));
      writeFileSync(join(folder, there), 'deck: {}\n');
    }
    const { status, stdout } = await runCli(['check', join(folder, asked)]);
    expect(status).toBe(1);
    expect(stdout).toContain(`hint: ${hint.replace('HERE', folder)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('where an outline lies in a folder below: cd', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fireside-below-'));
  try {
    mkdirSync(join(folder, 'my-talk'));
    writeFileSync(join(folder, 'my-talk', 'outline.yaml'), 'deck: {}\n');
    const { stderr } = spawnSync(process.execPath, [join(process.cwd(), 'dist/bin.js'), 'build'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stderr).toContain('hint: my-talk/outline.yaml is there: cd my-talk\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
