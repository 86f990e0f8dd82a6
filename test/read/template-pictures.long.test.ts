/** Pictures that templates and style sheets of a user's own name are in the deck, or told of. */
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import type { BuildError } from '../../src/problem.js';
import { type Built, buildOutline, type Files, outlineWith } from '../support/build-deck.js';
import { elements, readPackage } from '../support/pptx-package.js';
import { plainMarp, poppler } from '../support/read-built.js';

const KIND = {
  'templates/stamp/schema.yaml': `type: object
required: [title]
properties:
  title: { $ref: "#/$defs/title" }
  free: { type: string }`,
  'templates/stamp/slide.hbs': `{{> title}}

<p><img src="images/mark.png" alt="印章">{{#if free}}<img src="{{free}}" alt="x">{{/if}}</p>`,
  'templates/stamp/style.css': 'section.stamp h1 { background: url(side.png) repeat-y; }',
};
const SLIDE = '      - {kind: stamp, title: 印}';

const filled = (background: string): Promise<Buffer> =>
  sharp({ create: { width: 100, height: 100, channels: 3, background } })
    .png()
    .toBuffer();

async function problemsIn(files: Files, yaml = outlineWith(SLIDE)) {
  const pictures = {
    'images/mark.png': await filled('#a00000'),
    'templates/stamp/side.png': await filled('#0000a0'),
  };
  const all = { ...KIND, ...pictures, ...files };
  const result = await buildOutline(yaml, ['md'], all, { fit: false }).catch(
    (error: unknown) => error as BuildError,
  );
  return result.problems.map(({ severity, code, message, place }) => ({
    severity,
    code,
    message,
    at: `${place?.file.split('/').at(-1)}:${place?.line}:${place?.column}`,
  }));
}

describe('in every format', () => {
  let built: Built;
  let data: string[];
  beforeAll(async () => {
    const pictures = {
      'images/mark.png': await filled('#a00000'),
      'templates/stamp/side.png': await filled('#0000a0'),
      'own.css': 'section { background: url("paper.png"); }',
      'paper.png': await filled('#f0f0e0'),
    };
    data = Object.values(pictures)
      .filter((bytes) => Buffer.isBuffer(bytes))
      .map((bytes) => `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`);
    const formats = ['html', 'md', 'pdf', 'pptx'] as const;
    const yaml = outlineWith(SLIDE, ', theme: own.css');
    built = await buildOutline(yaml, formats, { ...KIND, ...pictures });
  });

  test('a template’s, a kind’s style’s and a theme’s are in the page', () => {
    expect(built.problems).toEqual([]);
    for (const uri of data) expect(built.text('.html')).toContain(uri);
  });

  test('and in plain Marp', () => {
    const { html, css } = plainMarp(built.text('.md'));
    for (const uri of data) expect(`${html}${css}`).toContain(uri);
  });

  test('and a template’s is in the PDF and in PowerPoint', () => {
    const images = poppler('pdfimages', built.file('.pdf'), ['-list']);
    expect(images.split('\n').filter((line) => / 100 +100 /.test(line))).toHaveLength(1);
    const { documents } = readPackage(built.file('.pptx'));
    const pictures = elements(documents.get('ppt/slides/slide1.xml'), 'p:cNvPr');
    expect(pictures.map((one) => one.getAttribute('descr'))).toContain('印章');
  });
});

test('one that a template names in vain is an error at its line', async () => {
  const template = '{{> title}}\n\n![印](images/none.png)';
  expect(await problemsIn({ 'templates/stamp/slide.hbs': template })).toEqual([
    {
      severity: 'error',
      code: 'picture/missing',
      message: 'The picture “images/none.png” does not exist',
      at: 'slide.hbs:3:6',
    },
  ]);
});

test('a path in a field that is no picture is an error at the slide', async () => {
  const slide = '      - {kind: stamp, title: 印, free: images/mark.png}';
  expect(await problemsIn({}, outlineWith(slide))).toMatchObject([
    { severity: 'error', code: 'template/picture', at: 'outline.yaml:10:10' },
  ]);
});

test.each([
  ['url(none.png)', 'none.png'],
  ['url("https://example.org/a.png")', 'https://example.org/a.png'],
  ['url(../../../secret.png)', '../../../secret.png'],
])('%s in a kind’s style is left out, and told at its line', async (value, address) => {
  const style = `section.stamp { color: red; }\nsection.stamp p { background: ${value}; }`;
  const found = await problemsIn({ 'templates/stamp/style.css': style });
  expect(found).toMatchObject([{ severity: 'warning', code: 'template/address' }]);
  expect(found[0]?.message).toContain(`loads ${address}, which is left out`);
  expect(found[0]?.at).toMatch(/^style\.css:2:/);
});

test('one of a style that is damaged is an error', async () => {
  const half = (await filled('#00a000')).subarray(0, 80);
  expect(await problemsIn({ 'templates/stamp/side.png': half })).toMatchObject([
    { severity: 'error', code: 'picture/damaged', at: 'style.css:1:36' },
  ]);
});
