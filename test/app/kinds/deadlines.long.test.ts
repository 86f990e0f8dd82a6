/** Templates and schemas of users that would take for ever end by a deadline, with their name and slide. */
import { expect, test } from 'vitest';
import { casesOf, told } from '../../support/own-kind-cases.js';

test.each(casesOf('templates.yaml').filter(({ isLate }) => isLate))('$name', async (kind) => {
  const said = await told(kind);
  expect(said).toMatch(/^templates\/own\/slide\.hbs:1:1 .* It is used by the slide at o:5\.$/);
  expect(said).toContain(kind.told);
});

test('a pattern made for backtracking', async () => {
  const schema = `type: object
properties:
  title: { $ref: "#/$defs/title" }
  code: { type: string, pattern: "^(a+)+$" }
`;
  expect(await told({ schema }, `code: ${'a'.repeat(60)}b`)).toMatch(
    /^o:5:9 The schema of “own” is not done with this slide after 5 s\. .*templates\/own\/schema\.yaml/,
  );
});
