/** Mermaid's flowcharts as the fields of a diagram, and what cannot be read. */
import { expect, test } from 'vitest';
import { readMermaid } from '../../src/markdown/mermaid/read-mermaid.js';
import type { Text } from '../../src/outline/index.js';
import type { Problem } from '../../src/problem.js';

function read(source: string) {
  const problems: Problem[] = [];
  const lines = source.split('\n').flatMap((line, index): Text[] => {
    const place = { file: 'a.yaml', line: index + 1, column: 1, length: 1, lineText: line };
    return line.trim() === '' ? [] : [{ $role: 'text', text: line.trim(), place }];
  });
  const {
    direction,
    nodes = {},
    edges = [],
    groups = [],
  } = readMermaid(lines, problems).fields ?? {};
  return {
    direction,
    nodes: Object.entries(nodes).map(
      ([key, { label, shape = 'box' }]) => `${key}: ${label.text} (${shape})`,
    ),
    edges: edges.map(({ from, to, label, dashed, arrow }) => {
      const how = [label?.text, dashed ? 'dashed' : undefined, arrow].filter(Boolean).join(', ');
      return `${from.text} > ${to.text}: ${how}`;
    }),
    groups: groups.map(
      ({ label, nodes: keys }) => `${label.text}: ${keys.map(({ text }) => text).join(' ')}`,
    ),
    problems: problems.map(({ place, message }) => `${place?.line}: ${message}`),
  };
}

test('nodes have the shapes and texts that they are given anywhere', () => {
  const { nodes, direction } = read(`graph TD
    a[One] --> b(Two); c([Three]) --> d((Four))
    e{Five?} --> f{{Six}}
    g["Seven (of 7)"] --> h
    h[Eight<br>here]`);
  expect(direction).toBe('down');
  expect(nodes).toEqual([
    ...['a: One (box)', 'b: Two (rounded)', 'c: Three (rounded)', 'd: Four (ellipse)'],
    ...['e: Five? (diamond)', 'f: Six (diamond)', 'g: Seven (of 7) (box)', 'h: Eight here (box)'],
  ]);
});

test('links have heads, dashes and texts', () => {
  const { edges, problems } = read(`flowchart LR
    a --> b
    a --- c
    a -.-> d
    a ==> e
    a <--> f
    a -->|yes| g
    a -- no --> h
    a -. maybe .-> i
    j --> k & l --> m`);
  expect(problems).toEqual([]);
  expect(edges).toEqual([
    ...['a > b: end', 'a > c: none', 'a > d: dashed, end', 'a > e: end', 'a > f: both'],
    ...['a > g: yes, end', 'a > h: no, end', 'a > i: maybe, dashed, end'],
    ...['j > k: end', 'j > l: end', 'k > m: end', 'l > m: end'],
  ]);
});

test('subgraphs are groups; comments are nothing', () => {
  const { groups, problems } = read(`flowchart LR
    %% a comment
    subgraph team [The team]
      a --> b
    end
    subgraph Others
      c
    end
    b --> c`);
  expect(problems).toEqual([]);
  expect(groups).toEqual(['The team: a b', 'Others: c']);
});

test('what cannot be read is a mistake at its line', () => {
  expect(read('pie\n  "a": 1').problems).toEqual(['1: “pie” is no diagram that can be read']);
  expect(read('flowchart BT\n  a --> b').problems).toEqual([
    '1: A diagram cannot lead towards “BT”',
  ]);
  const { problems } = read(`flowchart LR
    a ->> b
    classDef red fill:#f00
    a[open --> b
    end
    subgraph one
    subgraph two`);
  expect(problems).toEqual([
    '2: “a ->> b” cannot be read from “->> b” on',
    '3: “classDef red fill:#f00” has no effect on a slide',
    '4: “a[open --> b” cannot be read from “[open --> b” on',
    '5: No subgraph ends here',
    '7: A subgraph within another cannot be drawn',
    '6: The subgraph “one” has no end',
  ]);
});

test('forms that Mermaid names are the nearest that a box has', () => {
  const { nodes, problems } = read(`flowchart LR
    a@{ shape: diam, label: "Really?" }
    b@{ shape: cyl, label: "Data; all" } --> c@{ shape: doc }
    d[/leaning/] --> e(((twice)))
    f>flag] e1@--> g["\`**bold** #9829;\`"]`);
  expect(problems).toEqual([]);
  expect(nodes).toEqual([
    ...['a: Really? (diamond)', 'b: Data; all (rounded)', 'c: c (box)', 'd: leaning (box)'],
    ...['e: twice (ellipse)', 'f: flag (box)', 'g: **bold** ♥ (box)'],
  ]);
});

test('what a slide does not have is a mistake that says so', () => {
  const { problems } = read(`flowchart LR
    a --o b
    a ~~~ b
    a:::red --> b
    a@{ shape: bolt, label: "Line" }
    a[fa:fa-car Car]
    %%{init: {"theme": "dark"}}%%`);
  expect(problems).toEqual([
    '7: “%%{init: {"theme": "dark"}}%%” has no effect on a slide',
    '2: A link cannot end in a circle or a cross',
    '3: A link that cannot be seen (`~~~`) has no effect on a slide',
    '4: A class (`:::`) has no effect on a slide',
    '5: “a@{ shape: bolt, label: "Line" }” cannot be read',
    '6: “a[fa:fa-car Car]” cannot be read',
  ]);
  expect(read('---\ntitle: One\n---\nflowchart LR').problems).toEqual([
    '1: The settings before a diagram (`---`) have no effect on a slide',
  ]);
  expect(read('flowchart LR\n  subgraph one\n    a\n  end\n  b --> one').problems).toEqual([
    '5: A line cannot lead to the subgraph “one”',
  ]);
});
