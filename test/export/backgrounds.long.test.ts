/** A picture or a colour behind a slide, in the files that are built. */
import { beforeAll, expect, test } from 'vitest';
import { type Built, buildOutline, outlineWith } from '../support/build-deck.js';
import { photo } from '../support/photo.js';
import { elements, readPackage, relationsOf, sdkFaults } from '../support/pptx-package.js';
import { poppler } from '../support/read-built.js';

const SLIDES = `      - {kind: points, title: 無圖, points: [一, 二]}
      - {kind: points, title: 有圖, background: {src: photo.jpg, focus: 30% 20%}, points: [一, 二]}
      - {kind: statement, text: 有色, background: "#0b2545"}
      - {kind: statement, text: 太小, background: small.jpg}`;

let built: Built;
beforeAll(async () => {
  built = await buildOutline(outlineWith(SLIDES), ['html', 'pdf', 'handout', 'pptx'], {
    'photo.jpg': await photo(1600, 1000),
    'small.jpg': await photo(320, 200),
  });
});

test('PowerPoint has the picture, a JPEG, as the background of its slide alone', async () => {
  const bytes = built.file('.pptx');
  const { documents, faults } = readPackage(bytes);
  expect([faults, await sdkFaults(bytes)]).toEqual([[], []]);
  const withPicture = [...documents].filter(([, part]) =>
    elements(part, 'p:bgPr').some((one) => elements(one, 'a:blip').length > 0),
  );
  expect(withPicture.map(([path]) => path)).toEqual([
    'ppt/slides/slide2.xml',
    'ppt/slides/slide4.xml',
  ]);
  for (const [path, part] of withPicture) {
    const id = elements(part, 'a:blip')[0]?.getAttribute('r:embed');
    const relation = relationsOf(documents, path).find((one) => one.id === id);
    expect(relation?.target).toMatch(/\.jpe?g$/);
    // The scrim, through which the picture is seen.
    expect(elements(part, 'a:alpha').length).toBeGreaterThan(0);
  }
});

test('the PDF has the photo as it is, the handout has none', () => {
  const images = (ending: string) =>
    poppler('pdfimages', built.file(ending), ['-list'])
      .split('\n')
      .filter((line) => / jpeg /.test(line));
  expect(images('outline.pdf').join('\n')).toMatch(/ 1600 +1000 /);
  expect(images('-handout.pdf')).toEqual([]);
});

test('a colour and a focus are in the page, and a picture with too few pixels is reported', () => {
  expect(built.text('.html')).toContain('object-position: 30% 20%');
  expect(built.text('.html')).toContain('#0b2545');
  expect(built.problems.map(({ code, place }) => [code, place?.line])).toEqual([
    ['picture/too-small', 13],
  ]);
});
