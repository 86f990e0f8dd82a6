/** Lists of problems that nobody reads to their end, and what a report of a fault needs. */
import { expect, test } from 'vitest';
import { unexpectedProblem } from '../../src/app/unexpected-problem.js';
import { formatProblems, styleFor } from '../../src/cli/report.js';
import { type Problem, withPlace } from '../../src/problem.js';
import { withOutline } from '../support/build-deck.js';
import { runCli } from '../support/run-cli.js';

const plain = styleFor(false);
const problems = (severity: Problem['severity'], count: number): Problem[] =>
  Array.from({ length: count }, (_, index) => ({
    severity,
    code: 'a/b',
    message: `${severity} ${index + 1}`,
  }));

test('fifty are shown, the worst of them, in their order; then how many more', () => {
  const all = [...problems('note', 30), ...problems('error', 2), ...problems('warning', 60)];
  const texts = formatProblems(all, plain);
  expect(texts).toHaveLength(51);
  expect(texts.slice(0, 3)).toEqual(['error: error 1', 'error: error 2', 'warning: warning 1']);
  expect(texts.at(-1)).toBe('… and 12 warnings, 30 notes more; --json lists them all.');
  expect(formatProblems(all.slice(0, 50), plain)).toHaveLength(50);
});

test('hundreds of mistakes in an outline: fifty on the screen, all of them for a program', async () => {
  const slides = `      - {kind: points}\n`.repeat(200);
  await withOutline(`sections:\n  - title: A\n    slides:\n${slides}`, {}, async (outline) => {
    const args = ['build', outline, '--no-fit', '--to', 'md'];
    const { status, stderr } = await runCli(args);
    expect(status).toBe(1);
    expect(stderr.match(/ error: /g)).toHaveLength(50);
    expect(stderr).toMatch(/\n… and \d{3,} errors.* more; --json lists them all\.\n/);
    const { stdout } = await runCli([...args, '--json']);
    expect(JSON.parse(stdout).problems.length).toBeGreaterThan(200);
  });
});

test('a fault of ours says the version, the platform, the line and where to report it', async () => {
  const place = { file: 'talk.yaml', line: 7, column: 3, length: 1, lineText: '  - kind: points' };
  let fault: unknown;
  try {
    withPlace(place, () => JSON.parse('{'));
  } catch (error) {
    fault = error;
  }
  const problem = await unexpectedProblem(fault);
  expect(problem.place).toEqual(place);
  expect(problem.message).toMatch(
    /^This is a fault of Fireside, not of your files\nFireside \d+\.\d+\.\d+, Node v\d+\.\S+, \w+ \w+\nSyntaxError: /,
  );
  expect(problem.hint).toContain('report it');
});
