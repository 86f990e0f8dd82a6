/** What the texts of a kind are, by `data-role`, is what they fill in PowerPoint. */
import { expect, test } from 'vitest';
import { buildOutline } from '../../support/build-deck.js';
import { elements, paragraphs, readPackage } from '../../support/pptx-package.js';

const KIND = {
  'templates/own/schema.yaml': `type: object
required: [title]
frame: bare
properties:
  title: {$ref: "#/$defs/title"}
`,
  'templates/own/slide.hbs': `<p data-role="title">{{title}}</p>
<p>Text.</p>
<div data-role="body">

A paragraph.

</div>

- A list.
`,
  'templates/plain/schema.yaml': `type: object
required: [title]
frame: bare
properties:
  title: {$ref: "#/$defs/title"}
`,
  'templates/plain/slide.hbs': '## {{title}}\n\nText.\n\n- A list.\n',
};

const OUTLINE = `deck: {title: T, lang: en}
sections:
  - title: S
    slides:
      - {kind: own, title: Mine}
      - {kind: plain, title: Yours}
`;

test('a template’s roles go before what HTML says: a heading is the title, a list the body', async () => {
  const built = await buildOutline(OUTLINE, ['pptx', 'html'], KIND);
  const pack = readPackage(built.file('.pptx'));
  const filled = (number: number) =>
    elements(pack.documents.get(`ppt/slides/slide${number}.xml`), 'p:sp').flatMap((one) => {
      const [placeholder] = elements(one, 'p:ph');
      const type = placeholder && (placeholder.getAttribute('type') ?? 'body');
      return type && ['title', 'body'].includes(type) && placeholder?.getAttribute('idx') !== '13'
        ? [`${type}: ${paragraphs(one).join(' ')}`]
        : [];
    });
  // Behind a cover, an agenda and the section's slide.
  expect([4, 5].map(filled)).toEqual([
    ['title: Mine', 'body: A paragraph.', 'body: A list.'],
    ['title: Yours', 'body: A list.'],
  ]);
});
