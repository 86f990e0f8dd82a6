/** What a screen reader has of the PDFs: PDF/UA-1, by the Matterhorn Protocol's machine checks. */
import { readFileSync } from 'node:fs';
import { expect, it, test } from 'vitest';
import { finishPdf } from '../../../src/export/pdf/finish.js';
import { buildOutline, buildShared, outlineWith } from '../../support/build-deck.js';
import { KINDS_FILES, KINDS_OUTLINE } from '../../support/kinds-outline.js';
import { readObjects, textOf } from '../../support/pdf-objects.js';
import { pdfUaFaults, type Tag, tagsOf } from '../../support/pdf-ua.js';
import { poppler } from '../../support/read-built.js';

const SCRIPTS = new URL('../../fixtures/scripts/', import.meta.url);

async function built(outline: string, more: object = {}): Promise<Uint8Array[]> {
  const { files } = await buildShared({ outline, formats: ['pdf', 'handout'], ...more });
  return files.map(({ bytes }) => bytes);
}

it.each([
  ['the talk', 'outline.yaml', {}],
  ['the talk in English, with the notes', 'outline.yaml', { lang: 'en', pdfNotes: true }],
  ['its notes on paper', 'outline.yaml', { handout: { layout: 'notes' } }],
  ['it as an article', 'outline.yaml', { lang: 'en', handout: { layout: 'brief' } }],
])('%s is PDF/UA-1', async (_, outline, more) => {
  const all = await built(outline, more);
  expect(all).toHaveLength(2);
  for (const pdf of all) expect(pdfUaFaults(pdf)).toEqual([]);
});

test.each(['ar', 'en', 'he', 'ja', 'mixed', 'zh-Hans'])(
  'the kinds in %s are PDF/UA-1',
  async (name) => {
    const files = { 'picture.svg': readFileSync(new URL('picture.svg', SCRIPTS)) };
    const yaml = readFileSync(new URL(`${name}.yaml`, SCRIPTS), 'utf8');
    const { file } = await buildOutline(yaml, ['pdf', 'handout'], files);
    expect(pdfUaFaults(file('.pdf'))).toEqual([]);
    expect(pdfUaFaults(file('-handout.pdf'))).toEqual([]);
  },
);

test('every kind of slide is PDF/UA-1, each with its pictures described', async () => {
  const { file } = await buildOutline(KINDS_OUTLINE, ['pdf', 'handout'], KINDS_FILES);
  for (const pdf of [file('outline.pdf'), file('-handout.pdf')]) {
    expect(pdfUaFaults(pdf)).toEqual([]);
    const figures = tagsIn(pdf).filter(({ type }) => type === 'Figure');
    expect(figures.length).toBeGreaterThan(4);
    for (const { dict } of figures) expect(textOf(dict['/Alt'])).not.toBe('');
  }
});

function tagsIn(pdf: Uint8Array): Tag[] {
  const objects = readObjects(pdf);
  return tagsOf(objects, objects.dict(objects.trailer['/Root']));
}

/** Each tag with those in it, an item's as `LI(Lbl LBody)`. */
function outlineOf({ type, kids }: Tag): string {
  return kids.length === 0 ? type : `${type}(${kids.map(outlineOf).join(' ')})`;
}

test('words in another language carry it, items their labels, headings no gap, links their aim', async () => {
  const slides = `      - {kind: points, id: one, title: 甲, points: ['見 [Bonjour]{lang=fr} 與[後面](#two)', '看[網站](https://example.org/a)']}
      - {kind: markdown, id: two, title: 乙, markdown: "#### 小題\\n\\n1. 第一\\n2. 第二\\n\\n**粗** *斜* ~~刪~~"}
`;
  const { file } = await buildOutline(outlineWith(slides), ['pdf']);
  const pdf = file('.pdf');
  expect(pdfUaFaults(pdf)).toEqual([]);
  const tags = tagsIn(pdf);
  const french = tags.filter(({ dict }) => textOf(dict['/Lang']) === 'fr');
  expect(french.map(({ type, marks }) => [type, marks.length])).toEqual([['Span', 1]]);
  expect(tags.filter(({ type }) => /^H\d/.test(type)).map(({ type }) => type)).toEqual([
    'H1',
    'H1',
    'H2',
  ]);
  const items = tags.filter(({ type }) => type === 'LI');
  expect(items.map(outlineOf)).toEqual([
    'LI(LBody(Span Link))',
    'LI(LBody(Link))',
    'LI(Lbl LBody)',
    'LI(Lbl LBody)',
  ]);
  const links = [...readObjects(pdf).all.values()].filter(
    (one) => (one as Record<string, unknown> | null)?.['/Subtype'] === '/Link',
  ) as Record<string, string>[];
  expect(links.map((link) => textOf(link['/Contents']))).toEqual(['乙', 'https://example.org/a']);
});

