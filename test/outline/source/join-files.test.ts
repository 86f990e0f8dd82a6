/** An outline of several files: what they hold stands where it belongs, and mistakes in their files. */
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, parseOutline, readSource, readTemplates } from 'fireside-deck';
import { describe, expect, test } from 'vitest';
import { formatProblem, styleFor } from '../../../src/cli/report.js';
import { compileFile, type Files, withOutline } from '../../support/build-deck.js';
import { emptyFontsEnv } from '../../support/empty-fonts.js';

const OUTLINE = `include: [people.yaml]
deck: {title: 題, auto: {cover: false, agenda: false, sources: false, closing: false}}
people:
  wu: {name: 吳, side: commentator}
sections:
  - title: 一
    slides:
      - {kind: statement, text: 先}
      - include: slides/two.yaml
      - {kind: statement, text: 後}
  - include: sections/more.yaml
`;

const PARTS: Files = {
  'people.yaml': `include: more/sources.yaml
people:
  lin: {name: 林, side: host, picture: images/lin.svg}
`,
  'more/sources.yaml': 'sources:\n  record: {publisher: 紀錄}\n',
  'slides/two.yaml': '- {kind: statement, text: 甲}\n- {kind: statement, text: 乙}\n',
  'sections/more.yaml': `- title: 二
  slides:
    - include: deep/one.yaml
- title: 三
  slides:
    - {kind: image, title: 圖, image: {src: dot.svg, alt: 點}, sources: record}
`,
  'sections/deep/one.yaml': 'kind: quote\ntitle: 話\ntext: 他說\nby: lin\nsources: record\n',
  'sections/dot.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
  'images/lin.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>',
};

const parsed = (files: Files = PARTS, outline = OUTLINE) =>
  withOutline(outline, files, async (path) => {
    const result = parseOutline(await readSource(path), readTemplates(dirname(path)));
    const shown = result.problems.map((one) =>
      formatProblem(one, styleFor(false)).replaceAll(`${dirname(path)}/`, ''),
    );
    return { ...result, shown: shown.join('\n') };
  });

test('everything stands where it is included, includes of includes too', async () => {
  const { outline, problems } = await parsed();
  expect(problems).toEqual([]);
  expect(outline?.people.map(({ key }) => key)).toEqual(['wu', 'lin']);
  expect(outline?.sources.map(({ key }) => key)).toEqual(['record']);
  expect(outline?.sections.map(({ title }) => title.text)).toEqual(['一', '二', '三']);
  const texts = outline?.sections.map(({ slides }) =>
    slides.map(({ fields }) => (fields.text as { text?: string })?.text),
  );
  expect(texts).toEqual([['先', '甲', '乙', '後'], ['他說'], [undefined]]);
});

test('each has the place of its own file, and pictures start at the folder of the file', async () => {
  await withOutline(OUTLINE, PARTS, async (path) => {
    const { outline, deck } = await compileFile(path);
    const slide = outline.sections[1]?.slides[0];
    expect(slide?.place).toMatchObject({
      file: join(dirname(path), 'sections/deep/one.yaml'),
      line: 1,
      column: 1,
    });
    expect(slide?.title?.place).toMatchObject({ line: 2, column: 8, lineText: 'title: 話' });
    expect(outline.pictures.map(({ src }) => src)).toEqual(['sections/dot.svg']);
    expect(outline.people.map(({ picture }) => picture?.src)).toContain('images/lin.svg');
    expect(JSON.stringify(deck)).toContain('data:image/svg+xml');
  });
});

test('a build reads, and so follows, each of them', async () => {
  await withOutline(OUTLINE, PARTS, async (path) => {
    const read: string[] = [];
    const onRead = (one: string) => void read.push(one);
    const env = emptyFontsEnv();
    await build({ outline: path, formats: ['md'], fit: false, env, onRead });
    for (const name of Object.keys(PARTS)) expect(read).toContain(join(dirname(path), name));
  });
});

test('a file that is missing is followed, too: the build goes on when it comes', async () => {
  await withOutline(OUTLINE, { ...PARTS, 'people.yaml': 'include: away.yaml\n' }, async (path) => {
    const read: string[] = [];
    const onRead = (one: string) => void read.push(one);
    const env = emptyFontsEnv();
    const failed = build({ outline: path, formats: ['md'], fit: false, env, onRead });
    await expect(failed).rejects.toThrow('away.yaml does not exist');
    expect(read).toContain(join(dirname(path), 'away.yaml'));
  });
});

