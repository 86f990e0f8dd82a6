/** Mermaid's sequence diagrams: what is read, what cannot be, and where all of it is. */
import { expect, test } from 'vitest';
import { placeSequence } from '../../src/markdown/diagrams/index.js';
import { readMermaid } from '../../src/markdown/mermaid/read-mermaid.js';
import type { Text } from '../../src/outline/index.js';
import type { Problem } from '../../src/problem.js';

function read(source: string) {
  const problems: Problem[] = [];
  const lines = `sequenceDiagram\n${source}`.split('\n').flatMap((line, index): Text[] => {
    const place = { file: 'a.yaml', line: index, column: 1, length: 1, lineText: line };
    return line.trim() === '' ? [] : [{ $role: 'text', text: line.trim(), place }];
  });
  const { sequence = { participants: [], steps: [] } } = readMermaid(lines, problems);
  return {
    sequence,
    participants: sequence.participants.map(({ key, label, isActor, box }) => {
      const where = box === undefined ? '' : ` in ${box.label?.text}`;
      return `${key}: ${label.text}${isActor ? ' (actor)' : ''}${where}`;
    }),
    steps: sequence.steps.map((step) => {
      switch (step.type) {
        case 'message': {
          const { from, to, number, dashed, head, activates, deactivates, label } = step;
          const signs = `${activates ? '+' : ''}${deactivates ? '-' : ''}`;
          const start = number === undefined ? '' : `${number} `;
          return `${start}${from} ${dashed ? 'dashed ' : ''}${head} ${signs}${to}: ${label?.text ?? ''}`;
        }
        case 'note':
          return `note ${step.side} ${step.of.join()}: ${step.label.text}`;
        case 'open':
          return `${step.word} ${step.label?.text ?? ''}`.trim();
        case 'else':
          return `else ${step.label?.text ?? ''}`.trim();
        case 'close':
          return 'end';
        default:
          return `${step.type} ${step.of}`;
      }
    }),
    problems: problems.map(({ place, message }) => `${place?.line}: ${message}`),
    hints: problems.map(({ hint }) => hint),
  };
}

test('participants have their names, and come in the order of the lines', () => {
  const { participants, problems } = read(`participant A as Alice<br/>Johnson
    actor b as 陳美玲
    box Purple The servers
      participant S@{ "type": "database", "alias": "Store" }
      participant Two words
    end
    A->>later: Hello`);
  expect(problems).toEqual([]);
  expect(participants).toEqual([
    ...['A: Alice Johnson', 'b: 陳美玲 (actor)', 'S: Store in The servers'],
    ...['Two words: Two words in The servers', 'later: later'],
  ]);
});

test('messages have all of Mermaid’s heads', () => {
  const { steps, problems } = read(`a->b: 1
    a-->b: 2
    a->>b: 3
    a-->>b: 4
    a<<->>b: 5
    a<<-->>b: 6
    a-xb: 7
    a--xb: 8
    a-)b: 9
    a--)b: 10
    long-name->>b
    a->>a: #35; self; a->>b: second`);
  expect(problems).toEqual([]);
  expect(steps).toEqual([
    ...['a none b: 1', 'a dashed none b: 2', 'a end b: 3', 'a dashed end b: 4', 'a both b: 5'],
    ...['a dashed both b: 6', 'a cross b: 7', 'a dashed cross b: 8', 'a open b: 9'],
    ...['a dashed open b: 10', 'long-name end b: ', 'a end a: # self', 'a end b: second'],
  ]);
});

test('activations belong to the message before them', () => {
  const { steps, problems } = read(`a->>+b: one
    b-->>-a: two
    a->>b: three
    activate b
    Note over a, b: between
    deactivate b`);
  expect(problems).toEqual([]);
  expect(steps).toEqual([
    ...['a end +b: one', 'b dashed end -a: two', 'a end +b: three', 'note over a,b: between'],
    'deactivate b',
  ]);
});

test('blocks nest, and numbers count', () => {
  const { steps, problems } = read(`autonumber 10 5
    alt is well
      a->>b: yes
      loop each day
        b->>a: again
      end
    else
      autonumber off
      rect rgb(0, 255, 0)
        Note right of a: no
      end
    end
    par one
    and two
    end
    critical three
    option four
    end`);
  expect(problems).toEqual([]);
  expect(steps).toEqual([
    ...['alt is well', '10 a end b: yes', 'loop each day', '15 b end a: again', 'end', 'else'],
    ...['rect', 'note right a: no', 'end', 'end', 'par one', 'else two', 'end'],
    ...['critical three', 'else four', 'end'],
  ]);
});

test('what cannot be read is a mistake at its line', () => {
  const { problems, hints } = read(`a=>b: no
    create participant c
    destroy c
    title Hello
    link a: b @ https://example.com
    deactivate a
    b-->>-a: x
    else
    end
    Note left of a,b: both
    a->>b: opens
    alt never ends`);
  expect(problems).toEqual([
    '1: “a=>b: no” cannot be read',
    '2: “create participant c” is not drawn on a slide',
    '3: “destroy c” is not drawn on a slide',
    '4: “title Hello” is not drawn on a slide',
    '5: “link a: b @ https://example.com” is not drawn on a slide',
    '6: “a” is not active here',
    '7: “b” is not active here',
    '8: No `alt` is open for this `else`',
    '9: No block ends here',
    '10: A note cannot be left of “a,b”',
    '12: The `alt` has no end',
  ]);
  expect(hints[0]).toContain('a->>b: text');
  expect(hints[5]).toBe('Write `activate a` before, or a `+` at the message to it.');
});

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

test('no label, note or head lies on another', () => {
  const { sequence } = read(`participant a as A participant with quite a long name
    autonumber
    a->>+b: A message that is long enough to need a good deal of space
    b->>b: To itself
    Note right of b: A note beside it
    alt works
      b->>c: On
      Note over a,c: Over all of them
    else fails
      c-xa: Across the middle
    end
    b-->>-a: Done`);
  const pieces = (label: Text | undefined) => label && (label.text.match(/\S+\s*/g) ?? []);
  const layout = placeSequence(
    {
      participants: sequence.participants.map((one) => {
        return { ...one, label: pieces(one.label) ?? [], box: undefined };
      }),
      steps: sequence.steps.map((step) => {
        if (step.type === 'note') return { ...step, label: pieces(step.label) ?? [] };
        return 'label' in step ? { ...step, label: pieces(step.label) } : step;
      }) as Parameters<typeof placeSequence>[0]['steps'],
    },
    { width: 1120, height: 452 },
  );
  const texts: readonly Placed[] = [
    ...layout.participants,
    ...layout.notes,
    ...layout.messages.flatMap(({ label }) => label ?? []),
    ...layout.fragments.flatMap(({ tag, label }) => [tag, label].flatMap((one) => one ?? [])),
    ...layout.dividers.flatMap(({ label }) => label ?? []),
  ];
  expect(texts).toHaveLength(13);
  const over = texts.flatMap((one, index) =>
    texts
      .slice(index + 1)
      .filter(
        (other) =>
          one.x < other.x + other.width &&
          other.x < one.x + one.width &&
          one.y < other.y + other.height &&
          other.y < one.y + one.height,
      ),
  );
  expect(over).toEqual([]);
  for (const { x, y, width, height } of texts) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(layout.width + 1e-9);
    expect(y + height).toBeLessThanOrEqual(layout.height);
  }
});
