/** Pictures with too few pixels for their place are warned of, in every kind, at their lines. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildOutline, outlineWith } from '../support/build-deck.js';
import { photo, small } from '../support/photo.js';

const SLIDES = `      - kind: image
        title: 一
        image: {src: small.jpg, alt: 小的}
      - kind: image
        title: 二
        image: {src: large.jpg, alt: 大的}
      - kind: gallery
        title: 三
        pictures:
          - {src: large.jpg, alt: 大的}
          - {src: small.jpg, alt: 小的}
          - {src: small.jpg, alt: 小的}
      - kind: statement
        text: 四
        image: {src: small.jpg, alt: 小的}
      - kind: picture
        title: 五
        image: {src: small.jpg, alt: 小的}
      - kind: image
        title: 六
        image: {src: drawing.svg, alt: 畫的}
      - kind: video
        title: 七
        video: {src: clip.mp4, poster: small.jpg, alt: 影片}
      - kind: markdown
        title: 八
        markdown: "![小的](small.jpg)"
`;

test('each is a warning at its own line; drawings, large ones and those in their own size are none', async () => {
  const clip = new URL('../fixtures/kinds/clip.mp4', import.meta.url);
  const files = {
    ...{ 'small.jpg': await small('jpeg'), 'large.jpg': await photo(1400, 900) },
    'drawing.svg':
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M1 1h2"/></svg>',
    ...{ 'clip.mp4': readFileSync(clip), 'face.png': await small('png') },
  };
  const outline = outlineWith(SLIDES).replace('zuck: {', 'zuck: {picture: face.png, ');
  const { problems } = await buildOutline(outline, ['pdf'], files);
  const coarse = problems.filter(({ code }) => code === 'picture/too-small');
  const lines = outline.split('\n');
  const named = coarse.map(({ place }) => lines[(place?.line ?? 0) - 1]?.trim());
  expect(named).toHaveLength(7);
  expect(new Set(coarse.map(({ severity }) => severity))).toEqual(new Set(['warning']));
  expect(named.filter((line) => !/small\.jpg|face\.png/.test(line ?? ''))).toEqual([]);
  const places = coarse.map(({ place }) => place?.line);
  expect(new Set(places).size).toBe(7);
});
