/** Reads Mermaid's syntax into the fields of a diagram; what cannot be read is an error at its line. */
import type { Text } from '../../outline/index.js';
import type { Problem } from '../../problem.js';
import { type DiagramFields, problem } from '../diagram-problems.js';
import type { Sequence } from '../diagrams/index.js';
import { readFlowchart } from './read-flowchart.js';
import { readSequence } from './read-sequence.js';

/** What is read, for hints. */
const READ =
  'Fireside reads `flowchart` (with LR or TD) and `sequenceDiagram`; write other diagrams by `nodes` and `edges`.';

/** Mermaid's other diagrams, which a first line may name. */
const HEAD =
  /^(?:(?<sequence>sequenceDiagram)|(?:flowchart|graph)(?:[\s;]+(?<direction>[A-Z]+))?)\s*;?$/;

/** One of the two. */
export interface ReadDiagram {
  readonly fields?: DiagramFields;
  readonly sequence?: Sequence<Text>;
}

/**
 * @param lines without blank ones, each with its place
 * @param problems gets what cannot be read
 */
export function readMermaid(lines: readonly Text[], problems: Problem[]): ReadDiagram {
  const add = (message: string, hint: string, { place }: Text): void => {
    problems.push(problem('mermaid', message, hint, place));
  };
  for (const line of lines.filter(({ text }) => /^%%\{/.test(text))) {
    add(
      `“${line.text}” has no effect on a slide`,
      'Take the line out: the look is the theme’s.',
      line,
    );
  }
  const [first, ...rest] = lines.filter(({ text }) => !text.startsWith('%%'));
  if (first === undefined) return {};
  if (first.text === '---') {
    const hint = 'Take it out: the title is the slide’s, the look the theme’s.';
    add('The settings before a diagram (`---`) have no effect on a slide', hint, first);
    return {};
  }
  const head = HEAD.exec(first.text);
  if (head === null) {
    add(`“${first.text}” is no diagram that can be read`, READ, first);
    return {};
  }
  if (head.groups?.sequence !== undefined) return { sequence: readSequence(rest, problems) };
  const direction = DIRECTIONS[head.groups?.direction ?? 'TB'];
  if (direction === undefined) {
    const hint = 'Write LR (to the right) or TD (down).';
    add(`A diagram cannot lead towards “${head.groups?.direction}”`, hint, first);
    return {};
  }
  return { fields: { direction, ...readFlowchart(rest, problems) } };
}

const DIRECTIONS: Readonly<Record<string, 'right' | 'down'>> = {
  LR: 'right',
  TB: 'down',
  TD: 'down',
};
