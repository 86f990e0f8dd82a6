/** The slides that open sections, and what stands in their place in short talks. */
import { expect, test } from 'vitest';
import { buildOutline } from '../support/build-deck.js';

const outline = (
  auto: string,
  opening = '',
): string => `deck: {title: Talk, lang: en, auto: ${auto}}
sections:
  - title: One
    ${opening}
    slides: [{kind: points, title: First, points: [a]}]
  - {title: Two, slides: [{kind: points, title: Second, points: [b]}]}
`;

/** The kind of each slide, and the name of a section over its title. */
async function slidesOf(text: string): Promise<string[]> {
  const markdown = (await buildOutline(text, ['md'])).text('.md');
  return [...markdown.matchAll(/^_class: (\w+)[\s\S]*?(?=^---|\n-->)/gm)].map(
    ([directives, kind = '']) => [kind, /^_header: (.*)$/m.exec(directives)?.[1] ?? ''].join(' '),
  );
}

test('a slide opens each section', async () => {
  const kinds = (await slidesOf(outline('{cover: false, closing: false}'))).map(
    (one) => one.split(' ')[0],
  );
  expect(kinds).toEqual(['agenda', 'section', 'points', 'section', 'points']);
});

test('in short talks none does: the name of the section stands over the titles, and in the agenda', async () => {
  const text = outline('{cover: false, closing: false, sections: kicker}');
  const slides = await slidesOf(text);
  expect(slides.map((one) => one.split(' ')[0])).toEqual(['agenda', 'points', 'points']);
  expect(slides[1]).toContain('One');
  expect(slides[2]).toContain('Two');
  const [agenda = ''] = (await buildOutline(text, ['md'])).text('.md').split('# First');
  expect(agenda).toMatch(/One[\s\S]*Two/);
});

test('a section may have a slide all the same', async () => {
  const text = outline(
    '{cover: false, agenda: false, closing: false, sections: kicker}',
    'opening: true',
  );
  const kinds = (await slidesOf(text)).map((one) => one.split(' ')[0]);
  expect(kinds).toEqual(['section', 'points', 'points']);
});

test('`auto: false` leaves them as they are', async () => {
  const kinds = (await slidesOf(outline('false'))).map((one) => one.split(' ')[0]);
  expect(kinds).toEqual(['section', 'points', 'section', 'points']);
});

test('another word is an error at its place', async () => {
  await expect(buildOutline(outline('{sections: kickers}'), ['md'])).rejects.toMatchObject({
    problems: [{ severity: 'error', place: { line: 1 }, hint: expect.stringContaining('kicker') }],
  });
});
