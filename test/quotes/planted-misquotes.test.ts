/** Misquotes planted in real sentences are all found, and true quotations are never blamed. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { loadOutline } from '../../src/app/load-outline.js';
import type { FieldMap } from '../../src/outline/index.js';
import { type Chance, seededChance } from '../support/seeded.js';

interface Sentence {
  readonly by: string;
  /** The turn that it is in. */
  readonly turn: number;
  /** Words, or ideographs with what stands between them; punctuation behind a word belongs to it. */
  readonly words: readonly string[];
}

interface Quotation {
  readonly what: string;
  readonly by: string;
  readonly text: string;
}

interface Material {
  readonly lang: string;
  readonly file: string;
  readonly transcript: string;
  /** Key and name, as the transcript has it. */
  readonly people: Readonly<Record<string, string>>;
  readonly sentences: readonly Sentence[];
  /** Between words. */
  readonly gap: string;
  readonly negation: string;
  /** Words that are numbers, by what a liar would write. */
  readonly numbers: Readonly<Record<string, string>>;
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function english(): Material {
  const transcript = readFileSync('examples/panel/panel.vtt', 'utf8');
  const people = { mei: 'Mei Lin', aisha: 'Aisha Rahman', tomas: 'Tomas Berg' };
  const turns: { by: string; text: string }[] = [];
  for (const block of transcript.split('\n\n').filter((one) => one.includes('-->'))) {
    const [, , ...lines] = block.split('\n');
    const [, name, said = ''] = /^(?:<v ([^>]*)>)?([\s\S]*)$/.exec(lines.join(' ')) ?? [];
    const [key] = Object.entries(people).find(([, one]) => one === name) ?? [];
    turns.push({ by: key ?? turns.at(-1)?.by ?? '', text: said });
  }
  const sentences = inTurns(turns).flatMap(({ by, text, turn }) =>
    (text.match(/[^.?!]+[.?!]/g) ?? []).map((one) => ({
      by,
      turn,
      words: one.trim().split(/\s+/),
    })),
  );
  const numbers = {
    hundred: 'thousand',
    three: 'four',
    nine: 'eight',
    ten: 'twelve',
    two: 'five',
    eight: 'six',
  };
  return {
    ...{ lang: 'en', file: 'panel.vtt', transcript, people, sentences, numbers },
    ...{ gap: ' ', negation: 'not' },
  };
}

/** The speaker's notes of the talk that ships, as if two people said them in turn. */
function chinese(): Material {
  const notes: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, one] of Object.entries(value)) {
      const text = key === 'notes' ? (one as Record<string, string>)['zh-Hant'] : undefined;
      if (text) notes.push(...text.split('\n').filter((line) => line !== ''));
      else collect(one);
    }
  };
  collect(parse(readFileSync('outline.yaml', 'utf8')));
  const people = { lin: '林', chen: '陳' };
  const turns = notes.map((text, index) => ({ by: index % 2 === 0 ? 'lin' : 'chen', text }));
  const transcript = turns.map(({ by, text }) => `${people[by as 'lin']}：${text}`).join('\n\n');
  const sentences = inTurns(turns).flatMap(({ by, text, turn }) =>
    (text.match(/[^。？！]+[。？！]/g) ?? []).map((one) => ({
      ...{ by, turn },
      words: one.match(/(?:[A-Za-z0-9.]+|.)[，。、？！：；「」（）]*/gu) ?? [],
    })),
  );
  const numbers = { 兩: '三', 三: '四', 五: '六', 一: '七', 十: '百' };
  return {
    ...{ lang: 'zh-Hant', file: 'talk.txt', transcript, people, sentences, numbers },
    ...{ gap: '', negation: '不' },
  };
}

/** Neighbouring texts of one speaker are one turn. */
function inTurns(texts: readonly { by: string; text: string }[]) {
  const turns: { by: string; text: string; turn: number }[] = [];
  for (const { by, text } of texts) {
    const last = turns.at(-1);
    if (last?.by === by) last.text += ` ${text}`;
    else turns.push({ by, text, turn: turns.length });
  }
  return turns;
}

/** By letters and digits alone, as any reader would compare. */
function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** All that a person says, turn by turn. */
function saidBy({ sentences }: Material, by: string): string {
  return sentences
    .filter((one) => one.by === by)
    .map(({ words, turn }, index, all) => {
      const isNew = all[index - 1]?.turn !== turn;
      return `${isNew ? '|' : ''}${bare(words.join(''))}`;
    })
    .join('');
}

const PLANTED = [
  'changed',
  'left out',
  'put in',
  'negated',
  'number',
  'joined',
  'speaker',
] as const;

