/** Values in another form, fields that are misspelt, items at another place: one error, and a hint that corrects it. */
import { expect, test } from 'vitest';
import { changed, type Mistake, tellOnly, testMistakes } from '../../support/tell-outline.js';

const MISTAKES: Readonly<Record<string, Mistake>> = {
  'a zero-width space in a key': [
    '        title: The door is locked\n',
    '        \u200btitle: The door is locked\n',
    ['28:9', 'There is a zero-width space (U+200B) in the key `title`', 'Delete it: `title:`.'],
  ],
  'a number with its unit': [
    '        form: column\n        rows:\n          - { label: Morning, value: 310 }',
    '        form: column\n        rows:\n          - { label: Morning, value: 31% }',
    [
      '40:38',
      '`value` should be a number',
      'Write `value: 31`, without “%”, and `unit: "%"` above `rows`.',
    ],
    '        form: column\n        unit: "%"\n        rows:\n          - { label: Morning, value: 31 }',
  ],
  'a misspelt `kind`': [
    '      - kind: chart',
    '      - knd: chart',
    ['36:9', 'There is no `knd` here', 'Did you mean `kind`?'],
    '      - kind: chart',
  ],
  'the opposite of a value': [
    '      - kind: chart',
    '      - kind: commentary\n        title: Against it\n        on: why\n        stance: disagrees\n        by: nora\n        points: [No]\n\n      - kind: chart',
    ['39:17', '`stance` cannot be “disagrees”', 'Did you mean `doubts`?'],
    '      - kind: commentary\n        title: Against it\n        on: why\n        stance: doubts\n        by: nora\n        points: [No]\n\n      - kind: chart',
  ],
  'a word for a value': [
    '      - kind: chart',
    '      - kind: commentary\n        title: Against it\n        on: why\n        stance: against\n        by: nora\n        points: [No]\n\n      - kind: chart',
    ['39:17', '`stance` cannot be “against”', 'Did you mean `doubts`?'],
    '      - kind: commentary\n        title: Against it\n        on: why\n        stance: doubts\n        by: nora\n        points: [No]\n\n      - kind: chart',
  ],
  'people as a list': [
    '  nora: { name: Nora Finch, role: Editor, side: host }\n  omar:\n    name: Omar Haddad\n    role: Head librarian\n    side: guest',
    '  - name: Nora Finch\n    role: Editor\n    side: host\n  - name: Omar Haddad\n    side: guest',
    [
      '7:3',
      '`people` should be a mapping (lines of “key: value”)',
      'Write each with a key, and without a hyphen: `nora: {name: Nora Finch, role: Editor, side: host}`.',
    ],
    '  nora: { name: Nora Finch, role: Editor, side: host }\n  omar: { name: Omar Haddad, side: guest }',
  ],
  'sources as a list': [
    '  forum: { publisher: Riverside Gazette }',
    '  - https://example.org/forum',
    [
      '14:3',
      '`sources` should be a mapping (lines of “key: value”)',
      'Write each with a key, and without a hyphen: `example: {url: https://example.org/forum}`.',
    ],
    '  example: { url: https://example.org/forum }\n  forum: { publisher: Riverside Gazette }',
  ],
  'a person by name alone': [
    '  nora: { name: Nora Finch, role: Editor, side: host }',
    '  nora: Nora Finch',
    [
      '7:9',
      '`nora` should be a mapping (lines of “key: value”)',
      'Write `nora: {name: Nora Finch, side: guest}`.',
    ],
    '  nora: {name: Nora Finch, side: guest}',
  ],
  'a source by its address alone': [
    '  forum: { publisher: Riverside Gazette }',
    '  forum: https://example.org/forum',
    [
      '14:10',
      '`forum` should be a mapping (lines of “key: value”)',
      'Write `forum: {url: https://example.org/forum}`.',
    ],
    '  forum: {url: https://example.org/forum}',
  ],
  'an address in the place of sources': [
    'sources:\n  forum: { publisher: Riverside Gazette }',
    'sources: https://example.org/forum',
    [
      '13:10',
      '`sources` should be a mapping (lines of “key: value”)',
      'Write `sources: {example: {url: https://example.org/forum}}`.',
    ],
    'sources: {example: {url: https://example.org/forum}, forum: {publisher: x}}',
  ],
  'a turn by its speaker’s name': [
    '          - { by: omar, text: No. }',
    '          - Omar: No, never',
    [
      '50:13',
      'Write the speaker after `by` and the text after `text`',
      'Write `{by: omar, text: "No, never"}`; `by` is a key of `people`.',
    ],
    '          - {by: omar, text: "No, never"}',
  ],
  'a section by its title alone': [
    '  - title: What it takes\n    minutes: 15\n    slides:',
    '  - What it takes\n  - title: What it takes\n    minutes: 15\n    slides:',
    [
      '43:5',
      'Item 2 of `sections` should be a mapping (lines of “key: value”)',
      'Write a section as `- title: What it takes`, and below it `slides:` with a list of slides.',
    ],
    '  - title: What it takes\n    slides:',
  ],
  'a slide by its words alone': [
    '    slides:\n      - kind: exchange',
    '    slides:\n      - Hello\n      - kind: exchange',
    [
      '46:9',
      'Item 1 of `slides` should be a mapping (lines of “key: value”)',
      'Write a slide as `- kind: statement`, and below it `text: Hello`.',
    ],
    '    slides:\n      - kind: statement\n        text: Hello\n      - kind: exchange',
  ],
  'a last slide by its words alone': [
    '  lang: en',
    '  lang: en\n  auto: {closing: thanks}',
    [
      '5:19',
      '`closing` is not written as it should be',
      'Write `closing: {title: thanks}`, or `closing: false`.',
    ],
    '  lang: en\n  auto: {closing: {title: thanks}}',
  ],
  'people misspelt': [
    'people:\n  nora',
    'peoples:\n  nora',
    ['6:1', 'There is no `peoples` here', 'Did you mean `people`?'],
  ],
  'a picture by its path alone': [
    '      - kind: chart',
    '      - kind: image\n        title: A lamp\n        image: images/lamp.svg\n\n      - kind: chart',
    [
      '38:16',
      '`image` should be a mapping (lines of “key: value”)',
      'Write `image: {src: images/lamp.svg, alt: …}`.',
    ],
    '      - kind: image\n        title: A lamp\n        image: {src: images/lamp.svg, alt: …}\n\n      - kind: chart',
  ],
  'the day 14 October 2026': [
    'date: 2026-10-14',
    'date: 14 October 2026',
    ['3:9', '`date` is not written as it should be', 'Write `date: 2026-10-14`.'],
  ],
  'the day October 14, 2026': [
    'date: 2026-10-14',
    'date: October 14, 2026',
    ['3:9', '`date` is not written as it should be', 'Write `date: 2026-10-14`.'],
  ],
  'the day 2026/10/14': [
    'date: 2026-10-14',
    'date: 2026/10/14',
    ['3:9', '`date` is not written as it should be', 'Write `date: 2026-10-14`.'],
  ],
  'the day 2026-10-14 19:30': [
    'date: 2026-10-14',
    'date: 2026-10-14 19:30',
    ['3:9', '`date` is not written as it should be', 'Write `date: 2026-10-14`.'],
  ],
  'the day 14.10.2026': [
    'date: 2026-10-14',
    'date: 14.10.2026',
    ['3:9', '`date` is not written as it should be', 'Write `date: 2026-10-14`.'],
  ],
  'the day 2026年10月14日': [
    'date: 2026-10-14',
    'date: 2026年10月14日',
    ['3:9', '`date` is not written as it should be', 'Write `date: 2026-10-14`.'],
  ],
  'a day of one digit': [
    'date: 2026-10-14',
    'date: 2026-10-1',
    ['3:9', '`date` is not written as it should be', 'Write `date: 2026-10-01`.'],
    'date: 2026-10-01',
  ],
  'minutes 15 min': [
    'minutes: 15',
    'minutes: 15 min',
    ['44:14', '`minutes` should be a number', 'Write `minutes: 15`, without “min”.'],
  ],
  'minutes 7,5': [
    'minutes: 15',
    'minutes: 7,5',
    ['44:14', '`minutes` should be a number', 'Write `minutes: 7.5`.'],
    'minutes: 7.5',
  ],
  'minutes １５': [
    'minutes: 15',
    'minutes: １５',
    ['44:14', '`minutes` should be a number', 'Write `minutes: 15`.'],
  ],
  'no minutes': [
    'minutes: 15',
    'minutes: 0',
    ['44:5', '`minutes` should be more than 0', 'Write another number, or leave the key out.'],
    'minutes: 1',
  ],
  'the number 3,5': [
    '{ label: Morning, value: 310 }',
    '{ label: Morning, value: 3,5 }',
    ['40:40', 'A number has no comma: within `{ }` that ends it', 'Write: value: 3.5'],
    '{ label: Morning, value: 3.5 }',
  ],
  'the number 1,234': [
    '{ label: Morning, value: 310 }',
    '{ label: Morning, value: 1,234 }',
    ['40:40', 'A number has no comma: within `{ }` that ends it', 'Write: value: 1234'],
    '{ label: Morning, value: 1234 }',
  ],
  'the number 1 234': [
    '{ label: Morning, value: 310 }',
    '{ label: Morning, value: 1 234 }',
    ['40:38', '`value` should be a number', 'Write `value: 1234`.'],
    '{ label: Morning, value: 1234 }',
  ],
  'the number ３１０': [
    '{ label: Morning, value: 310 }',
    '{ label: Morning, value: ３１０ }',
    ['40:38', '`value` should be a number', 'Write `value: 310`.'],
  ],
  'the number .5': [
    '{ label: Morning, value: 310 }',
    '{ label: Morning, value: .5 }',
    ['40:38', '`value` should be a number', 'Write `value: 0.5`.'],
    '{ label: Morning, value: 0.5 }',
  ],
  'the number ~310': [
    '{ label: Morning, value: 310 }',
    '{ label: Morning, value: ~310 }',
    ['40:38', '`value` should be a number', 'Write `value: 310`.'],
  ],
  'the answer yes': [
    'verbatim: true',
    'verbatim: yes',
    ['34:23', '`verbatim` should be `true` or `false`', 'Write `verbatim: true`.'],
  ],
  'the answer No': [
    'verbatim: true',
    'verbatim: No',
    ['34:23', '`verbatim` should be `true` or `false`', 'Write `verbatim: false`.'],
    'verbatim: false',
  ],
  'the answer ture': [
    'verbatim: true',
    'verbatim: ture',
    ['34:23', '`verbatim` should be `true` or `false`', 'Write `verbatim: true`.'],
  ],
  'the answer 是': [
    'verbatim: true',
    'verbatim: 是',
    ['34:23', '`verbatim` should be `true` or `false`', 'Write `verbatim: true`.'],
  ],
  'names with full-width commas': [
    'people: [nora, omar]',
    'people: [nora，omar]',
    ['23:18', 'There is no “nora，omar” in `people`', 'Write `[nora, omar]`.'],
  ],
  'names without brackets': [
    'people: [nora, omar]',
    'people: nora, omar',
    ['23:17', 'There is no “nora, omar” in `people`', 'Write `[nora, omar]`.'],
  ],
  'a needed field that is empty': [
    'title: The door is locked',
    'title:',
    ['28:15', '`title` is empty', 'Write a value behind it.'],
    'title: Locked',
  ],
  'a hyphen alone': [
    '          - Students ask for a desk\n',
    '          -\n',
    ['31:12', 'Item 2 of `points` is empty', 'Write it behind the hyphen, or delete the hyphen.'],
    '',
  ],
  'a list that is empty': [
    'points: [Try it on Fridays, Count who comes]',
    'points:',
    [
      '54:16',
      '`points` is empty',
      'Write its items on the lines below, each after a hyphen and a space.',
    ],
    'points:\n          - Try it',
  ],
  'a needed field that is misspelt': [
    'title: The door is locked',
    'titel: The door is locked',
    ['28:9', 'There is no `titel` here', 'Did you mean `title`?'],
  ],
  'a needed field in capitals': [
    'title: The door is locked',
    'Title: The door is locked',
    ['28:9', 'There is no `Title` here', 'Did you mean `title`?'],
  ],
  'a needed list that is misspelt': [
    '        points:\n',
    '        pionts:\n',
    ['29:9', 'There is no `pionts` here', 'Did you mean `points`?'],
  ],
  'a section without its hyphen': [
    '  - title: What it takes',
    '    title: What it takes',
    [
      '43:5',
      'An item of `sections` begins here without its hyphen',
      'Begin its line with 2 spaces, a hyphen and a space.',
    ],
  ],
  'a slide without its hyphen': [
    '      - kind: takeaways',
    '        kind: takeaways',
    [
      '52:9',
      'An item of `slides` begins here without its hyphen',
      'Begin its line with 6 spaces, a hyphen and a space.',
    ],
  ],
  'a slide among sections': [
    '  - title: What it takes\n',
    '  - kind: statement\n    text: Lost\n\n  - title: What it takes\n',
    [
      '43:3',
      'This line is indented by 2, those around it by 6',
      'Move it and the line below it 4 spaces to the right.',
    ],
    '      - kind: statement\n        text: Lost\n\n  - title: What it takes\n',
  ],
  'a slide among points': [
    '            verbatim: true\n',
    '            verbatim: true\n          - kind: statement\n            text: Lost\n',
    [
      '35:11',
      'This line is indented by 10, those around it by 6',
      'Move it and the line below it 4 spaces to the left.',
    ],
    '            verbatim: true\n      - kind: statement\n        text: Lost\n',
  ],
};

testMistakes(MISTAKES);

test('a picture that names no file', () => {
  const slide = '      - kind: image\n        title: A lamp\n        image: {alt: A lamp}\n\n';
  expect(
    tellOnly(changed(['      - kind: chart', `${slide}      - kind: chart`])).slice(0, 2),
  ).toEqual(['38:16', '`src` is missing']);
});

test('a mapping under a misspelt `kind`', () => {
  const problems = tellOnly(changed(['      - kind: chart', '      - knd: { a: b }']));
  expect(problems.slice(0, 2)).toEqual(['36:9', 'This slide has no `kind`']);
});
