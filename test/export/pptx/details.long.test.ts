/** What the page does by margins, borders and flex, PowerPoint does by blanks, order and alignment. */
import { beforeAll, expect, test } from 'vitest';
import { buildOutline } from '../../support/build-deck.js';
import { elements, paragraphs, type ReadPackage, readPackage } from '../../support/pptx-package.js';

const OUTLINE = `deck: {title: A talk, lang: en, date: 2024-07-30, auto: {agenda: false, sources: false, closing: false}}
people:
  mark: {name: Mark Zuckerberg, side: guest}
  jen: {name: Jensen Huang, side: host}
sources: {a: {title: Report}, b: {title: Letter}}
sections:
  - title: One
    opening: false
    slides:
      - kind: timeline
        title: Four dates
        events: [{when: "2009", text: First}, {when: "2024", text: Last}]
      - kind: points
        title: Who says it
        points: [{text: No single agent, by: mark}]
      - kind: exchange
        title: Two voices
        turns: [{by: jen, text: Open the leather., verbatim: false}]
      - {kind: points, title: Cited, points: [{text: Two sources, sources: [a, b]}]}
`;

let pack: ReadPackage;
const slide = (number: number) => pack.documents.get(`ppt/slides/slide${number}.xml`);

beforeAll(async () => {
  pack = readPackage((await buildOutline(OUTLINE, ['pptx'])).file('.pptx'));
});

test('the dots of a timeline are on its line', () => {
  const order = [...(elements(slide(2), 'p:spTree')[0]?.childNodes ?? [])].flatMap((node) => {
    const shape = node as unknown as Parameters<typeof elements>[0];
    if (!shape || !('getElementsByTagName' in shape)) return [];
    const name = elements(shape, 'p:cNvPr')[0]?.getAttribute('name') ?? '';
    const form = elements(shape, 'a:prstGeom')[0]?.getAttribute('prst') ?? '';
    return name.startsWith('Line') ? ['line'] : form === 'ellipse' ? ['dot'] : [];
  });
  expect(order).toEqual(['line', 'dot', 'line', 'dot']);
});

test('a name stays together, a blank away from the words before it', () => {
  expect(paragraphs(slide(3))).toContain('No single agent\u2002Mark\u00a0Zuckerberg');
});

test('a tag is apart from its sentence', () => {
  expect(paragraphs(slide(4)).join('\n')).toMatch(/Open the leather\. \S+/);
});

test('a source’s number is at its word: the blank that screen readers get is none of the text', () => {
  expect(paragraphs(slide(5))).toContain('Two sources1\u2060,\u20092');
});

test('what is at the margin is aligned there', () => {
  const date = elements(slide(1), 'p:sp').find((shape) =>
    paragraphs(shape).some((text) => text.includes('2024')),
  );
  expect(elements(date, 'p:ph')[0]?.getAttribute('type')).toBe('dt');
  expect(elements(date, 'a:pPr')).toEqual([]);
  const master = pack.documents.get('ppt/slideMasters/slideMaster1.xml');
  const style = elements(master, 'p:sp').find(
    (shape) => elements(shape, 'p:ph')[0]?.getAttribute('type') === 'dt',
  );
  expect(elements(style, 'a:lvl1pPr')[0]?.getAttribute('algn')).toBe('r');
});
