import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadOutline } from '../../src/app/load-outline.js';
import type { FieldMap } from '../../src/outline/index.js';

const RECORD = `WEBVTT

00:12:34.000 --> 00:12:40.000
<v Mei Lin>Simple does not mean to do less; it means

00:12:40.000 --> 00:12:45.000
to finish what “must” be done. We don’t do 1,200 things.

00:13:00.000 --> 00:13:05.000
<v CHEN>I agree, and 35% of it is luck.

00:13:05.000 --> 00:13:10.000
<v Speaker 3>開源對整個產業，都有很大的價值。
`;

/** What is said of a point, and the proof that it has. */
async function proved(text: string, by = 'lin', deck = '') {
  const folder = mkdtempSync(join(tmpdir(), 'quotes-'));
  writeFileSync(join(folder, 'talk.vtt'), RECORD);
  const outline = `deck: { title: T, lang: en${deck} }
people:
  lin: { name: Mei Lin, side: host }
  chen: { name: Zhiming Chen, side: guest }
  wu: { name: 吳, side: guest, aliases: [Speaker 3] }
sources:
  record: { title: Record, transcript: talk.vtt }
sections:
  - title: S
    slides:
      - kind: points
        title: P
        sources: [record]
        points:
          - text: ${text}
            by: ${by}
            verbatim: true
`;
  writeFileSync(join(folder, 'outline.yaml'), outline);
  const { outline: read, problems } = await loadOutline(join(folder, 'outline.yaml'));
  const points = read.sections[0]?.slides[0]?.fields.points as readonly FieldMap[] | undefined;
  const found = problems.filter(({ code }) => code.startsWith('quotes/'));
  return { proof: points?.[0]?.proof, problems: found, folder };
}

describe('a quotation that its record has', () => {
  it.each([
    ['word for word', 'it means to finish what must be done', 'lin', 754],
    ['in other case, marks and width', '"Ｓｉｍｐｌｅ does NOT mean: to do less"', 'lin', 754],
    ['with other apostrophes and thousands', "We don't do 1200 things!", 'lin', 760],
    ['with an omission', 'Simple does not mean to do less … We don’t do 1,200 things', 'lin', 754],
    ['with an omission in brackets', '"Simple […] must be done"', 'lin', 754],
    ['with a word put in', '"it means to finish what [really] must be done"', 'lin', 754],
    ['by a part of the name', 'I agree, and 35% of it is luck', 'chen', 780],
    ['by an alias, in Chinese', '開源對整個產業都有很大的價值', 'wu', 785],
  ])('%s', async (_, text, by, seconds) => {
    const { proof, problems } = await proved(text, by);
    expect([problems, proof]).toEqual([[], { source: 'record', seconds, translated: false }]);
  });

  it('in another of its languages is translated', async () => {
    const { proof, problems } = await proved(
      '{ en: Open source is of value to all, zh-Hant: 開源對整個產業都有很大的價值 }',
      'wu',
    );
    expect([problems, proof]).toEqual([[], { source: 'record', seconds: 785, translated: true }]);
  });
});

describe('a quotation that its record does not have', () => {
  it.each([
    ['a changed word', 'it means to finish what should be done', 'what *should* be done'],
    ['a word left out', 'it means to finish what be done', 'what *must* be done'],
    ['a number', 'I agree, and 36% of it is luck', '*35*% of it is luck'],
    ['an ideograph', '開源對整個企業都有很大的價值', '整個*產*業'],
    ['the words of two', 'be done. We don’t do 1,200 things. I agree', '1,200 things I agree'],
  ])('%s', async (_, text, marked) => {
    const { problems } = await proved(text);
    expect(problems).toMatchObject([
      { severity: 'warning', code: 'quotes/misquote', place: { line: 15, column: 19 } },
    ]);
    expect(`${problems[0]?.message} ${problems[0]?.hint}`).toContain(marked);
  });

  it('names the passage, its time and who says it', async () => {
    const { problems, folder } = await proved('it means to finish what should be done');
    expect(problems[0]?.message).toContain(
      'in other words: “it means to finish what *should* be done”',
    );
    expect(problems[0]?.hint).toContain(
      `${join(folder, 'talk.vtt')}, 12:34 (Mei Lin) says: “it means to finish what *must* be done”`,
    );
  });

  it('that somebody else says names who did', async () => {
    const { problems } = await proved('Simple does not mean to do less', 'chen');
    expect(problems).toMatchObject([{ code: 'quotes/speaker', hint: 'Write `by: lin`.' }]);
    expect(problems[0]?.message).toContain('In the record Mei Lin says this, not Zhiming Chen');
  });

  it('that nobody of the outline says asks for an alias', async () => {
    const { problems } = await proved('開源對整個產業', 'lin');
    expect(problems).toMatchObject([{ code: 'quotes/speaker', hint: 'Write `by: wu`.' }]);
  });

  it('in any of its languages is a mistake of that text', async () => {
    const { problems } = await proved(
      '{ en: Open source is of value, zh-Hant: 開源對整個企業都有很大的價值 }',
      'wu',
    );
    expect(problems).toMatchObject([{ code: 'quotes/misquote', place: { line: 15, column: 59 } }]);
  });

  it('at all says so', async () => {
    const { problems } = await proved('Penguins live on the southern half of the planet');
    expect(problems).toMatchObject([{ code: 'quotes/not-found' }]);
  });

  it('is an error of the build where the deck is strict', async () => {
    const { problems } = await proved('it means to end it', 'lin', ', quotes: strict');
    expect(problems).toMatchObject([{ severity: 'error' }]);
  });
});
