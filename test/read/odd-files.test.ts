/** Whatever file of the user's is a pipe, a folder or huge: it is refused at once, unread. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { resolveOptions } from '../../src/app/options.js';
import { buildLanguage } from '../../src/app/pipeline.js';
import { BuildError } from '../../src/problem.js';
import type { FontEmbedder } from '../../src/render/fonts/embed.js';
import { outlineWith } from '../support/build-deck.js';

const noFonts: FontEmbedder = {
  embed: async () => ({ css: '', problems: [] }),
  subsetForSvg: async () => ({ css: '', text: 'serif', mono: 'serif', missing: [] }),
  close: async () => {},
};

const SLIDES = outlineWith('      - {kind: statement, text: 一句話, by: zuck}');
const with_ = (deck: string): string => SLIDES.replace('deck: {', `deck: {${deck}, `);

/** Where an odd file may stand, and an outline that names it. */
const USES: [what: string, path: string, outline: string][] = [
  ['a theme', 'odd.css', with_('theme: odd.css')],
  ['a picture', 'odd.png', SLIDES.replace('side: guest', 'side: guest, picture: odd.png')],
  ['a brand', 'odd.yaml', `brand: odd.yaml\n${SLIDES}`],
  ['a brand’s face', 'odd.ttf', `brand: {fonts: {body: odd.ttf}}\n${SLIDES}`],
  ['a brand’s logo', 'odd.svg', `brand: {logo: {file: odd.svg, alt: 標誌}}\n${SLIDES}`],
  [
    'an included file',
    'odd.yaml',
    SLIDES.replace('    slides:\n', '    slides:\n      - include: odd.yaml\n'),
  ],
  ['a PowerPoint template', 'odd.potx', with_('pptx: odd.potx')],
  ['a kind’s style', 'templates/statement/style.css', SLIDES],
  ['a theme of the templates', 'templates/themes/odd.css', SLIDES],
];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fireside-odd-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function problemsOf(outline: string, path: string, make: (path: string) => void) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  make(join(folder, path));
  writeFileSync(join(folder, 'outline.yaml'), outline);
  if (path.startsWith('templates/statement')) {
    writeFileSync(join(folder, 'templates/statement/slide.hbs'), '{{title}}');
    writeFileSync(join(folder, 'templates/statement/schema.yaml'), 'type: object');
  }
  const given = { outline: join(folder, 'outline.yaml'), formats: [], fit: false };
  const tools = {
    fonts: noFonts,
    openPage: () => Promise.reject(new Error('no browser is needed')),
  };
  const failed = await buildLanguage(resolveOptions(given, true), tools).catch(
    (error: unknown) => error,
  );
  if (!(failed instanceof BuildError)) throw failed;
  return failed.problems.map(({ message }) => message);
}

describe.each(USES)('%s', (_, path, outline) => {
  test('that is a pipe is reported as no file', async () => {
    const messages = await problemsOf(outline, path, (file) => execFileSync('mkfifo', [file]));
    expect(messages).toMatchObject([expect.stringMatching(/is not a file|There is no file/)]);
  });

  test('that is huge is refused', async () => {
    const messages = await problemsOf(outline, path, (file) => {
      writeFileSync(file, '');
      // It takes no room on the disk.
      truncateSync(file, 6_000_000_000);
    });
    expect(messages).toMatchObject([expect.stringMatching(/has (more than )?[\d.]+ MB/)]);
  });
});
