/** The command line where it is used as many other programs are. */
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { runCli } from './run-cli.js';

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
  ['--timeout soon', '--timeout soon is no time: write seconds, as in 120.'],
  ['--timeout 0', '--timeout 0 is no time: write seconds, as in 120.'],
])('a limit of time that is none: %s', async (option, message) => {
  const { status, stderr } = await runCli(['check', ...option.split(' ')]);
  expect({ status, stderr }).toEqual({ status: 2, stderr: `${message}\n` });
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
    'talk/outline.yaml is an outline, and no command. Write: fireside build talk/outline.yaml\n',
  );
});
