import { describe, expect, it } from 'vitest';
import { eventDate } from '../../src/markdown/templates/event-dates.js';
import { timelineLayout } from '../../src/markdown/templates/timeline.js';

const DAY = 86_400_000;
const day = (text: string, lang: string): string | undefined => {
  const date = eventDate(text, lang);
  return date && `${date.unit} ${new Date(Math.round(date.days * DAY)).toISOString().slice(0, 10)}`;
};

describe('the dates of events', () => {
  it.each([
    ['2009', 'en', 'year 2009-01-01'],
    ['2009年', 'zh-Hant', 'year 2009-01-01'],
    ['2024年7月初', 'zh-Hant', 'year 2024-07-05'],
    ['2024年7月30日', 'zh-Hant', 'year 2024-07-30'],
    ['2024-07-30', 'zh-Hant', 'year 2024-07-30'],
    ['Early July 2024', 'en', 'year 2024-07-05'],
    ['July 30, 2024', 'en', 'year 2024-07-30'],
    ['30 July 2024', 'de', 'year 2024-07-30'],
    ['30. Juli 2024', 'de', 'year 2024-07-30'],
    ['début mars 1999', 'fr', 'year 1999-03-05'],
    ['Q3 2024', 'en', 'year 2024-07-01'],
    ['2024年第三季', 'zh-Hant', 'year 2024-07-01'],
    ['2024년 7월 30일', 'ko', 'year 2024-07-30'],
    ['7月30日', 'zh-Hant', 'month 2000-07-30'],
    ['0099', 'en', 'year 0099-01-01'],
  ])('%s (%s) is %s', (text, lang, expected) => {
    expect(day(text, lang)).toBe(expected);
  });

  it.each(['對談前約一週', 'Last spring', '12,5000', 'Maybe', ''])('%s is none', (text) => {
    expect(eventDate(text, 'en')).toBeUndefined();
  });
});

const layout = (...events: (readonly [when: string, text?: string, date?: string])[]) =>
  timelineLayout(
    events.map(([when, text = 'x', date]) => ({ when, text, date })),
    String,
    'en',
  );
const sharesOf = ({ events }: ReturnType<typeof layout>): number[] =>
  events.map(({ share }) => Number(share.replace(/tens-(\d) ones-(\d)/, '$1$2')));

describe('a timeline', () => {
  it('stands to scale, in hundredths of the line', () => {
    const found = layout(['2000'], ['2010'], ['2015'], ['2020']);
    expect(found.isScaled).toBe(true);
    const [first = 0, second = 0, third = 0, last = 0] = sharesOf(found);
    expect(first + second + third + last).toBe(100);
    expect(Math.abs(first - 2 * second)).toBeLessThanOrEqual(1);
    expect(Math.abs(second - third)).toBeLessThanOrEqual(1);
    expect(found.events.some(({ isBroken }) => isBroken)).toBe(false);
  });

  it('breaks the longest gap where the others would have no space', () => {
    const found = layout(['1900'], ['2010'], ['2015'], ['2020']);
    expect(found.isScaled).toBe(true);
    expect(found.events.map(({ isBroken }) => isBroken)).toEqual([true, false, false, false]);
    const [, second = 0, third = 0] = sharesOf(found);
    expect(Math.abs(second - third)).toBeLessThanOrEqual(1);
  });

  it('breaks every gap where none can be to scale', () => {
    const found = layout(['1000'], ['1990'], ['1990-02'], ['1990-02-03'], ['2020']);
    expect(found.isScaled).toBe(false);
    expect(found.events.map(({ isBroken }) => isBroken)).toEqual([true, true, true, true, false]);
  });

  it('is even, without marks, where an event has no date or dates run back', () => {
    for (const found of [layout(['2000'], ['Later'], ['2020']), layout(['2020'], ['2000'])]) {
      expect(found.isScaled).toBe(false);
      expect(found.events.some(({ isBroken }) => isBroken)).toBe(false);
    }
  });

  it('takes the date that is given beside the words', () => {
    expect(layout(['Before'], ['After', 'x', '2010']).isScaled).toBe(false);
    expect(layout(['Before', 'x', '2009-03'], ['After', 'x', '2010']).isScaled).toBe(true);
  });

  it('is upright from six events on', () => {
    const years = ['2001', '2002', '2003', '2004', '2005', '2006'] as const;
    expect(layout(...years.slice(1).map((year) => [year] as const)).isUpright).toBe(false);
    expect(layout(...years.map((year) => [year] as const)).isUpright).toBe(true);
  });
});
