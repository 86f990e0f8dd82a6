/** The command line where it is used as many other programs are. */
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

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

test('an outline in the place of a command: which command builds it', () => {
  expect(fireside('talk/outline.yaml').stderr).toBe(
    'talk/outline.yaml is an outline, and no command. Write: fireside build talk/outline.yaml\n',
  );
});
