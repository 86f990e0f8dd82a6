/** Slips in a kind of one's own: a schema's are told at its line, a template's by its name and slide. */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { outlineSchemaOf } from '../../../src/outline/schema/outline-schema.js';
import { builtInTemplates } from '../../../src/read/templates.js';
import { outlineWith, withOutline } from '../../support/build-deck.js';
import { casesOf, told } from '../../support/own-kind-cases.js';
import { runCli } from '../../support/run-cli.js';

test.each(casesOf('schemas.yaml'))('a schema: $name', async (kind) => {
  expect(await told(kind)).toBe(kind.told);
});

test.each(casesOf('templates.yaml').filter(({ isLate }) => !isLate))(
  'a template: $name',
  async (kind) => {
    const said = await told(kind);
    expect(said).toMatch(/^templates\/own\/slide\.hbs:1:1 .* It is used by the slide at o:5\.$/);
    expect(said).toContain(kind.told);
  },
);

test('a template of 100 MB ends the build by a limit, and the next one is built as ever', async () => {
  const files = {
    'templates/own/slide.hbs': `{{#each list}}{{#each ../list}}${'x'.repeat(10_000)}{{/each}}{{/each}}`,
    'templates/own/schema.yaml':
      'type: object\nproperties: {list: {type: array, items: {type: string}}}\n',
  };
  const list = Array.from({ length: 100 }, (_, index) => `x${index}`);
  const text = outlineWith(`      - {kind: own, list: [${list.join()}]}`);
  await withOutline(text, files, async (outline) => {
    const build = () =>
      runCli(['build', outline, '--no-fit', '--to', 'md', '--out', `${outline}.out`]);
    const { status, stderr } = await build();
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /templates\/own\/slide\.hbs:1:1 error: .*more than 1,000,000 characters of the slide[\s\S]*outline\.yaml:10/,
    );
    writeFileSync(join(dirname(outline), 'templates/own/slide.hbs'), '# {{list}}');
    expect((await build()).status).toBe(0);
  });
});

test('a kind of no more than a template has the fields of every slide', async () => {
  expect(await told({ schema: 'type: object\n', slide: '# x' })).toBe(
    'o:5:21 There is no `title` here. Here may be: kind, id, lang, background, notes, sources, callout, note, qr, math, fit, steps, hidden.',
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