const PRINTED = readFileSync(new URL('../../fixtures/pdf/chromium-156.pdf', import.meta.url));
const INFO = { title: 'A talk', lang: 'en', date: new Date(0), bookmarks: [] };

test('what Debian’s Chromium 156 prints is PDF/UA-1, too, with marks in a drawing', () => {
  const pdf = finishPdf(PRINTED, { ...INFO, notes: new Map([[1, 'Say this']]) });
  expect(pdfUaFaults(pdf)).toEqual([]);
  const [root] = tagsIn(pdf);
  expect(root && outlineOf(root)).toBe(
    'Document(Sect(H1(Span) H2 P(Span) L(LI(Lbl LBody) LI(Lbl LBody(P L(LI(Lbl LBody))))) L(LI(LBody)) P(Link) Figure Caption) Sect(H1 Table(Caption TR(TH TH) TR(TH TD)) Figure Annot))',
  );
  const before = poppler('pdftotext', PRINTED, [], ['-']);
  expect(poppler('pdftotext', pdf, [], ['-'])).toBe(before);
  expect(poppler('qpdf', pdf, ['--check'])).not.toContain('WARNING');
});

/** A file, and one with a change by hand: the condition holds for one and is reported for the other. */
const CHANGES: readonly [condition: string, from: RegExp, to: string][] = [
  ['01-003', /EMC(?=\n\/Artifact)/, '   '],
  ['01-004', /EMC(?=\n\/\w+ <<\/MCID 1 )/, '   '],
  ['01-005', /\/Artifact BMC/, '/Whatever BMC'],
  ['01-007', /\/Type \/MarkInfo/, '/Suspects true '],
  ['02-001', /\/S \/LBody/, '/S /LBodx'],
  ['06-001', /\/Metadata/, '/Metadatx'],
  ['06-002', /pdfuaid:part>1/, 'pdfuaid:part>2'],
  ['06-003', /<dc:title>/, '<dc:titel>'],
  ['07-001', /\/DisplayDocTitle/, '/DisplayDocTitlx'],
  ['07-002', /\/DisplayDocTitle true/, '/DisplayDocTitle 1234'],
  ['09-004', /\/S \/TR/, '/S /TD'],
  ['09-005', /\/S \/LI\b/, '/S /TD'],
  ['10-001', /<0003> <0020>/, '<FFF3> <0020>'],
  ['11-001', /\/Lang \(en\)/g, '/Lang (e_)'],
  ['13-004', /\/Alt \(/, '/Alx ('],
  ['14-002', /\/S \/H1/, '/S /H2'],
  ['14-003', /\/S \/H2/, '/S /H3'],
  ['14-007', /\/S \/H2/, '/S /H '],
  ['15-003', /\/Scope \/Column/, '/Scopx /Column'],
  ['28-002', /\/S \/Annot/, '/S /Sect '],
  ['28-004', /\/Contents \(Say/, '/Contentx (Say'],
  ['28-008', /\/Tabs \/S/, '/Tabx /S'],
  ['28-009', /\/Tabs \/S/, '/Tabs /R'],
  ['28-011', /\/S \/Link/, '/S /Code'],
  ['28-012', /\/Contents \(https/, '/Contentx (https'],
  ['31-004', /\/CIDToGIDMap \/Identity/, '/CIDToGIDMap /Identitx'],
  ['31-005', /\/CIDToGIDMap/, '/CIDToGIDMax'],
  ['31-006', /\/Identity-H/, '/Identity-X'],
  ['31-009', /\/FontFile2/, '/FontFilx2'],
  ['31-010', /<[\da-f]{4}> Tj/, '<fff0> Tj'],
  ['31-016', /\/W \[/, '/X ['],
  ['31-027', /\/ToUnicode/, '/ToUnicodx'],
  ['31-028', /(<[\dA-F]{4}>) <0020>/, '$1 <0000>'],
  ['31-029', /(<[\dA-F]{4}>) <0020>/, '$1 <FEFF>'],
  ['31-030', /<[\da-f]{4}> Tj/, '<0000> Tj'],
];

test.each(CHANGES)('a file that was changed by hand fails: %s', (condition, from, to) => {
  const pdf = finishPdf(PRINTED, { ...INFO, notes: new Map([[1, 'Say this']]) });
  const plain = ['--qdf', '--no-original-object-ids', '--object-streams=disable'];
  const text = poppler('qpdf', pdf, plain, ['-'], 'latin1');
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  expect(changed).toHaveLength(text.length);
  const faults = pdfUaFaults(Buffer.from(changed, 'latin1'));
  expect(faults.map((fault) => fault.slice(0, 6))).toContain(condition);
});
