/** What may stand as a slide's background. */
import { expect, test } from 'vitest';
import { tellOnly } from '../support/tell-outline.js';

const outline = (background: string) => `deck: { title: A, lang: en }
sections:
  - title: B
    slides:
      - { kind: statement, text: C, background: ${background} }
`;

test('a background that is no colour', () => {
  const [place, message, hint] = tellOnly(outline('{ color: bleu }'));
  expect([place, message]).toEqual(['5:58', 'A background cannot be “bleu”: that is no colour']);
  expect(hint).toContain('navy');
});

test('a picture and a colour at once', () => {
  expect(tellOnly(outline('{ src: a.jpg, color: navy }'))).toEqual([
    '5:70',
    'A background has a picture or a colour, not both',
    'Take `src` or `color` out.',
  ]);
});

test('a focus in other words', () => {
  const [place] = tellOnly(outline('{ src: a.jpg, focus: left }'));
  expect(place).toBe('5:70');
});
