/** Names in a template that its slides do not have are warnings at their line there. */
import { startFontEmbedder } from 'fireside-deck';
import { afterAll, describe, expect, test } from 'vitest';
import { compile } from '../../src/app/compile.js';
import { unknownNames } from '../../src/markdown/templates/template-names.js';
import { outlineSchemaOf } from '../../src/outline/schema/outline-schema.js';
import { builtInTemplates } from '../../src/read/templates.js';
import { outlineWith, withOutline } from '../support/build-deck.js';

const fonts = startFontEmbedder();
afterAll(() => fonts.close());

const SCHEMA = `type: object
properties:
  title: { $ref: "#/$defs/title" }
  text: { $ref: "#/$defs/text" }
  points: { $ref: "#/$defs/points" }
  image: { $ref: "#/$defs/picture" }
  people: { type: array, items: { $ref: "#/$defs/person" } }
`;

/** The problems of a template: line and column, message and hint. */
async function problemsOf(slide: string): Promise<string[]> {
  const outline = outlineWith('      - {kind: own, title: 一}');
  const files = { 'templates/own/schema.yaml': SCHEMA, 'templates/own/slide.hbs': slide };
  const { problems } = await withOutline(outline, files, (path) => compile(path, fonts));
  return problems
    .filter(({ code }) => code === 'template/name')
    .map(({ severity, message, hint, place }) => {
      expect(severity).toBe('warning');
      expect(place?.file).toMatch(/templates\/own\/slide\.hbs$/);
      return `${place?.line}:${place?.column} ${message}. ${hint}`;
    });
}

test.each([
  ['# {{title}}\n\na {{txt}}\n', '3:5 There is no `txt` here. Did you mean `text`?'],
  ['{{#if txt}}x{{/if}}', '1:7 There is no `txt` here. Did you mean `text`?'],
  ['{{#if (eq txt "a")}}x{{/if}}', '1:11 There is no `txt` here. Did you mean `text`?'],
  ['{{> points pionts}}', '1:12 There is no `pionts` here. Did you mean `points`?'],
  ['{{#each pionts}}{{x}}{{/each}}', '1:9 There is no `pionts` here. Did you mean `points`?'],
  ['{{#each points}}\n{{txet}}{{/each}}', '2:3 There is no `txet` here. Did you mean `text`?'],
  ['{{#each points}}{{../titel}}{{/each}}', '1:19 There is no `titel` here. Did you mean `title`?'],
  ['{{@root.titel}}', '1:3 There is no `titel` here. Did you mean `title`?'],
  [
    '{{wholly-unlike}}',
    '1:3 There is no `wholly-unlike` here. Add it to `properties` in the schema.yaml of own.',
  ],
])('%j', async (slide, says) => {
  expect(await problemsOf(slide)).toEqual([says]);
});

test('other names that templates may use cause no warning', async () => {
  const slide = `{{> title}} {{slide.number}} {{deck.count}} {{words.stop}} {{notes}} {{id}} {{image.src}}
{{#each points}}{{@index}}{{this}}{{text}}{{by.name}}{{#if @last}}{{verbatim}}{{/if}}{{@root.title}}
{{#each points}}{{text}}{{../text}}{{../../title}}{{/each}}{{else}}{{title}}{{/each}}
{{#each people}}{{name}}{{hue}}{{/each}}{{#each (voices points)}}{{isList}}{{/each}}
{{#each points as |point i|}}{{point.text}}{{i}}{{/each}}{{#with image}}{{src}}{{/with}}
{{lookup words "stop"}}{{stop text true}}{{> chip tag=words.inTheTalk}}{{! {{nothing}} }}`;
  expect(await problemsOf(slide)).toEqual([]);
});

describe('no template of Fireside’s uses a name that its slides do not have', () => {
  const templates = builtInTemplates();
  test.each([...templates.kinds.values()].map((files) => [files.name, files] as const))(
    '%s',
    (kind, { slide, brief }) => {
      const schema = outlineSchemaOf(templates).kind(kind)?.schema ?? {};
      for (const template of [slide, brief]) {
        expect(template && unknownNames({ kind, template, schema })).toEqual(template && []);
      }
    },
  );
});
