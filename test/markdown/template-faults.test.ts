/** A mistake in a template or a style of one's own is placed in that file, at its line. */
import { startFontEmbedder } from 'fireside-deck';
import { afterAll, expect, test } from 'vitest';
import { compile } from '../../src/app/compile.js';
import { BuildError, type Problem } from '../../src/problem.js';
import { outlineWith, withOutline } from '../support/build-deck.js';

const fonts = startFontEmbedder();
afterAll(() => fonts.close());

const OUTLINE = outlineWith('      - {kind: own, title: 一}');
const KIND = {
  'templates/own/schema.yaml': 'type: object\nproperties: {title: {$ref: "#/$defs/title"}}\n',
  'templates/own/slide.hbs': '# {{title}}\n',
};

/** The problems of the outline with the kind, some of its files given. */
async function problemsOf(files: Record<string, string>): Promise<readonly Problem[]> {
  return withOutline(OUTLINE, { ...KIND, ...files }, async (path) => {
    try {
      await compile(path, fonts);
      return [];
    } catch (error) {
      if (error instanceof BuildError) return error.problems;
      throw error;
    }
  });
}

test.each([
  ['own/slide.hbs', '# {{title}}\n\n{{#if title}}\nx\n', 3, '{{#if title}}', /not closed/],
  ['own/slide.hbs', '{{#if title}}\n{{#each a}}\n{{/each}}\n', 1, '{{#if title}}', /not closed/],
  ['own/slide.hbs', '# {{title}}\n\n{{title}\n', 3, '{{title}', /no Handlebars/],
  ['own/slide.hbs', '\n{{#each x}}{{/if}}\n', 2, '{{#each x}}{{/if}}', /each doesn't match if/],
  ['own/slide.hbs', '{{#each x}}\n{{! {{/if}} }}\ny\n{{/if}}\n', 1, '{{#each x}}', /doesn't match/],
  ['own/slide.hbs', '{{#if title}}\n{{#each x}}\n{{/if}}\n{{/each}}\n', 2, '{{#each x}}', /match/],
  ['own/slide.hbs', '# {{title}}\n\na\n\n---\n\nb\n', 5, '---', /more or fewer than one slide/],
  ['partials/chip.hbs', 'x\n\n* * *\n\ny\n', 3, '* * *', /slide\.hbs makes more or fewer than one/],
  ['partials/chip.hbs', 'x\n{{> chip}}\n', 2, '{{> chip}}', /The partial chip calls itself$/],
  [
    'partials/chip.hbs',
    '{{> points}}\n{{#with this}}\n{{> chip}}{{/with}}\n',
    3,
    '{{> chip}}{{/with}}',
    /The partial chip calls itself$/,
  ],
  [
    'own/slide.hbs',
    '# {{title}}\n{{> nowhere}}\n',
    2,
    '{{> nowhere}}',
    /nowhere could not be found/,
  ],
  ['own/slide.hbs', '\n\n{{nothing title 3}}\n', 3, '{{nothing title 3}}', /helper: "nothing"/],
  ['partials/chip.hbs', 'x\n{{#if a}}\n', 2, '{{#if a}}', /not closed/],
  ['own/style.css', 'section.own { color: red; }\n}\n', 2, '}', /Unexpected }/],
  ['own/style.css', '\n\np { color: "red; }\n', 3, 'p { color: "red; }', /Unclosed string/],
  ['own/style.css', 'a {}\n\np { x:\n', 3, 'p { x:', /Unclosed block/],
])('%s: %j', async (file, text, line, lineText, message) => {
  const uses = file.startsWith('partials/') ? { 'templates/own/slide.hbs': '{{> chip}}\n' } : {};
  const [problem, ...others] = await problemsOf({ ...uses, [`templates/${file}`]: text });
  expect(others).toEqual([]);
  expect(problem?.message).toMatch(message);
  expect(problem?.place?.file).toMatch(new RegExp(`templates/${file}$`));
  expect(problem?.place).toMatchObject({ line, lineText });
});

test('partials that call each other are reported at the call that closes the cycle', async () => {
  const [problem] = await problemsOf({
    'templates/own/slide.hbs': '{{> a}}\n',
    'templates/partials/a.hbs': 'a\n{{> b}}\n',
    'templates/partials/b.hbs': 'b\n\n{{> a}}\n',
  });
  expect(problem?.message).toMatch(/The partial a calls itself through b$/);
  expect(problem?.place).toMatchObject({ line: 3, lineText: '{{> a}}' });
  expect(problem?.place?.file).toMatch(/partials\/b\.hbs$/);
});

test('a style without a rule is none', async () => {
  expect(await problemsOf({ 'templates/own/style.css': '/* nothing yet */' })).toEqual([]);
});

test('a theme’s mistake is in its file', async () => {
  const outline = outlineWith('      - {kind: statement, text: 一}', ', theme: own.css');
  const problems = await withOutline(
    outline,
    { 'own.css': '@import "fireside";\nsection { color: red;\n' },
    async (path) => compile(path, fonts).catch((error: BuildError) => error.problems),
  );
  expect(problems).toMatchObject([{ code: 'theme/css', place: { line: 2 } }]);
});

/** A user's theme and its problem: the line, the text there, message and hint. */
test.each([
  ['@import "fireside";\n\n@import "firesid";\n', 3, 'error', /“firesid”.*Did you mean/],
  ['section {\n  --floor: 40px;\n}', 2, 'warning', /from 18px to 28px, not 40px/],
  ['section {\n  --floor: 1em;\n}', 2, 'warning', /from 18px to 28px, not 1em/],
  ['section {\n  --accent: notacolor;\n}', 2, 'warning', /--accent .* “notacolor”/],
  ['section.cover {\n\n  --papr: #fff;\n}', 3, 'warning', /--papr\. Did you mean --paper\?/],
  ['section {\n  --hue1: red;\n}', 2, 'warning', /Did you mean --hue-1\?/],
  ['section {\n  --paper: #fff\n  --ink: #000;\n}', 2, 'warning', /--paper.* takes in --ink/],
  ['section {\n  --ink: #000\n  color: red;\n}', 2, 'warning', /--ink.* takes in color/],
] as const)('a theme’s mistake is reported at its line: %j', async (css, line, severity, says) => {
  const outline = outlineWith('      - {kind: statement, text: 一}', ', theme: own.css');
  const found = await withOutline(outline, { 'own.css': css }, async (path) => {
    try {
      return (await compile(path, fonts)).problems;
    } catch (error) {
      return (error as BuildError).problems;
    }
  });
  const [problem, ...others] = found.filter(({ code }) => code.startsWith('theme/'));
  expect(others).toEqual([]);
  expect(problem).toMatchObject({ severity, place: { line, lineText: css.split('\n')[line - 1] } });
  expect(problem?.place?.file).toMatch(/own\.css$/);
  expect(`${problem?.message}. ${problem?.hint}`).toMatch(says);
});

test('a theme’s own properties and all colours of CSS are accepted', async () => {
  const css = `@import "fireside";
section {
  --paper: oklch(98% 0.01 90); --ink: #123c; --muted: GrayText; --rule: var(--line-of-mine);
  --line-of-mine: 3px; --accent: rebeccapurple; --sand: transparent; --floor: 28px /* large:
  so: */;
  --hue: color-mix(in srgb, red 40%, var(--ink)); --papers: "a: b"; width: var(--papers);
}`;
  const outline = outlineWith('      - {kind: statement, text: 一}', ', theme: own.css');
  const { problems } = await withOutline(outline, { 'own.css': css }, (path) =>
    compile(path, fonts),
  );
  expect(problems.filter(({ code }) => code.startsWith('theme/'))).toEqual([]);
});

test('a missing theme is reported with a suggestion', async () => {
  const outline = outlineWith('      - {kind: statement, text: 一}', ', theme: fireside-drak');
  const problems = await withOutline(outline, {}, async (path) =>
    compile(path, fonts).catch((error: BuildError) => error.problems),
  );
  expect(problems).toMatchObject([
    { code: 'theme/unknown', hint: expect.stringContaining('Did you mean fireside-dark?') },
  ]);
});
