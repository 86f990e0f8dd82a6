/** Brackets and quotes that do not match, and texts that need them: one error at that place, and a hint that corrects it. */
import { type Mistake, testMistakes } from '../../support/tell-outline.js';

const MISTAKES: Readonly<Record<string, Mistake>> = {
  'a bracket that is open': [
    'people: [nora, omar]',
    'people: [nora, omar',
    ['23:17', 'This “[” is not closed', 'Write “]” at the end: [nora, omar]'],
  ],
  'a brace that is open': [
    '- { by: nora, text: Would you let her study there? }',
    '- { by: nora, text: Would you let her study there?',
    [
      '49:13',
      'This “{” is not closed',
      'Write “}” at the end: { by: nora, text: Would you let her study there? }',
    ],
  ],
  'a bracket too many': [
    'people: [nora, omar]',
    'people: [nora, omar]]',
    ['23:29', 'Nothing is open here that “]” could close', 'Delete “]”.'],
  ],
  'another bracket': [
    'text: No. }',
    'text: No. ]',
    ['50:35', '“{” in column 13 is closed by “}”, but here is “]”', 'Write “}” in its place.'],
  ],
  'brackets in a text': [
    'text: No. }',
    'text: No [laughs] }',
    [
      '50:31',
      'Within `{ }` a text with brackets needs quotes',
      'Put the text in quotes: text: "No [laughs]"',
    ],
    'text: "No [laughs]" }',
  ],
  'brackets at a text’s beginning': [
    'text: No. }',
    'text: [laughs] No. }',
    [
      '50:31',
      'Within `{ }` a text with brackets needs quotes',
      'Put the text in quotes: text: "[laughs] No."',
    ],
    'text: "[laughs] No." }',
  ],
  'a link in a list': [
    '[Try it on Fridays,',
    '[See [here](https://example.org),',
    [
      '54:18',
      'Within `[ ]` a text with brackets needs quotes',
      'Put the text in quotes: "See [here](https://example.org)"',
    ],
    '["See [here](https://example.org)",',
  ],
  'a number sign in braces': [
    'text: No. }',
    'text: See room #3 }',
    [
      '50:31',
      'A “#” after a space begins a comment',
      'Put the text in quotes: text: "See room #3"',
    ],
    'text: "See room #3" }',
  ],
  'a colour in braces': [
    'role: Editor,',
    'role: Editor, color: #2456b8,',
    ['7:50', 'A “#” after a space begins a comment', 'Put the text in quotes: color: "#2456b8"'],
    'role: Editor, color: "#2456b8",',
  ],
  'a colon in braces': [
    'text: No. }',
    'text: No: never }',
    [
      '50:31',
      'Within `{ }` and `[ ]` a colon or a comma ends a text',
      'Put the text in quotes: text: "No: never"',
    ],
    'text: "No: never" }',
  ],
  'a comma in braces': [
    'text: No. }',
    'text: No, never }',
    ['50:35', 'Within `{ }` a comma ends a text', 'Put the text in quotes: text: "No, never"'],
    'text: "No, never" }',
  ],
  'quotes and a comma in braces': [
    'text: No. }',
    'text: She said "no, never" to me }',
    [
      '50:45',
      'Within `{ }` a comma ends a text',
      'Put the text in quotes: text: "She said \\"no, never\\" to me"',
    ],
    'text: "She said \\"no, never\\" to me" }',
  ],
  'quotes in quotes in braces': [
    'text: No. }',
    'text: "She said "no" to me" }',
    [
      '50:31',
      'The quote with which this text begins ends before the text does',
      'Put the whole text in quotes: text: "She said \\"no\\" to me"',
    ],
    'text: "She said \\"no\\" to me" }',
  ],
  'two keys without a comma': [
    '{ by: omar, text: No. }',
    '{ by: omar text: No. }',
    [
      '50:24',
      'Within `{ }` there is a comma between two keys, and none before `text`',
      'Write: { by: omar, text: No. }',
    ],
  ],
  'a full-width comma between keys': [
    '{ by: omar, text: No. }',
    '{ by: omar， text: No. }',
    [
      '50:23',
      'Within `{ }` the comma between two keys is “,”, not the full-width “，”',
      'Write: { by: omar, text: No. }',
    ],
  ],
  'a full-width colon in braces': [
    '{ by: omar, text: No. }',
    '{ by：omar, text: No. }',
    ['50:15', 'The colon of `by` is full-width: “：”', 'Write: by: omar'],
  ],
  'a colon without its space in braces': [
    'text: No. }',
    'text:"No." }',
    ['50:25', 'There is no space after the colon of `text`', 'Write: text: "No."'],
    'text: "No." }',
  ],
  'full-width braces': [
    '{ by: omar, text: No. }',
    '｛ by: omar, text: No. ｝',
    ['50:13', 'Keys on one line belong in `{ }`, not in `｛ ｝`', 'Write: { by: omar, text: No. }'],
  ],
  'parentheses for braces': [
    '{ by: omar, text: No. }',
    '( by: omar, text: No. )',
    ['50:13', 'Keys on one line belong in `{ }`, not in `( )`', 'Write: { by: omar, text: No. }'],
  ],
  'a comma behind braces': [
    'text: No. }',
    'text: No. },',
    ['50:36', 'A comma behind `{ }` parts nothing: each item has a line of its own', 'Delete “,”.'],
  ],
  'a comma behind quotes': [
    '          - Students ask for a desk',
    '          - "Students ask for a desk",',
    ['31:38', 'A comma behind a quoted text parts nothing', 'Delete the comma.'],
    '          - "Students ask for a desk"',
  ],
  'an apostrophe in single quotes': [
    'title: The door is locked',
    "title: 'The door's locked'",
    [
      '28:26',
      "The quote with which this text begins ends before “s locked'”",
      `Put the whole text in quotes: title: "The door's locked"`,
    ],
    `title: "The door's locked"`,
  ],
  'double quotes in double quotes': [
    'title: The door is locked',
    'title: "The "door" is locked"',
    [
      '28:22',
      'The quote with which this text begins ends before “door" is locked"”',
      'Put the whole text in quotes: title: "The \\"door\\" is locked"',
    ],
    'title: "The \\"door\\" is locked"',
  ],
  'quotes at the beginning alone': [
    'title: The door is locked',
    'title: "The door" is locked',
    [
      '28:27',
      'The quote with which this text begins ends before “is locked”',
      'Put the whole text in quotes: title: "\\"The door\\" is locked"',
    ],
    'title: "\\"The door\\" is locked"',
  ],
  'a quote that is not closed': [
    'title: The door is locked',
    'title: "The door is locked',
    ['28:16', 'This quote is not closed', 'Write " at the text’s end, too.'],
    'title: "The door is locked"',
  ],
  'a quote that is not closed in braces': [
    'role: Editor,',
    'role: "Editor,',
    ['7:35', 'This quote is not closed', 'Write " at the text’s end, too.'],
    'role: "Editor",',
  ],
  'a text behind “|”': [
    'notes: Say hello.',
    'notes: | Say hello.',
    [
      '24:18',
      'Behind “|” the text begins on the next line',
      'Write `notes: Say hello.`; or leave “|” alone on its line, and write the text below it, indented. If “|” is to be shown: notes: "| Say hello."',
    ],
  ],
  'finer points under a colon': [
    '          - Students ask for a desk',
    '          - Students ask for a desk:\n            - A quiet one',
    [
      '31:13',
      'A point with finer ones has two keys, `text` and `points`',
      'Write `- text: Students ask for a desk`, and `points:` on the line below, under `text`.',
    ],
    '          - text: Students ask for a desk\n            points:\n            - A quiet one',
  ],
};

testMistakes(MISTAKES);
