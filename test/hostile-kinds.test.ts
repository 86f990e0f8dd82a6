/** Slips in a kind of one's own: a schema's are told at its line, a template's by its name and slide. */
import { expect, test } from 'vitest';
import { outlineSchemaOf } from '../src/outline/schema.js';
import { builtInTemplates } from '../src/read/templates.js';
import { casesOf, told } from './own-kind-cases.js';

test.each(casesOf('schemas.yaml'))('a schema: $name', async (kind) => {
  expect(await told(kind)).toBe(kind.told);
});

test.each(casesOf('templates.yaml').filter(({ isLate }) => !isLate))(
  'a template: $name',
  async (kind) => {
    const said = await told(kind);
    expect(said).toMatch(/^templates\/own\/slide\.hbs:1:1 .* It was to draw the slide at o:5\.$/);
    expect(said).toContain(kind.told);
  },
);

test('a kind of no more than a template has the fields of every slide', async () => {
  expect(await told({ schema: 'type: object\n', slide: '# x' })).toBe(
    'o:5:21 There is no `title` here. Here may be: kind, id, lang, notes, sources, math, fit, steps, hidden.',
  );
});

test('the schemas of Fireside’s kinds are right as those of the user’s own, too', () => {
  const templates = builtInTemplates();
  const own = [...templates.kinds].map(
    ([name, kind]) => [name, { ...kind, origin: 'own' }] as const,
  );
  const schema = outlineSchemaOf({ ...templates, kinds: new Map(own) });
  expect(schema.kindNames.map((name) => schema.kind(name)?.origin)).toEqual(own.map(() => 'own'));
});
