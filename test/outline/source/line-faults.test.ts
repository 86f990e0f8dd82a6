/** A line that is indented too much or too little, without its key or with a wrong character for it: one error at that line, and a hint that corrects it. */
import { expect, test } from 'vitest';
import { changed, type Mistake, tell, tellOnly, testMistakes } from '../../support/tell-outline.js';

const MISTAKES: Readonly<Record<string, Mistake>> = {
  'a key one space too far left': [
    '        title: The door is locked\n',
    '       title: The door is locked\n',
    ['28:8', 'This line is indented by 7, those around it by 8', 'Write 8 spaces before it.'],
  ],
  'a key one space too far right': [
    '        title: The door is locked\n',
    '         title: The door is locked\n',
    ['28:10', 'This line is indented by 9, those around it by 8', 'Write 8 spaces before it.'],
  ],
  'a key under a text, two spaces too deep': [
    '        form: column',
    '          form: column',
    ['38:11', 'This line is indented by 10, those around it by 8', 'Write 8 spaces before it.'],
  ],
  'a field of the deck at the left edge': [
    '  date: 2026-10-14',
    'date: 2026-10-14',
    ['3:1', 'This line is indented by 0, those around it by 2', 'Write 2 spaces before it.'],
  ],
  'a hyphen one space too far left': [
    '          - Students ask for a desk',
    '         - Students ask for a desk',
    ['31:10', 'This line is indented by 9, those around it by 10', 'Write 10 spaces before it.'],
  ],
  'a slide one space too far left': [
    '      - kind: chart',
    '     - kind: chart',
    ['36:6', 'This line is indented by 5, those around it by 6', 'Write 6 spaces before it.'],
  ],
  'a slide one space too far right': [
    '      - kind: chart',
    '       - kind: chart',
    ['36:8', 'This line is indented by 7, those around it by 6', 'Write 6 spaces before it.'],
  ],
  'a section one space too far left': [
    '  - title: What it takes',
    ' - title: What it takes',
    ['43:2', 'This line is indented by 1, those around it by 2', 'Write 2 spaces before it.'],
  ],
  'a whole slide two spaces too far left': [
    '      - kind: takeaways\n        title: Three things\n        points: [Try it on Fridays, Count who comes]\n',
    '    - kind: takeaways\n      title: Three things\n      points: [Try it on Fridays, Count who comes]\n',
    [
      '52:5',
      'This line is indented by 4, those around it by 6',
      'Move it and the 2 lines below it 2 spaces to the right.',
    ],
  ],
  'a block of fields two spaces too deep': [
    '        form: column\n        rows:\n',
    '          form: column\n          rows:\n',
    [
      '38:11',
      'This line is indented by 10, those around it by 8',
      'Move it and the line below it 2 spaces to the left.',
    ],
  ],
  'a person two spaces too deep': [
    '  omar:\n    name',
    '    omar:\n    name',
    ['8:5', 'This line is indented by 4, those around it by 2', 'Write 2 spaces before it.'],
  ],
  'a tab before a key': [
    '        title: The door is locked\n',
    '\ttitle: The door is locked\n',
    ['28:1', 'This line is indented with a tab', 'Indent with spaces: two for each level.'],
  ],
  'a tab in notes': [
    '        notes: Say hello.',
    '        notes: |\n          Say hello.\n\t\tGo on.',
    ['26:1', 'This line is indented with a tab', 'Indent with spaces: two for each level.'],
    '        notes: |\n          Say hello.\n          Go on.',
  ],
  'notes that are not indented': [
    '        notes: Say hello.',
    '        notes: |\n        Say hello.\n        Then: ask.',
    [
      '25:9',
      'The text below “|” is not indented, so it is not part of it',
      'Write 10 spaces before each of its 2 lines.',
    ],
    '        notes: |\n          Say hello.\n          Then: ask.',
  ],
  'slides without their key': [
    '    slides:\n      - kind: exchange',
    '      - kind: exchange',
    [
      '45:7',
      'A list is not allowed here',
      'Write the key that it belongs to above it: 4 spaces and `slides:`.',
    ],
  ],
  'two hyphens': [
    '      - kind: chart',
    '      - - kind: chart',
    ['36:7', 'Two hyphens begin a list inside of a list', 'Delete one of the two hyphens.'],
  ],
  'a line without a key': [
    '        title: The door is locked\n',
    '        title: The door is locked\n        and cold\n',
    [
      '29:9',
      'This line has no key: a key ends with “:” and a space',
      'Begin it with a key: `key: …`; to go on with the text above, indent it deeper.',
    ],
    '        title: The door is locked\n          and cold\n',
  ],
  'a key without its colon': [
    '        form: column',
    '        form column',
    ['38:9', 'This line has no key: a key ends with “:” and a space', 'Write `form: column`.'],
  ],
  'an equals sign': [
    '        form: column',
    '        form = column',
    ['38:9', 'This line has no key: a key ends with “:” and a space', 'Write `form: column`.'],
  ],
  'a full-width colon at the top': [
    'sections:',
    'sections：',
    [
      '16:1',
      'This line has no key: its colon “：” is full-width, and a key ends with “:” and a space',
      'Write `sections:`.',
    ],
  ],
  'two keys on a line': [
    '            by: omar\n            verbatim: true',
    '            by: omar verbatim: true',
    [
      '33:22',
      'A second key on this line: `verbatim`',
      'Write two lines, each as deep: `by: omar`, and `verbatim: true`.',
    ],
  ],
  'a no-break space behind a colon': [
    'title: The door',
    'title:\u00a0The door',
    [
      '28:15',
      'There is a no-break space (U+00A0) before the text of this line',
      'Delete it, and write spaces of the usual kind.',
    ],
  ],
  'full-width spaces as indentation': [
    '        title: The door is locked\n',
    '\u3000\u3000\u3000\u3000title: The door is locked\n',
    [
      '28:1',
      'There is a full-width space (U+3000) before the text of this line',
      'Delete it, and write spaces of the usual kind.',
    ],
  ],
  'a bullet －': [
    '          - Students ask for a desk',
    '          － Students ask for a desk',
    [
      '31:11',
      'An item begins with a hyphen and a space, not with “－”',
      'Write: - Students ask for a desk',
    ],
  ],
  'a bullet –': [
    '          - Students ask for a desk',
    '          – Students ask for a desk',
    [
      '31:11',
      'An item begins with a hyphen and a space, not with “–”',
      'Write: - Students ask for a desk',
    ],
  ],
  'a bullet •': [
    '          - Students ask for a desk',
    '          • Students ask for a desk',
    [
      '31:11',
      'An item begins with a hyphen and a space, not with “•”',
      'Write: - Students ask for a desk',
    ],
  ],
  'a bullet *': [
    '          - Students ask for a desk',
    '          * Students ask for a desk',
    [
      '31:11',
      'An item begins with a hyphen and a space, not with “*”',
      'Write: - Students ask for a desk',
    ],
  ],
  'a bullet 2.': [
    '          - Students ask for a desk',
    '          2. Students ask for a desk',
    [
      '31:11',
      'An item begins with a hyphen and a space, not with “2.”',
      'Write: - Students ask for a desk',
    ],
  ],
  'a bullet --': [
    '          - Students ask for a desk',
    '          -- Students ask for a desk',
    [
      '31:11',
      'An item begins with a hyphen and a space, not with “--”',
      'Write: - Students ask for a desk',
    ],
  ],
  'a hyphen without its space': [
    '          - Students ask for a desk',
    '          -Students ask for a desk',
    [
      '31:11',
      'An item begins with a hyphen and a space, not with “-”',
      'Write: - Students ask for a desk',
    ],
  ],
  'a slide whose hyphen lacks its space': [
    '      - kind: chart',
    '      -kind: chart',
    ['36:7', 'An item begins with a hyphen and a space, not with “-”', 'Write: - kind: chart'],
  ],
};

testMistakes(MISTAKES);

test('in a file that begins with a blank line', () => {
  const [place, message] = tellOnly(`\n${changed(['        id: why', '       id: why'])}`);
  expect([place, message]).toEqual(['28:8', 'This line is indented by 7, those around it by 8']);
  expect(tell('\n- a\n b: c\n')).toMatch(/error: /);
});

test('several of them, each at its line', () => {
  const told = tell(
    changed(
      ['people: [nora, omar]', 'people: [nora, omar'],
      ['        title: The door', '       title: The door'],
      ['- Students', '• Students'],
      ['      - kind: chart', '     - kind: chart'],
      ['minutes: 15', 'minutes：15'],
      ['text: No. }', 'text: No [laughs] }'],
    ),
  );
  const lines = [...told.matchAll(/^o:(\d+):\d+ error/gm)].map(([, line]) => Number(line));
  expect(lines).toEqual([23, 28, 31, 36, 44, 50]);
});

test('what cannot be corrected: nothing after it is reported', () => {
  const [place, message] = tellOnly(
    changed(['  - title: What it takes\n', '---\n  - title: What it takes\n']),
  );
  expect([place, message]).toEqual(['43:1', '“---” begins a second outline']);
});