test('the guide’s files make a talk', async () => {
  const blocks = [
    ...readFileSync('docs/include.md', 'utf8').matchAll(/^ *```yaml\n *# (\S+)\n([^`]*?) *```$/gm),
  ].map(([, name = '', text = '']): [string, string] => [name, text]);
  const { 'outline.yaml': outline = '', ...others } = Object.fromEntries(blocks);
  const { outline: talk, shown } = await parsed(others, outline);
  expect(shown).toBe('');
  expect(talk?.sections.map(({ slides }) => slides.length)).toEqual([1, 4]);
});

describe('a mistake', () => {
  test('in an included file is reported there, with line and caret', async () => {
    const { shown } = await parsed({
      ...PARTS,
      'slides/two.yaml': '- {kind: statement, txet: 甲}\n- kind: statement\n  text: 甲: 乙\n',
      'people.yaml': 'include: more/sources.yaml\npeople:\n  lin: {name: 林, side: hots}\n',
    });
    expect(shown).toContain(`people.yaml:3:24 error: \`side\` cannot be “hots”
  3 |   lin: {name: 林, side: hots}
    |                         ^^^^
  hint: Did you mean \`host\`?`);
    expect(shown).toContain('slides/two.yaml:1:21 error: There is no `txet` here');
    expect(shown).toContain('slides/two.yaml:3:9 error: A text with a colon and a space');
    expect(shown).not.toMatch(/sections|outline\.yaml:/);
  });

  test('a file that is not there: nearest name, and no echo of what it would hold', async () => {
    const { 'people.yaml': _, ...others } = PARTS;
    const { shown } = await parsed({ ...others, 'poeple.yaml': 'people: {}\n' });
    expect(shown).toBe(`outline.yaml:1:11 error: people.yaml does not exist
  1 | include: [people.yaml]
    |           ^^^^^^^^^^^
  hint: Did you mean \`poeple.yaml\`?`);
  });

  test('a circle shows its chain, in the file that closes it', async () => {
    const { shown } = await parsed({
      ...PARTS,
      'slides/two.yaml': '- include: three.yaml\n',
      'slides/three.yaml': '- {kind: statement, text: 甲}\n- include: [two.yaml]\n',
    });
    expect(shown).toContain(
      'slides/three.yaml:2:13 error: Files include each other: outline.yaml → slides/two.yaml → slides/three.yaml → slides/two.yaml',
    );
  });

  test.each([
    [
      'a way out of the folder',
      '../people.yaml',
      '“../people.yaml” is outside the outline’s folder',
    ],
    ['a path of the machine', '/etc/passwd', '“/etc/passwd” is outside the outline’s folder'],
    ['a link that leads out', 'link.yaml', '“link.yaml” is outside the outline’s folder'],
    ['an address', 'https://example.org/a.yaml', 'is an address; what is included is a file'],
    ['a folder', 'slides', 'slides is not a file'],
    ['a file of comments', 'comments.yaml', 'comments.yaml holds nothing'],
    ['an empty file', 'empty.yaml', 'empty.yaml holds nothing'],
    ['slides', 'slides/two.yaml', 'has no `people` or `sources`, which is what is included here'],
    ['nothing', '""', '`include` names no file'],
  ])('%s', async (_, name, message) => {
    const outline = OUTLINE.replace('people.yaml', name);
    const files = { ...PARTS, 'comments.yaml': '# later\n', 'empty.yaml': '\n' };
    await withOutline(outline, files, async (path) => {
      const outside = `${dirname(path)}-outside`;
      mkdirSync(outside);
      writeFileSync(join(outside, 'people.yaml'), 'people: {}\n');
      symlinkSync(join(outside, 'people.yaml'), join(dirname(path), 'link.yaml'));
      const { problems } = parseOutline(await readSource(path), readTemplates(dirname(path)));
      const [problem, ...others] = problems;
      expect(problem?.message).toContain(message);
      expect(problem?.place).toMatchObject({ file: path, line: 1, column: 11 });
      expect(problem?.hint).toMatch(/\S/);
      expect(others).toEqual([]);
    });
  });

  test('a slide where a section is wanted, a section where slides are, a text', async () => {
    const { shown } = await parsed({
      ...PARTS,
      'slides/two.yaml': 'title: 二\nslides: [{kind: statement, text: 甲}]\n',
      'sections/more.yaml': '- {kind: statement, text: 甲}\n',
    });
    expect(shown).toContain('outline.yaml:9:18 error: slides/two.yaml holds no slides');
    expect(shown).toContain('outline.yaml:11:14 error: sections/more.yaml holds no section');
  });

  test('a duplicate person names both places; what does not belong there is reported in its file', async () => {
    const { shown } = await parsed({
      ...PARTS,
      'people.yaml':
        'deck: {title: 題}\npeople:\n  wu: {name: 吳, side: host}\n  lin: {name: 林, side: host}\n',
    });
    expect(shown).toContain(
      'people.yaml:3:3 error: “wu” is in `people` twice: here, and at outline.yaml:4:3',
    );
    expect(shown).toContain('people.yaml:1:1 error: An included file has no `deck`');
  });

  test('`include` beside other fields', async () => {
    const outline = OUTLINE.replace('slides/two.yaml', 'slides/two.yaml\n        notes: 話');
    expect((await parsed(PARTS, outline)).shown).toContain(
      'outline.yaml:10:9 error: `include` must be alone',
    );
  });

  test('a picture that was left where it was: the path to write', async () => {
    await withOutline(
      OUTLINE,
      {
        ...PARTS,
        'sections/more.yaml': String(PARTS['sections/more.yaml']).replace(
          'dot.svg',
          'images/lin.svg',
        ),
      },
      async (path) => {
        const failed = build({ outline: path, formats: ['md'], fit: false, env: emptyFontsEnv() });
        await expect(failed).rejects.toMatchObject({
          problems: [
            {
              code: 'picture/missing',
              hint: expect.stringContaining('Write `../images/lin.svg`.'),
              place: { file: join(dirname(path), 'sections/more.yaml'), line: 6 },
            },
          ],
        });
      },
    );
  });
});
