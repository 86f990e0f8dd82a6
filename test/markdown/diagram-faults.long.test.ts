/** What is wrong with a diagram: each mistake at its line, with what to do. */
import { expect, it } from 'vitest';
import type { Problem } from '../../src/problem.js';
import { compileFile, outlineWith, withOutline } from '../support/build-deck.js';

async function mistakes(slide: string): Promise<string[]> {
  const yaml = outlineWith(`      - kind: diagram\n        title: 圖\n${slide}`);
  const error: unknown = await withOutline(yaml, {}, compileFile).catch((thrown) => thrown);
  const problems = (error as { problems?: readonly Problem[] }).problems ?? [];
  return problems.map(
    ({ code, message, place, hint }) => `${place?.line} ${code}: ${message}. ${hint}`,
  );
}

/** The first line of the slide is 10, that of its fields 12. */
const many = (count: number): string =>
  Array.from({ length: count }, (_, index) => `n${index}: 甲`).join(', ');

it.each([
  [
    'no boxes',
    '        edges: [{from: a, to: b}]',
    '10 diagram/empty: The diagram has no boxes. Name them: `nodes: {first: First, second: Second}`.',
  ],
  [
    'too many boxes',
    `        nodes: {${many(41)}}`,
    '10 diagram/too-many: The diagram has 41 boxes; more than 40 cannot be read. Show a part of it, or make two diagrams.',
  ],
  [
    'a line to a box that is not there',
    '        nodes: {outline: 大綱, deck: 簡報}\n        edges:\n          - {from: outline, to: dek}',
    '14 diagram/unknown-node: There is no box “dek”. Did you mean `deck`? There are: outline, deck.',
  ],
  [
    'a line to the box itself',
    '        nodes: {outline: 大綱}\n        edges:\n          - {from: outline, to: outline}',
    '14 diagram/self: An edge leads from “outline” to itself. Take the edge out, and say it in the label of the box.',
  ],
  [
    'a box in two groups',
    '        nodes: {a: 甲, b: 乙}\n        groups:\n          - {label: 一, nodes: [a]}\n          - {label: 二, nodes: [b, a]}',
    '15 diagram/two-groups: “a” is in the group “一” already. A box can be in one group; take it out of one of the two.',
  ],
  [
    'boxes and Mermaid',
    '        nodes: {a: 甲}\n        mermaid: |\n          flowchart LR\n          a --> b',
    '14 diagram/twice: The diagram is given in Mermaid’s syntax and by `nodes`. Keep one of the two.',
  ],
  [
    'more boxes than can be read',
    `        direction: right\n        nodes: {${many(12).replaceAll('甲', '一個很長很長的方框名稱')}}\n        edges: [${Array.from({ length: 11 }, (_, index) => `{from: n${index}, to: n${index + 1}, label: 一段說明}`).join(', ')}]`,
    expect.stringMatching(
      /^10 diagram\/too-small: The diagram’s 12 boxes would leave its text \d+ px, and 18 px is the least\. Shorten its labels, take boxes out or make two diagrams of it; perhaps `direction: down` fits\.$/,
    ),
  ],
  [
    'another of Mermaid’s diagrams',
    '        mermaid: |\n          gantt\n          dateFormat YYYY',
    '13 diagram/mermaid: “gantt” is no diagram that can be read. Fireside reads `flowchart` (with LR or TD) and `sequenceDiagram`; write other diagrams by `nodes` and `edges`.',
  ],
  [
    'a line of a flowchart',
    '        mermaid: |\n          flowchart LR\n          a --> b\n          b ->> c',
    '15 diagram/mermaid: “b ->> c” cannot be read from “->> c” on. Write a link as `a --> b`, with a text `a -->|text| b`, a node as `a[Its text]`; docs/mermaid.md says what else is read.',
  ],
  [
    'a line of a sequence',
    '        mermaid: |\n          sequenceDiagram\n          a->>b: 好\n          destroy b',
    '15 diagram/mermaid: “destroy b” is not drawn on a slide. Take the line out: a lifeline leads to the end.',
  ],
  [
    'a sequence of nobody',
    '        mermaid: |\n          sequenceDiagram\n          %% nothing',
    '10 diagram/empty: The diagram has no messages. Write its messages: `a->>b: Hello`.',
  ],
  [
    'a sequence that is too long',
    `        mermaid: |\n          sequenceDiagram\n${Array.from({ length: 30 }, () => '          a->>b: 說').join('\n')}`,
    '10 diagram/too-small: The diagram’s 2 participants and 30 messages would leave its text 7 px, and 18 px is the least. Shorten its texts, take steps out or make two diagrams of it.',
  ],
])('%s', async (_, slide, problem) => {
  expect(await mistakes(slide)).toEqual([problem]);
});
