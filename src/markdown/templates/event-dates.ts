/** The dates of a timeline's events, as people write them, as numbers that can be compared. */

import { monthNames } from '../text/month-names.js';

/** Only dates of one unit can be compared: days since a year, within one year, or within one day. */
export interface EventDate {
  readonly unit: 'year' | 'month' | 'time';
  readonly days: number;
}

/** Days of a month that words for a part of it stand for. */
const EARLY = 5;
const MIDDLE = 15;
const LATE = 25;
const PARTS: readonly (readonly [RegExp, number])[] = [
  [/初|上旬|\b(?:early|anfang|début|principios|inicios)\b/iu, EARLY],
  [/中旬|月中|\b(?:mid|mitte|mi|mediados)\b/iu, MIDDLE],
  [/底|末|下旬|\b(?:late|end|ende|fin|finales|fines)\b/iu, LATE],
];
/** The months of a quarter begin at its number times three, less two. */
const QUARTER = /\bQ([1-4])\b|第?([1-4一二三四])季/iu;
const IDEOGRAPHIC = '一二三四';

/**
 * The date in a text: `2009`, `2024-07-30`, `2024年7月初`, `July 30, 2024`, `7月30日`, `10:30`.
 * @param lang BCP 47, for the names of months
 * @returns undefined for a text without one, such as “a week before”
 */
export function eventDate(text: string, lang: string): EventDate | undefined {
  const time = /^(\d{1,2}):(\d{2})/.exec(text);
  if (time) return { unit: 'time', days: (Number(time[1]) * 60 + Number(time[2])) / 1440 };
  const year = /(?<![\d.,])(\d{4})(?![\d.,]*\d{3})/.exec(text)?.[1];
  const rest = year === undefined ? text : text.replace(year, ' ');
  const month = monthIn(rest, year !== undefined, lang);
  if (year === undefined && month === undefined) return undefined;
  const base = year === undefined ? 2000 : Number(year);
  const { number = 1, day = partIn(rest) } = month ?? {};
  // `Date.UTC` takes years below 100 for those of the last century.
  const date = new Date(Date.UTC(2000, number - 1, month ? day : 1));
  date.setUTCFullYear(base);
  return { unit: year === undefined ? 'month' : 'year', days: date.getTime() / 86_400_000 };
}

function partIn(text: string): number {
  return PARTS.find(([pattern]) => pattern.test(text))?.[1] ?? 1;
}

interface MonthAndDay {
  readonly number: number;
  readonly day?: number;
}

function monthIn(text: string, hasYear: boolean, lang: string): MonthAndDay | undefined {
  const east = /(\d{1,2})\s?[月월](?:\s?(\d{1,2}))?/u.exec(text);
  if (east) return dated(east[1], east[2]);
  const digits = hasYear ? /^\s*[-/.](\d{1,2})(?:[-/.](\d{1,2}))?/.exec(text) : null;
  if (digits) return dated(digits[1], digits[2]);
  const quarter = QUARTER.exec(text);
  if (quarter) {
    const name = quarter[1] ?? quarter[2] ?? '1';
    return { number: (Number(name) || IDEOGRAPHIC.indexOf(name) + 1) * 3 - 2 };
  }
  const words = new Set(text.toLowerCase().match(/\p{L}+/gu));
  const named = monthNames(lang).findIndex((names) =>
    names.some((name) => words.has(name.toLowerCase())),
  );
  if (named < 0) return undefined;
  return dated(String(named + 1), /(?<!\d)(\d{1,2})(?!\d)/.exec(text)?.[1]);
}

function dated(month: string | undefined, day: string | undefined): MonthAndDay | undefined {
  const number = Number(month);
  if (number < 1 || number > 12) return undefined;
  return { number, ...(day === undefined ? {} : { day: Number(day) }) };
}
