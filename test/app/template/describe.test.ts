/** What `fireside template` says of a template, and its page. */
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { describeTemplate, layoutsMap, templatePage } from '../../../src/app/template/index.js';

const FILE = 'examples/company.potx';

it('has a map to paste that names what each kind takes', async () => {
  const described = await describeTemplate(FILE);
  expect(described.problems).toEqual([]);
  expect(parse(layoutsMap(described))).toEqual({
    pptx: {
      template: FILE,
      layouts: {
        cover: 'Title Slide',
        section: 'Section Header',
        closing: 'Title Slide',
        points: 'Title and Content',
        default: 'Title Only',
      },
    },
  });
});

it('has a page with each layout, which needs no other file', async () => {
  const described = await describeTemplate(FILE);
  const layouts = described.layouts.map((one) => ({ ...one, name: `<${one.name}>` }));
  const page = templatePage({ ...described, layouts });
  for (const { name } of described.layouts) expect(page).toContain(`&lt;${name}>`);
  expect(page).not.toMatch(/(?:src|href)="(?!data:)/);
  expect(page.match(/<figure/g)).toHaveLength(described.layouts.length);
});

it('refuses what is no template', async () => {
  await expect(describeTemplate('package.json')).rejects.toMatchObject({
    problems: [{ code: 'pptx-template/no-pptx' }],
  });
});
