/** docs/outline.md: it is that of the definition, and what it shows can be written so. */
import { readFileSync } from 'node:fs';
import { parseOutline, readTemplates, referencePage } from 'fireside-deck';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { outlineSchemaOf } from '../../../src/outline/schema/outline-schema.js';

const PAGE = 'docs/outline.md';
const templates = readTemplates('.');
const schemas = outlineSchemaOf(templates);

test('the page is that of the definition: else run npm run reference', () => {
  expect(readFileSync(PAGE, 'utf8')).toBe(referencePage(templates));
});

test('every field has a sentence, says what stands there, and has an example', () => {
  const rows = readFileSync(PAGE, 'utf8').match(/^\| (?:· )*`.*$/gm) ?? [];
  const poor = rows.filter(
    (row) =>
      !/^\| (?:· )*`[\w-]+` \| [A-Z`].*\. \| \S.* \| (\*\*needed\*\*|nothing|`.*`) \| (below|`.+`) \|$/.test(
        row,
      ),
  );
  expect(poor).toEqual([]);
  expect(rows.length).toBeGreaterThan(100);
});

test('every kind is there with its fields', () => {
  const page = readFileSync(PAGE, 'utf8');
  for (const name of schemas.kindNames) {
    const [, part = ''] = page.split(`\n### ${name}\n`);
    const [own = ''] = part.split('\n### ');
    const fields = Object.keys(schemas.kind(name)?.schema.properties ?? {});
    const shared = Object.keys(schemas.shared.properties ?? {});
    for (const field of fields.filter((one) => !shared.includes(one))) {
      expect(own).toContain(`\n| \`${field}\` |`);
    }
  }
});

test('the example of every kind is right as it stands', () => {
  const slides = schemas.kindNames.flatMap((name) => schemas.kind(name)?.schema.examples ?? []);
  expect(slides).toHaveLength(schemas.kindNames.length);
  const [why, ...others] = slides as Record<string, unknown>[];
  const people = Object.fromEntries(
    ['lin', 'chen', 'wu'].map((key) => [key, { name: key, side: 'guest' }]),
  );
  const outline = {
    deck: { title: '例' },
    people,
    sources: { record: {}, survey: {} },
    sections: [{ title: '例', slides: [{ ...why, id: 'why' }, ...others] }],
  };
  expect(
    parseOutline({ path: 'outline.yaml', text: stringify(outline) }, templates).problems,
  ).toEqual([]);
});

test('the examples of the fixed parts are right as they stand', () => {
  const blocks = [
    ...readFileSync(PAGE, 'utf8').matchAll(
      /```yaml\n((?:deck|people|sources|sections):\n[\s\S]*?)```/g,
    ),
  ];
  expect(blocks).toHaveLength(4);
  const text = blocks.map(([, block]) => block).join('');
  expect(parseOutline({ path: 'outline.yaml', text }, templates).problems).toEqual([]);
});
