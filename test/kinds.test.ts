/** Every kind builds; a folder of one's own is a kind, or takes the place of one of ours. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'fireside';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readTemplates } from '../src/read/templates.js';
import { outlineWith } from './build-deck.js';
import { emptyFontsEnv } from './empty-fonts.js';

/** One slide of each kind, as the README shows them. */
const EXAMPLES: Readonly<Record<string, string>> = {
  cover: '{kind: cover}',
  agenda: '{kind: agenda}',
  section: '{kind: section, title: 一節}',
  points: '{kind: points, title: 題, points: [一, {text: 二, by: zuck, points: [更細]}]}',
  quote: '{kind: quote, title: 題, text: 話, by: zuck, verbatim: true}',
  exchange: '{kind: exchange, title: 題, turns: [{by: zuck, text: 話}]}',
  statement: '{kind: statement, text: 一句話}',
  figures: '{kind: figures, title: 題, figures: [{value: "609", unit: 億美元, label: 營收}]}',
  chart:
    '{kind: chart, title: 題, unit: "%", rows: [{label: 甲, value: 15}, {label: 乙, value: 13}]}',
  compare:
    '{kind: compare, title: 題, columns: [{title: 甲, points: [一]}, {title: 乙, points: [二]}]}',
  table: '{kind: table, title: 題, head: [甲, 乙], rows: [[一, 二]]}',
  code: '{kind: code, title: 題, language: ts, code: "const a = 1;"}',
  timeline:
    '{kind: timeline, title: 題, events: [{when: "2009", text: 始}, {when: "2024", text: 終}]}',
  people: '{kind: people, title: 題, people: [zuck]}',
  image: '{kind: image, title: 題, image: {src: a.svg, alt: 圖}}',
  commentary: '{kind: commentary, title: 題, on: first, by: zuck, stance: adds, points: [一]}',
  takeaways: '{kind: takeaways, title: 題, points: [一, 二]}',
  sources: '{kind: sources}',
  closing: '{kind: closing}',
  markdown: '{kind: markdown, markdown: "# 題\\n\\n- 一"}',
};

test('every kind has an example here, a description, and builds to one slide', async () => {
  const { kinds } = readTemplates('/nowhere');
  expect(Object.keys(EXAMPLES).sort()).toEqual([...kinds.keys()].sort());
  for (const { schema } of kinds.values()) {
    expect((parse(schema.text) as { description?: string }).description).toMatch(/\.$/);
  }
  const slides = Object.values(EXAMPLES).map((slide) => `      - ${slide}`);
  const outline = outlineWith(
    ['      - {kind: points, id: first, title: 先, points: [一]}', ...slides].join('\n'),
  );
  const result = await inFolder(outline, { 'a.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' });
  expect(result.problems).toEqual([]);
  expect(result.slides).toBe(slides.length + 1);
});

test('a folder of one’s own is a new kind, with its schema, in every format', async () => {
  const result = await inFolder(
    outlineWith('      - {kind: motto, title: 題, motto: 一句**話**}'),
    {
      'templates/motto/schema.yaml':
        'type: object\nrequired: [title, motto]\nproperties: {title: {$ref: "#/$defs/text"}, motto: {$ref: "#/$defs/text"}}\n',
      'templates/motto/slide.hbs': '# {{title}}\n\n<p class="motto">{{motto}}</p>\n',
      'templates/motto/style.css': '.motto { font-size: 60px; }\n',
    },
  );
  const html = textOf(result, '.html');
  expect(html).toContain('<p class="motto">一句<strong>話</strong></p>');
  expect(html).toMatch(/section \.motto\s*\{\s*font-size:\s*60px/);
});

test('the schema of a kind of one’s own finds mistakes', async () => {
  const files = {
    'templates/motto/schema.yaml':
      'type: object\nrequired: [motto]\nproperties: {motto: {$ref: "#/$defs/text"}}\n',
    'templates/motto/slide.hbs': '# {{motto}}\n',
  };
  await expect(
    inFolder(outlineWith('      - {kind: motto, moto: 話}'), files),
  ).rejects.toMatchObject({
    problems: [
      { code: 'outline/missing' },
      { code: 'outline/unknown-key', hint: 'Did you mean `motto`?' },
    ],
  });
});

test('a folder of the same name takes the place of ours', async () => {
  const { schema } = readTemplates('/nowhere').kinds.get('points') ?? {};
  const result = await inFolder(outlineWith('      - {kind: points, title: 題, points: [一]}'), {
    'templates/points/schema.yaml': schema?.text ?? '',
    'templates/points/slide.hbs':
      '# {{title}}\n\n<p class="mine">{{#each points}}{{text}}{{/each}}</p>\n',
  });
  expect(textOf(result, '.html')).toContain('<p class="mine">一</p>');
});

type Result = Awaited<ReturnType<typeof build>>;

function textOf({ files }: Result, ending: string): string {
  return new TextDecoder().decode(files.find(({ name }) => name.endsWith(ending))?.bytes);
}

async function inFolder(outline: string, files: Readonly<Record<string, string>>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'fireside-kinds-'));
  try {
    for (const [name, text] of Object.entries({ ...files, 'outline.yaml': outline })) {
      mkdirSync(join(folder, name, '..'), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return await build({
      outline: join(folder, 'outline.yaml'),
      formats: ['html', 'pdf', 'pptx', 'md'],
      env: emptyFontsEnv(),
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
