/** Every kind builds; a folder of one's own is a kind, or takes the place of one of ours. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'fireside-deck';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readTemplates } from '../../../src/read/templates.js';
import { type Files, outlineWith } from '../../support/build-deck.js';
import { emptyFontsEnv } from '../../support/empty-fonts.js';
import { KINDS_FILES, KINDS_OUTLINE } from '../../support/kinds-outline.js';

test('every kind has an example here, a description, and builds to one slide', async () => {
  const { kinds } = readTemplates('/nowhere');
  for (const { schema } of kinds.values()) {
    expect((parse(schema.text) as { description?: string }).description).toMatch(/\.$/);
  }
  const { sections } = parse(KINDS_OUTLINE) as { sections: { slides: { kind: string }[] }[] };
  const written = sections.flatMap(({ slides }) => slides.map(({ kind }) => kind));
  const automatic = ['cover', 'agenda', ...sections.map(() => 'section'), 'sources', 'closing'];
  expect(new Set([...written, ...automatic])).toEqual(new Set(kinds.keys()));
  const result = await inFolder(KINDS_OUTLINE, KINDS_FILES);
  expect(result.problems).toEqual([]);
  expect(result.slides).toBe(written.length + automatic.length);
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
    problems: [{ code: 'outline/misspelt-key', hint: 'Did you mean `motto`?' }],
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

async function inFolder(outline: string, files: Files): Promise<Result> {
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