/** @returns undefined where this sentence cannot be falsified so, or the result happens to be true */
function falsified(
  material: Material,
  what: (typeof PLANTED)[number],
  chance: Chance,
): Quotation | undefined {
  const { sentences, gap, negation, numbers } = material;
  const sentence = chance.pick(sentences);
  const words = [...sentence.words];
  if (words.length < 6) return undefined;
  const middle = 1 + chance.below(words.length - 2);
  let by = sentence.by;
  if (what === 'changed') words[middle] = chance.pick(chance.pick(sentences).words);
  if (what === 'left out') words.splice(middle, 1);
  if (what === 'put in') words.splice(middle, 0, chance.pick(chance.pick(sentences).words));
  if (what === 'negated') words.splice(middle, 0, negation);
  if (what === 'number') {
    const at = words.findIndex((word) => Object.hasOwn(numbers, bare(word)));
    if (at < 0) return undefined;
    words[at] = numbers[bare(words[at] ?? '')] ?? '';
  }
  if (what === 'joined') {
    const other = chance.pick(
      sentences.filter((one) => one.by === by && one.turn !== sentence.turn),
    );
    words.push(...other.words);
  }
  if (what === 'speaker')
    by = chance.pick(Object.keys(material.people).filter((one) => one !== by));
  const text = words.join(gap);
  return saidBy(material, by).includes(bare(text)) ? undefined : { what, by, text };
}

function misquotes(material: Material, count: number, chance: Chance): Quotation[] {
  const found: Quotation[] = [];
  while (found.length < count) {
    const one = falsified(material, PLANTED[found.length % PLANTED.length] ?? 'changed', chance);
    if (one) found.push(one);
  }
  return found;
}

const WIDE = (text: string): string =>
  text.replace(/[!-~]/g, (c) =>
    '[]*_`\\'.includes(c) ? c : String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0),
  );

/** A part of what is said in a row, with words left out and put in, in other marks, case and width. */
function trueQuotation({ sentences, gap, lang }: Material, chance: Chance): Quotation {
  const at = chance.below(sentences.length);
  const first = sentences[at];
  if (first === undefined) throw new Error('no sentence');
  const next = sentences[at + 1];
  const isLong = next?.turn === first.turn && chance.below(3) === 0;
  let words = [...first.words, ...(isLong ? next.words : [])];
  if (words.length > 5 && chance.below(2) === 0)
    words = words.slice(chance.below(2), words.length - chance.below(2));
  if (words.length > 8 && chance.below(2) === 0) {
    const from = 2 + chance.below(words.length - 6);
    words.splice(from, 1 + chance.below(3), chance.pick(['…', '[…]', '……', '...', '（…）']));
  }
  if (chance.below(4) === 0)
    words.splice(1 + chance.below(words.length - 1), 0, lang === 'en' ? '[really]' : '［真的］');
  let text = words.join(gap);
  if (chance.below(3) === 0)
    text = text.replace(/[,，、;]/g, () => chance.pick([' ', ';', '—', '，', ' – ']));
  if (chance.below(3) === 0) text = text.replace(/['’]/g, chance.pick(['’', "'", 'ʼ']));
  if (chance.below(4) === 0) text = text.toUpperCase();
  if (chance.below(4) === 0) text = WIDE(text);
  if (chance.below(4) === 0)
    text = chance.pick([`“${text}”`, `「${text}」`, `"${text}"`, `«${text}»`]);
  if (chance.below(4) === 0) text = text.replaceAll(gap || '，', gap ? '  ' : '， ');
  return { what: 'true', by: first.by, text };
}

/** Those that the build does not prove. */
async function unproved(
  material: Material,
  quotations: readonly Quotation[],
): Promise<Quotation[]> {
  const folder = mkdtempSync(join(tmpdir(), 'fireside-planted-'));
  folders.push(folder);
  writeFileSync(join(folder, material.file), material.transcript);
  const people = Object.entries(material.people).map(([key, name]) => [
    key,
    { name, side: 'guest' },
  ]);
  const slides = [];
  for (let from = 0; from < quotations.length; from += 50) {
    const points = quotations
      .slice(from, from + 50)
      .map(({ by, text }) => ({ text, by, verbatim: true }));
    slides.push({ kind: 'points', title: `${from}`, points });
  }
  const outline = {
    deck: { title: 'T', lang: material.lang, sources: ['record'] },
    people: Object.fromEntries(people),
    sources: { record: { title: 'R', transcript: material.file } },
    sections: [{ title: 'S', slides }],
  };
  writeFileSync(join(folder, 'outline.yaml'), stringify(outline, { lineWidth: 0 }));
  const { outline: read } = await loadOutline(join(folder, 'outline.yaml'));
  const proofs = read.sections[0]?.slides.flatMap(({ fields }) =>
    (fields.points as readonly FieldMap[]).map(({ proof }) => proof),
  );
  return quotations.filter((_, index) => proofs?.[index] === undefined);
}

describe.each([
  ['English', english, 11],
  ['Chinese', chinese, 12],
])('in %s', (_, materialOf, seed) => {
  const material = materialOf();

  it('200 planted misquotes are found', async () => {
    const planted = misquotes(material, 200, seededChance(seed));
    const found = new Set(await unproved(material, planted));
    expect(planted.filter((one) => !found.has(one))).toEqual([]);
  });

  it('none of 2,000 true quotations is blamed', async () => {
    const chance = seededChance(seed + 100);
    const quotations = Array.from({ length: 2000 }, () => trueQuotation(material, chance));
    expect(await unproved(material, quotations)).toEqual([]);
  });
});
