/** What `fireside eject` takes along of a theme: its rules for the kind, each once. */
import { describe, expect, test } from 'vitest';
import { themeRulesOf } from '../../../src/app/kinds/theme-rules.js';
import type { Source } from '../../../src/read/read-source.js';
import { builtInTemplates } from '../../../src/read/templates.js';

describe('every theme of Fireside’s gives the rules of every kind', () => {
  const { themes, kinds } = builtInTemplates();
  test.each([...themes.keys()])('%s', (theme) => {
    const found = [...kinds.keys()].map((kind) => themeRulesOf(themes, theme, kind));
    expect(found.filter((rules) => rules.includes('From the theme')).length).toBeGreaterThan(0);
  });
});

const themes = (texts: Readonly<Record<string, string>>): ReadonlyMap<string, Source> =>
  new Map(Object.entries(texts).map(([name, text]) => [name, { path: `${name}.css`, text }]));

test('themes that import each other give theirs once', () => {
  const ring = themes({
    one: '@import "two"; section.quote { color: red }',
    two: '@import-theme "one"; @import "two"; section.quote { color: blue }',
  });
  expect(themeRulesOf(ring, 'one', 'quote').match(/color: \w+|theme \w+/g)).toEqual([
    ...['theme two', 'color: blue'],
    ...['theme one', 'color: red'],
  ]);
});

test('a theme that is no CSS is reported as such', () => {
  expect(() => themeRulesOf(themes({ mine: 'section.quote {' }), 'mine', 'quote')).toThrow(
    /mine\.css is no CSS that can be read/,
  );
});
