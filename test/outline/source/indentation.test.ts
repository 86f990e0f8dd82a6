/** Lines that were moved by mistake: one error at the first of them, which says how to move them back. */
import { expect, test } from 'vitest';
import { parseOutline } from '../../../src/outline/parse.js';
import { readTemplates } from '../../../src/read/templates.js';
import { OUTLINE } from '../../support/tell-outline.js';

const templates = readTemplates('test');
const LINES = OUTLINE.split('\n');

/** The first and the last line, and how many spaces they are moved to the right. */
const MOVES: readonly (readonly [first: number, last: number, by: number])[] = [
  ...([
    [2, 2, -1],
    [2, 2, 2],
    [3, 3, -2],
    [3, 4, 1],
    [8, 8, -1],
    [10, 10, 1],
    [10, 11, -2],
  ] as const),
  ...([
    [14, 14, -2],
    [17, 17, -1],
    [17, 17, 4],
    [18, 18, 1],
    [19, 20, 1],
    [20, 20, -2],
  ] as const),
  ...([
    [21, 24, -2],
    [21, 24, 1],
    [21, 24, 2],
    [22, 22, 1],
    [23, 23, 4],
    [24, 24, -2],
  ] as const),
  ...([
    [26, 26, -2],
    [27, 27, 1],
    [28, 28, 4],
    [28, 29, 1],
    [29, 29, 1],
    [29, 34, -2],
  ] as const),
  ...([
    [30, 30, -1],
    [32, 32, -1],
    [33, 34, -2],
    [33, 33, 1],
    [40, 40, 1],
    [43, 43, -1],
  ] as const),
];

test.each(MOVES)('lines %i to %i, moved by %i', (first, last, by) => {
  const [problem, ...more] = problemsOf(moved(first, last, by));
  const spaces = /^ */.exec(LINES[first - 1] ?? '')?.[0].length ?? 0;
  const [below, ways] = [last - first, Math.abs(by)];
  const hint =
    below === 0
      ? `Write ${spaces} spaces before it.`
      : `Move it and the ${below === 1 ? 'line' : `${below} lines`} below it ${ways} ${ways === 1 ? 'space' : 'spaces'} to the ${by > 0 ? 'left' : 'right'}.`;
  expect(more).toEqual([]);
  expect([problem?.code, problem?.place?.line, problem?.hint]).toEqual([
    'yaml/indentation',
    first,
    hint,
  ]);
  expect(problem?.message).toBe(
    `This line is indented by ${spaces + by}, those around it by ${spaces}`,
  );
});

test('two blocks, far from each other', () => {
  const text = moved(8, 8, -1).split('\n').with(51, '     - kind: takeaways').join('\n');
  expect(problemsOf(text).map(({ place }) => place?.line)).toEqual([8, 52]);
});

test('in a long outline it is found as well', () => {
  const slide = LINES.slice(25, 34).join('\n');
  const slides = Array.from({ length: 200 }, (_, at) => slide.replace('id: why', `id: why${at}`));
  const text = OUTLINE.replace(slide, () => slides.join('\n\n'));
  const at = text.split('\n').findIndex((line) => line.includes('why150')) + 1;
  const wrong = text
    .split('\n')
    .with(at, ' '.repeat(9) + LINES[27]?.trim())
    .join('\n');
  expect(problemsOf(wrong).map(({ place, hint }) => [place?.line, hint])).toEqual([
    [at + 1, 'Write 8 spaces before it.'],
  ]);
});

function problemsOf(text: string) {
  return parseOutline({ path: 'o', text }, templates).problems;
}

function moved(first: number, last: number, by: number): string {
  return LINES.map((line, index) => {
    if (index < first - 1 || index >= last || line.trim() === '') return line;
    return by > 0 ? ' '.repeat(by) + line : line.slice(-by);
  }).join('\n');
}
