/** The guide for language models has all fields and kinds, and what it shows is right. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { guidePage } from '../../../src/app/editor/index.js';
import { outlineSchemaOf } from '../../../src/outline/index.js';
import { builtInTemplates } from '../../../src/read/index.js';

const page = guidePage(builtInTemplates());
const { fixed, shared, kindNames, kind } = outlineSchemaOf(builtInTemplates());
const automatic = Object.keys(fixed.properties?.deck?.properties?.auto?.properties ?? {});

describe('the guide for language models', () => {
  it('has every kind that an outline writes, with an example', () => {
    for (const name of kindNames.filter((one) => !automatic.includes(one))) {
      const part = page.split(`\n### ${name}\n`).at(-1) ?? '';
      const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(part) ?? [];
      expect(parse(example)).toEqual([expect.objectContaining({ kind: name })]);
      expect([name, kind(name)?.when]).not.toEqual([name, '']);
    }
  });

  it('has every field of a slide and of the deck', () => {
    const fields = { ...shared.properties, ...fixed.properties?.deck?.properties };
    for (const name of Object.keys(fields)) expect(page).toContain(`- \`${name}\` (`);
  });

  it('states the rules of check with their numbers', () => {
    expect(page).toContain('40 words or 60 ideographs');
    expect(page).toContain('4.5:1');
  });

  it('leads to no page that its reader does not have', () => {
    expect(page).not.toMatch(/\]\([\w-]+\.md\)/);
  });

  it('names commands that there are', () => {
    const readme = readFileSync('README.md', 'utf8');
    for (const [, command] of page.matchAll(/`(fireside \w+)/g)) expect(readme).toContain(command);
  });
});
