/** templates/outline.schema.yaml: it names what the code names, and explains what it refuses. */
import { parseOutline, readTemplates } from 'fireside-deck';
import { expect, test } from 'vitest';
import { COLOR_NAMES } from '../../../src/outline/index.js';
import { brandSchema, outlineSchemaOf } from '../../../src/outline/schema/outline-schema.js';
import { LAYOUT_NAMES, PER_PAGE } from '../../../src/outline/values/handout.js';

const templates = readTemplates('.');
const { fixed } = outlineSchemaOf(templates);

function problemsOf(deck: string, person = 'side: guest') {
  const text = `deck: {title: A, ${deck}}
people: {ann: {name: Ann, ${person}}}
sections: [{title: B, slides: [{kind: statement, text: C}]}]
`;
  return parseOutline({ path: 'outline.yaml', text }, templates).problems;
}

test('colours, layouts and slides to a page are those that the code knows', () => {
  const colors = brandSchema().fixed.properties?.colors?.properties ?? {};
  expect(Object.keys(colors).sort()).toEqual([...COLOR_NAMES].sort());
  const { layout, 'per-page': perPage } =
    fixed.properties?.deck?.properties?.handout?.properties ?? {};
  expect(layout?.enum).toEqual(LAYOUT_NAMES);
  expect(perPage?.enum).toEqual(PER_PAGE);
});

test('a brand in the outline has the fields of a brand’s file, and names that file', () => {
  const own = Object.keys(brandSchema().fixed.properties ?? {});
  expect(Object.keys(fixed.properties?.brand?.properties ?? {})).toEqual(['file', ...own]);
});

test('a number that is none of several is refused with those', () => {
  expect(problemsOf('handout: {per-page: 5}')).toMatchObject([
    {
      code: 'outline/wrong-value',
      message: '`per-page` cannot be “5”',
      hint: 'Write one of: 1, 2, 3, 4, 6, 9.',
    },
  ]);
});

test('a day that no month has is refused once', () => {
  expect(problemsOf('date: 2026-02-30')).toMatchObject([{ code: 'outline/wrong-format' }]);
  expect(problemsOf('date: 2028-02-29')).toEqual([]);
});

test('a person’s colour may have capital letters', () => {
  expect(problemsOf('lang: en', 'side: guest, color: "#24A6B8"')).toEqual([]);
  expect(problemsOf('lang: en', 'side: guest, color: blue')).toMatchObject([
    { code: 'outline/wrong-format' },
  ]);
});
