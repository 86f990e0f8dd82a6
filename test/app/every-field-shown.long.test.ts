/** What somebody wrote is shown: a word in every text field of every kind is in every format. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { buildOutline } from '../support/build-deck.js';
import { KINDS, type Marked, markedFrame, markedSlides } from '../support/field-words.js';
import { elements, readPackage } from '../support/pptx-package.js';
import { notesOf, plainMarp, poppler, slidesOf } from '../support/read-built.js';

/** Fields that a format does not show, and why. */
const HIDDEN: readonly { fields: RegExp; formats: readonly Format[]; why: string }[] = [
  {
    fields: /^code\.language$/,
    formats: ['pdf', 'pptx', 'slides', 'brief'],
    why: 'It says how the code is coloured.',
  },
  {
    fields: /^(cover|agenda|section|sources|closing)\./,
    formats: ['brief'],
    why: 'The article has a head, headings and a list of sources of its own, made from the outline.',
  },
  {
    fields: /^section\.notes$/,
    formats: ['pdf', 'slides', 'brief'],
    why: 'Notes are the speaker’s: the PDF has them by `--pdf-notes`, the handout as `notes`.',
  },
  {
    fields: /^person\.initial$/,
    formats: ['brief'],
    why: 'It stands in a chip; the article writes names.',
  },
];

const FORMATS = ['html', 'pdf', 'pptx', 'md', 'slides', 'brief'] as const;
type Format = (typeof FORMATS)[number];

const { frame, marked: ofFrame } = markedFrame();
/** All that the deck says once, on the slides that come by themselves and on some that use it. */
const FRAME = stringify({
  deck: { ...frame.deck, lang: 'en' },
  people: { ann: { ...frame.person, side: 'guest' } },
  sources: { book: frame.source },
  sections: [
    {
      ...frame.section,
      slides: [
        { kind: 'people', title: 'People', people: ['ann'] },
        {
          kind: 'points',
          title: 'Points',
          points: [{ text: 'One', by: 'ann', sources: ['book'] }],
        },
      ],
    },
  ],
});

const { yaml, marked } = markedSlides();
const OUTLINE = `deck: {title: Deck, lang: en, auto: {cover: false, agenda: false, sources: false, closing: false}}
people: {ann: {name: Ann Lee, side: guest}}
sources: {book: {title: A book}}
sections:
  - title: Section
    opening: false
    slides:
      - {kind: points, id: target, title: Target, points: [a point]}
${yaml.replace(/^/gm, '      ')}`;

/** What each format shows of an outline, read by tools that did not write it. */
async function shownOf(outline: string): Promise<ReadonlyMap<Format, string>> {
  const files = {
    'photo.jpg': readFileSync('test/fixtures/photo/photo.jpg'),
    'clip.mp4': readFileSync('test/fixtures/kinds/clip.mp4'),
  };
  const built = await buildOutline(outline, ['html', 'pdf', 'pptx', 'md', 'handout'], files);
  const brief = await buildOutline(outline, ['handout'], files, { handout: { layout: 'brief' } });
  const pdf = (bytes: Uint8Array) =>
    poppler('pdftotext', bytes, [], ['-']) + poppler('qpdf', bytes, ['--json', '--json-key=qpdf']);
  const html = (slides: readonly { section: Element }[]) =>
    slides.map(({ section }) => section.outerHTML).join();
  const { documents } = readPackage(built.file('.pptx'));
  const parts = [...documents].filter(([path]) =>
    /^ppt\/(slides|charts|notesSlides)\/|^docProps/.test(path),
  );
  const texts = parts.flatMap(([, part]) => [
    ...TEXTS.flatMap((name) => elements(part, name).map((one) => one.textContent)),
    ...elements(part, 'p:cNvPr').map((one) => one.getAttribute('descr')),
  ]);
  const page = built.text('.html');
  const md = built.text('.md');
  return new Map<Format, string>([
    ['html', html(slidesOf(page)) + page.slice(0, page.indexOf('<style')) + notesOf(page).join()],
    [
      'md',
      html(plainMarp(md).slides) + md.slice(0, md.indexOf('\n---')) + plainMarp(md).notes.join(),
    ],
    ['pdf', pdf(built.file('outline.pdf'))],
    ['slides', pdf(built.file('handout.pdf'))],
    ['brief', pdf(brief.file('handout.pdf'))],
    ['pptx', texts.join()],
  ]);
}

/** Text, numbers of charts, and what the file says of itself. */
const TEXTS = [
  'a:t',
  'c:v',
  'dc:title',
  'dc:creator',
  'dc:description',
  'dc:subject',
  'cp:keywords',
];

const CASES = [
  ['kinds', OUTLINE, marked],
  ['deck, people, sources and sections', FRAME, ofFrame],
] as const;

describe.each(CASES)('the words of %s', (_, outline, words) => {
  let shown: ReadonlyMap<Format, string>;
  beforeAll(async () => {
    shown = await shownOf(outline);
  });

  test.each(FORMATS)('in %s', (format) => {
    const all = shown.get(format) ?? '';
    const lost = words.filter(({ field, word }) => !all.includes(word) && !isHidden(field, format));
    expect(lost.map(({ field, isAlone }) => `${field}${isAlone ? ' alone' : ''}`)).toEqual([]);
  });
});

function isHidden(field: string, format: Format): boolean {
  return HIDDEN.some(({ fields, formats }) => fields.test(field) && formats.includes(format));
}

test('every kind has its words', () => {
  const kinds = new Set(marked.map(({ field }: Marked) => field.split('.')[0]));
  expect([...kinds].toSorted()).toEqual(KINDS.map(({ name }) => name).toSorted());
});
