/** Files to share: `--audience` leaves no word of the notes in any byte; `--pdf-notes` shows them. */
import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { build } from 'fireside-deck';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { buildOutline, outlineWith } from '../support/build-deck.js';
import { emptyFontsEnv } from '../support/empty-fonts.js';
import { parseArguments } from '../support/parse-arguments.js';
import { poppler } from '../support/read-built.js';

/** Sentences of the talk's notes, as long as no slide has by chance. */
const SENTENCES = notesOf(parse(readFileSync('outline.yaml', 'utf8'))).flatMap((note) =>
  note.split(/(?<=[。！？])|\n/).filter((sentence) => sentence.trim().length > 12),
);

/** The notes in the language that is built. */
function notesOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    key === 'notes' ? [String(one['zh-Hant'])] : notesOf(one),
  );
}

describe('the talk for its audience', () => {
  const files = new Map<string, Uint8Array>();
  beforeAll(async () => {
    const result = await build({ outline: 'outline.yaml', audience: true, env: emptyFontsEnv() });
    for (const { name, bytes } of result.files) files.set(name, bytes);
  });

  test('its files do not take the place of the speaker’s', () => {
    expect([...files.keys()].sort()).toEqual([
      'outline-audience-handout.pdf',
      'outline-audience.html',
      'outline-audience.md',
      'outline-audience.pdf',
      'outline-audience.pptx',
    ]);
  });

  test('no file has a sentence of the notes, in any encoding, unzipped and inflated', () => {
    expect(SENTENCES.length).toBeGreaterThan(60);
    for (const [name, bytes] of files) {
      const parts = partsOf(name, bytes);
      expect(parts.length).toBeGreaterThan(0);
      const found = SENTENCES.filter((sentence) => parts.some((part) => has(part, sentence)));
      expect({ name, found }).toEqual({ name, found: [] });
    }
  });
});

test('the same search finds them in the speaker’s files', async () => {
  const { files } = await build({
    outline: 'outline.yaml',
    formats: ['html', 'pptx', 'md', 'pdf'],
    pdfNotes: true,
    env: emptyFontsEnv(),
  });
  for (const { name, bytes } of files) {
    const parts = partsOf(name, bytes);
    const found = SENTENCES.filter((sentence) => parts.some((part) => has(part, sentence)));
    expect({ name, some: found.length > SENTENCES.length / 2 }).toEqual({ name, some: true });
  }
});

test('--pdf-notes puts each note on its page, as it is written', async () => {
  const slides = `      - {kind: points, title: 一, points: [甲]}
      - {kind: points, title: 二, points: [乙], notes: "先停一下。\\n\\nThen (slowly) 說 *這個* 🙂"}`;
  const built = await buildOutline(outlineWith(slides), ['pdf'], {}, { pdfNotes: true });
  const json = JSON.parse(poppler('qpdf', built.file('.pdf'), ['--json=2'])) as {
    qpdf: [unknown, Record<string, { value?: Record<string, string> }>];
  };
  const notes = Object.values(json.qpdf[1]).filter(({ value }) => value?.['/Subtype'] === '/Text');
  expect(notes.map(({ value }) => value?.['/Contents']?.replace(/\r+/g, '\n'))).toEqual([
    'u:先停一下。\nThen (slowly) 說 *這個* 🙂',
  ]);
  expect(poppler('qpdf', built.file('.pdf'), ['--check'])).toContain('No syntax');
});

test('both at once is wrong usage', () => {
  expect(() => parseArguments(['build', '--audience', '--pdf-notes'])).toThrow(
    'cannot be used with',
  );
});

/** All that a file holds: itself, its parts, its streams and what poppler reads. */
function partsOf(name: string, bytes: Uint8Array): Buffer[] {
  if (name.endsWith('.pptx')) return Object.values(unzipSync(bytes)).map((one) => Buffer.from(one));
  if (!name.endsWith('.pdf')) return [Buffer.from(bytes)];
  const read = (tool: string, before: string[], after: string[]): Buffer =>
    Buffer.from(poppler(tool, bytes, before, after, 'latin1'), 'latin1');
  return [
    read('qpdf', ['--qdf', '--object-streams=disable'], ['-']),
    read('qpdf', ['--json'], []),
    Buffer.from(read('pdftotext', ['-raw'], ['-']).toString('utf8').replace(/\s/g, '')),
  ];
}

function has(part: Buffer, sentence: string): boolean {
  const escaped = sentence.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return [sentence, sentence.replace(/\s/g, ''), escaped]
    .map((text) => text.trim())
    .some(
      (text) =>
        part.includes(text, 0, 'utf8') ||
        part.includes(Buffer.from(text, 'utf16le')) ||
        part.includes(Buffer.from(text, 'utf16le').swap16()),
    );
}
