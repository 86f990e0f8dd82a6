/** The talk with twice as much text on every slide comes out readable in every format. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Built, buildOutline } from '../support/build-deck.js';
import { doubledTalk, talkFiles } from '../support/doubled-talk.js';
import { officePdf } from '../support/office-fonts.js';
import { pdfFaults } from '../support/pdf-faults.js';
import { pdfPages, plainMarp, slidesOf } from '../support/read-built.js';

const folder = mkdtempSync(join(tmpdir(), 'fireside-doubled-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const talk = doubledTalk();
let built: Built;
beforeAll(async () => {
  const formats = ['html', 'pdf', 'pptx', 'md'] as const;
  built = await buildOutline(JSON.stringify(talk), formats, talkFiles());
});

test('something of it is tightened, nothing is refused', () => {
  const codes = new Set(built.problems.map(({ code, severity }) => `${severity} ${code}`));
  expect([...codes].every((code) => code.startsWith('note fit/'))).toBe(true);
  expect(codes.size).toBeGreaterThan(0);
});

test('every text is on a page of the PDF, whole, uncovered and large enough', () => {
  expect(pdfFaults(built.file('.pdf'), talk)).toEqual({
    lost: [],
    outside: [],
    covered: [],
    small: [],
  });
});

test('all formats have the same slides', () => {
  const count = pdfPages(built.file('.pdf')).length;
  expect(slidesOf(built.text('.html'))).toHaveLength(count);
  expect(plainMarp(built.text('.md')).slides).toHaveLength(count);
  expect(count).toBe(built.slides);
});

test('LibreOffice shows every text of the PowerPoint file on its slide, uncovered', () => {
  const office = readFileSync(officePdf(built.file('.pptx'), folder));
  const faults = pdfFaults(office, talk);
  expect({ ...faults, small: [] }).toEqual({ lost: [], outside: [], covered: [], small: [] });
});
