/** Reads Mermaid's syntax into the fields of a diagram; what cannot be read is an error at its line. */
import type { Text } from '../../outline/index.js';
import type { Problem } from '../../problem.js';
import { type DiagramFields, problem } from '../diagram-problems.js';
import { readFlowchart } from './read-flowchart.js';

/** What is read, for hints. */
const READ =
  'Fireside reads `flowchart` (with LR or TD); write other diagrams by `nodes` and `edges`.';

/** Mermaid's other diagrams, which a first line may name. */
const HEAD = /^(?:flowchart|graph)(?:[\s;]+(?<direction>[A-Z]+))?\s*;?$/;

/**
 * @param lines without blank ones, each with its place
 * @param problems gets what cannot be read
 */
export function readMermaid(lines: readonly Text[], problems: Problem[]): DiagramFields {
  const [first, ...rest] = lines.filter(({ text }) => !text.startsWith('%%'));
  if (first === undefined) return {};
  const head = HEAD.exec(first.text);
  if (head === null) {
    problems.push(
      problem('mermaid', `“${first.text}” is no diagram that can be read`, READ, first.place),
    );
    return {};
  }
  const direction = DIRECTIONS[head.groups?.direction ?? 'TB'];
  if (direction === undefined) {
    const message = `A diagram cannot lead towards “${head.groups?.direction}”`;
    problems.push(
      problem('mermaid', message, 'Write LR (to the right) or TD (down).', first.place),
    );
    return {};
  }
  return { direction, ...readFlowchart(rest, problems) };
}

const DIRECTIONS: Readonly<Record<string, 'right' | 'down'>> = {
  LR: 'right',
  TB: 'down',
  TD: 'down',
};
