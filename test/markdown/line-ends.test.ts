import { describe, expect, it } from 'vitest';
import { footSources } from '../../src/deck/foot-sources.js';
import { type Citation, wordsFor } from '../../src/deck/index.js';
import { clauses } from '../../src/markdown/text/phrases.js';
import { quantityPattern } from '../../src/markdown/text/quantities.js';

describe('dates and quantities', () => {
  it.each([
    ['zh-Hant', '他在2024年7月30日說', ['2024年7月30日']],
    ['zh-Hant', '營收609億美元，占13%', ['609億美元']],
    ['zh-Hant', '第3章，7月30日，約10個月', ['第3章', '7月30日', '10個月']],
    [
      'en',
      'On July 30, 2024 it took 0.2 s and $60.9 billion',
      ['July 30, 2024', '0.2 s', '$60.9 billion'],
    ],
    ['en', 'In July 2024, 3 people', ['July 2024', '3 people']],
    ['de', 'Am 30. Juli 2024 in 5 Minuten', ['30. Juli 2024', '5 Minuten']],
    ['fr', 'le 3 mars 1999, 12 millions', ['3 mars 1999', '12 millions']],
    ['es', 'el 3 de marzo de 1999', ['3 de marzo de 1999']],
    ['en', 'Chapter 3 shows 4 systems', []],
  ])('in %s of “%s” are %j', (lang, text, expected) => {
    const found = text.split(quantityPattern(lang)).filter((_, index) => index % 2 === 1);
    expect(found).toEqual(expected);
  });
});

describe('clauses of a title', () => {
  it('end with their mark, and short ones stay with the one before', () => {
    expect(clauses('四個時點，通向這場對談')).toEqual(['四個時點，', '通向這場對談']);
    expect(clauses('他說得很清楚，對嗎？')).toEqual(['他說得很清楚，對嗎？']);
    expect(clauses('甲、乙、丙的三種做法')).toEqual(['甲、乙、', '丙的三種做法']);
    expect(clauses('他說：「開放的平臺會贏。」然後停了一下')).toEqual([
      '他說：「開放的平臺會贏。」',
      '然後停了一下',
    ]);
  });
});

describe('sources at the foot', () => {
  const place = { file: 'a.yaml', line: 1, column: 1, length: 1, lineText: '' };
  const text = (value: string) => ({ $role: 'text' as const, text: value, place });
  const source = (number: number, title: string): Citation => ({
    $role: 'citation',
    key: String(number),
    times: [],
    number,
    title: text(title),
    publisher: text('出版社'),
    authors: [],
    date: undefined,
    url: undefined,
    at: { date: { place }, url: { place } },
    place,
  });
  const four = [1, 2, 3, 4].map((number) => source(number, '一份標題有十二個字的報告'));
  const foot = (citations: readonly Citation[], most: number, lang = 'zh-Hant') =>
    footSources({ citations, answers: [] }, most, wordsFor(lang));

  it('are all there while a line has space for them', () => {
    expect(foot(four, 100)).toEqual({ citations: four, more: undefined });
    expect(foot(four, Number.POSITIVE_INFINITY).citations).toHaveLength(4);
  });

  it('else are as many as fit, with a count of the others', () => {
    const { citations, more } = foot(four, 56);
    expect(citations).toEqual(four.slice(0, 2));
    expect(more).toBe('另有2項');
    expect(foot(four, 56, 'en').more).toBe('and 2 more');
  });

  it('end with “…” where not even one fits', () => {
    const { citations, more } = foot([source(1, '長'.repeat(200)), source(2, '短')], 56);
    expect(citations).toHaveLength(1);
    expect(citations[0]?.title?.text).toMatch(/^長{10,50}…$/);
    expect(more).toBe('另有1項');
  });
});
