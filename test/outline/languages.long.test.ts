/** Texts by language: one outline, a deck in each of its languages, from every room's point of view. */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  type BuildResult,
  build,
  check,
  findBrowser,
  parseOutline,
  readTemplates,
  startFontEmbedder,
} from 'fireside-deck';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { startSession } from '../../src/app/preview/session.js';
import { cli } from '../../src/cli/cli.js';
import { withOutline } from '../support/build-deck.js';
import { emptyFontsEnv } from '../support/empty-fonts.js';
import { parseArguments } from '../support/parse-arguments.js';
import { readPackage } from '../support/pptx-package.js';
import { pdfPages, slidesOf } from '../support/read-built.js';

const templates = readTemplates('.');
const read = (text: string, lang?: string) =>
  parseOutline({ path: 'outline.yaml', text }, templates, { lang });

/** A value without what depends on the file: places, and what else a text by language has. */
function withoutPlaces(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, one: unknown) =>
      /^(place|\w+Place|languages|versions)$/.test(key) ? undefined : withoutLang(one),
    ),
  );
}

/** A text says its language only where it is given by language. */
function withoutLang(value: unknown): unknown {
  const isText = typeof value === 'object' && value && '$role' in value && value.$role === 'text';
  return isText ? { ...value, lang: undefined } : value;
}

/** Changes each string of a value that has a Chinese character: they are its texts. */
function changeTexts(value: unknown, change: (text: string) => unknown): unknown {
  if (typeof value === 'string') return /\p{Script=Han}/u.test(value) ? change(value) : value;
  if (Array.isArray(value)) return value.map((one) => changeTexts(one, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, changeTexts(one, change)]),
  );
}

describe('an outline with every text of every kind in two languages', () => {
  const chinese = parse(readFileSync('test/fixtures/kinds/outline.yaml', 'utf8')) as {
    deck: object;
  };
  let count = 0;
  const english = new Map<string, string>();
  const inEnglish = (text: string): string => {
    if (!english.has(text)) english.set(text, `Words ${++count}`);
    return english.get(text) ?? '';
  };
  const both = stringify(
    changeTexts(chinese, (text) => ({ 'zh-Hant': text, en: inEnglish(text) })),
  );
  const only = changeTexts(chinese, inEnglish) as { deck: object };

  test('is, in English, what an outline in English alone is', () => {
    expect(count).toBeGreaterThan(100);
    const { outline, problems } = read(both, 'en');
    expect(problems).toEqual([]);
    const wanted = read(stringify({ ...only, deck: { ...only.deck, lang: 'en' } }));
    expect(withoutPlaces(outline)).toEqual(withoutPlaces(wanted.outline));
    expect(outline?.languages).toEqual({
      own: 'zh-Hant',
      chosen: 'en',
      all: ['zh-Hant', 'en'],
      untranslated: [],
    });
  });

  test('is Chinese by default', () => {
    const { outline, problems } = read(both);
    expect(problems).toEqual([]);
    expect(withoutPlaces(outline)).toEqual(withoutPlaces(read(stringify(chinese)).outline));
  });
});

const HEAD = 'deck: {title: {zh-Hant: 題, en: Title}, auto: {closing: false}}\n';
const inSection = (slides: string): string =>
  `${HEAD}sections:\n  - title: {zh-Hant: 節, en: Part}\n    slides:\n${slides}`;
const told = (text: string, lang?: string): string[] =>
  read(text, lang).problems.map(
    ({ severity, code, message, hint, place }) =>
      `${place?.line}:${place?.column} ${severity} ${code} ${message} | ${hint}`,
  );

describe('what is given', () => {
  test('a text has the place of the one that was read', () => {
    const { outline } = read(
      inSection(
        '      - kind: statement\n        text:\n          zh-Hant: 話\n          en: Words\n',
      ),
      'en',
    );
    const text = outline?.sections[0]?.slides[0]?.fields.text;
    expect(text).toMatchObject({ text: 'Words', place: { line: 8, column: 15, length: 5 } });
  });

  test('a list of texts, a point with its fields, and a block of notes', () => {
    const slides = `      - kind: points
        title: {zh-Hant: 題目, en: Topic}
        points:
          zh-Hant: [一, 二, 三]
          en: [One, Two]
        notes:
          zh-Hant: 各位好。
          en: |
            Hello.
            All of you.
      - kind: points
        title: {zh-Hant: 題目, en: Topic}
        points:
          - {text: {zh-Hant: 甲, en: A}, verbatim: false}
          - zh-Hant: {text: 乙, verbatim: false}
            en: B
`;
    const [first, second] = read(inSection(slides), 'en').outline?.sections[0]?.slides ?? [];
    expect(first?.notes).toBe('Hello.\nAll of you.');
    expect(withoutPlaces(first?.fields.points)).toMatchObject([
      { text: { text: 'One' } },
      { text: { text: 'Two' } },
    ]);
    expect(withoutPlaces(second?.fields.points)).toMatchObject([
      { text: { text: 'A' } },
      { text: { text: 'B' } },
    ]);
  });

  test('a tag stands for the language in full: zh-TW is zh-Hant, en-GB is en where there is no other', () => {
    const text = inSection('      - {kind: statement, text: {zh-TW: 話, en: Words}}\n');
    expect(read(text).outline?.languages.all).toEqual(['zh-Hant', 'en']);
    expect(read(text, 'zh-TW').outline?.languages.chosen).toBe('zh-Hant');
    const british = read(text, 'en-GB').outline;
    expect(british?.deck).toMatchObject({ lang: 'en', title: { text: 'Title' } });
  });

  test('names are no languages: a person may be called he, and a point has its by', () => {
    const text = `deck: {title: 題}
people: {he: {name: 何, side: guest}, it: {name: 伊, side: guest}}
sections:
  - {title: 節, slides: [{kind: points, title: 題, points: [{text: 一, by: he}]}]}
`;
    expect(told(text)).toEqual([]);
    expect(read(text).outline?.languages.all).toEqual(['zh-Hant']);
  });
});

test('a kind of one’s own has them without doing anything, in a file for the audience, too', async () => {
  const schema = `type: object
required: [title, options]
properties:
  title: {$ref: "#/$defs/title"}
  options: {type: array, items: {type: string}}
  ask: {anyOf: [{type: string}, {type: object, properties: {of: {type: string, role: person}}}]}
`;
  const files = {
    'templates/poll/schema.yaml': schema,
    'templates/poll/slide.hbs':
      '# {{title}}\n\n{{ask}}\n{{#each options}}\n- {{this}}\n{{/each}}\n',
  };
  const slides = `      - kind: poll
        title: {zh-Hant: 題, en: Question}
        ask: {zh-Hant: 誰, en: Who}
        options: [{zh-Hant: 甲, en: This one}, {zh-Hant: 乙, en: That one}]
`;
  await withOutline(inSection(slides), files, async (outline) => {
    const options = { outline, lang: 'en', formats: ['md'], fit: false, audience: true } as const;
    const { files: made } = await build({ ...options, env: emptyFontsEnv() });
    expect(made.map(({ name }) => name)).toEqual(['outline-en-audience.md']);
    const text = new TextDecoder().decode(made[0]?.bytes);
    expect(text).toContain('# Question\n\nWho\n- This one\n- That one');
  });
});

describe('what is missing or mistyped', () => {
  test('a text that is not translated is a warning at its line, and its own language stands in', () => {
    const text = inSection(
      '      - kind: statement\n        text: {zh-Hant: 話, ja: 言葉}\n      - kind: statement\n        text:\n          zh-Hant: 另一句\n          en:\n',
    );
    expect(told(text, 'en')).toEqual([
      '6:25 warning lang/missing `text` is not given in en: its text in zh-Hant is used instead | Write `en: …` beside `zh-Hant`.',
      '9:20 warning lang/missing `text` is not given in en: its text in zh-Hant is used instead | Write `en: …` beside `zh-Hant`.',
    ]);
    expect(told(text)).toEqual([]);
    const slides = read(text, 'en').outline?.sections[0]?.slides;
    expect(slides?.map(({ fields }) => (fields.text as { text: string }).text)).toEqual([
      '話',
      '另一句',
    ]);
  });

  test('a mistyped tag is an error in every language, with the nearest', () => {
    const text = inSection(
      '      - {kind: statement, text: {zh-Hnat: 話, zh-Hant: 話, enn: Words}}\n',
    );
    for (const lang of [undefined, 'en']) {
      expect(told(text, lang).filter((one) => one.includes(' error '))).toEqual([
        '5:34 error outline/unknown-language “zh-Hnat” names no language | Did you mean `zh-Hant`?',
        '5:58 error outline/unknown-language “enn” names no language | Did you mean `en`?',
      ]);
    }
  });

  test('the default language is required; a text with a colon must be quoted', () => {
    expect(told(inSection('      - {kind: statement, text: {en: Words, ja: 言葉}}\n'))).toEqual([
      '5:34 error lang/own-missing `text` is given in en, ja, and not in zh-Hant, the deck’s own language | Write `zh-Hant: …` beside it.',
    ]);
    expect(told(inSection('      - kind: statement\n        text: it: 話\n'))[0]).toContain(
      'quotes',
    );
    expect(told(inSection('      - {kind: statement, text: {it: 話}}\n'))).toEqual([
      expect.stringContaining('If it is one text with a colon, put it in quotes.'),
    ]);
  });

  test('a mapping without languages is reported as before', () => {
    expect(told(inSection('      - {kind: statement, text: {好: 壞}}\n'))).toEqual([
      expect.stringContaining('5:33 error outline/mapping'),
    ]);
  });

  test('a language that the outline has not', () => {
    const text = inSection('      - {kind: statement, text: 話}\n');
    expect(told(text, 'fr')).toEqual([
      expect.stringContaining(
        'lang/none The outline has no text in fr; it is in zh-Hant, en | Ask for one of these',
      ),
    ]);
    expect(told(text, 'eng')).toEqual([]);
    expect(told(text, 'enn')[0]).toContain('Did you mean `en`?');
  });
});

const TALK = `deck: {title: {zh-Hant: 開源的路, en: The open road}, date: 2026-03-01}
people:
  lin: {name: {zh-Hant: 林怡君, en: Lin Yi-chun}, role: 主持人, side: host}
sources:
  record: {publisher: {zh-Hant: 論壇紀錄, en: Forum record}}
sections:
  - title: {zh-Hant: 開場, en: Opening}
    sources: record
    slides:
      - kind: quote
        title: {zh-Hant: 開源, en: Open source}
        text:
          zh-Hant: 開放讓人放心。
          en: Openness reassures people.
        by: lin
        notes: {zh-Hant: 各位好。, en: Good morning.}
      - kind: chart
        title: {zh-Hant: 數字, en: Numbers}
        rows:
          - {label: {zh-Hant: 今年, en: This year}, value: 4}
          - {label: {zh-Hant: 去年}, value: 3}
      - kind: statement
        lang: ja
        text: 言葉
      - kind: statement
        text: "[話]{lang=zh-Hant} is a word"
`;

/** The path of a script that starts the browser, and notes it down in a file beside it. */
async function countingBrowser(count: string): Promise<string> {
  const { path, libraries = '' } = await findBrowser({ env: process.env });
  const script = `#!/bin/sh
echo started >> '${count}'
LD_LIBRARY_PATH='${libraries}':"$LD_LIBRARY_PATH" exec '${path}' "$@"
`;
  writeFileSync(`${count}.sh`, script, { mode: 0o755 });
  return `${count}.sh`;
}

describe('a talk in all of its languages', () => {
  let result: BuildResult;
  let started = '';
  beforeAll(async () => {
    await withOutline(TALK, {}, async (outline) => {
      const count = join(dirname(outline), 'started');
      const browser = await countingBrowser(count);
      const env = emptyFontsEnv();
      result = await build({ outline, lang: 'all', browser, env });
      started = readFileSync(count, 'utf8');
    });
  });
  test('one browser makes them', () => {
    expect(started).toBe('started\n');
  });

  const bytes = (name: string): Uint8Array => {
    const file = result.files.find((one) => one.name === name);
    if (file === undefined) throw new Error(`there is no ${name}`);
    return file.bytes;
  };
  const text = (name: string): string => new TextDecoder().decode(bytes(name));

  test('each has its files; those of the deck’s own keep their names', () => {
    const endings = ['.html', '.pdf', '-handout.pdf', '.pptx', '.md'];
    expect(result.files.map(({ name }) => name).sort()).toEqual(
      ['outline', 'outline-en'].flatMap((name) => endings.map((one) => name + one)).sort(),
    );
    expect(result.decks).toEqual([
      { lang: 'zh-Hant', slides: 9 },
      { lang: 'en', slides: 9 },
    ]);
  });

  test('a missing text is reported once, with the language that lacks it', () => {
    const missing = result.problems.filter(({ code }) => code === 'lang/missing');
    expect(missing).toMatchObject([{ langs: ['en'], place: { line: 21 } }]);
  });

  test('page, words, dates and names follow the language', () => {
    const page = text('outline-en.html');
    expect(page).toContain('<html lang="en"');
    const shown = slidesOf(page)
      .map(({ section }) => section.textContent ?? '')
      .join('\n');
    for (const words of [
      'The open road',
      'Lin Yi-chun',
      'Forum record',
      'paraphrased',
      'Thank you',
      'Agenda',
    ]) {
      expect(shown).toContain(words);
    }
    expect(shown).not.toMatch(/林怡君|轉述|議程|謝謝/);
    expect(text('outline.html')).toContain('<html lang="zh-Hant"');
    expect(text('outline-en.md')).toMatch(/^lang: "?en"?$/m);
  });

  test('the PDFs and the PowerPoint file say which it is', () => {
    for (const [name, lang] of [
      ['outline', 'zh-Hant'],
      ['outline-en', 'en'],
    ] as const) {
      for (const ending of ['.pdf', '-handout.pdf']) {
        const pdf = new TextDecoder('latin1').decode(bytes(name + ending));
        expect(pdf).toContain(`/Lang (${lang})`);
      }
    }
    expect(pdfPages(bytes('outline-en.pdf')).join('')).toContain('Opennessreassurespeople.');
    const { documents, faults } = readPackage(bytes('outline-en.pptx'));
    expect(faults).toEqual([]);
    const slide = documents.get('ppt/slides/slide4.xml')?.toString() ?? '';
    expect(slide).toContain('Openness reassures people.');
    expect(slide).toMatch(/lang="en-US"[^>]*>(?:(?!<a:t>).)*<a:t>Openness reassures people/);
    const own = readPackage(bytes('outline.pptx')).documents.get('ppt/slides/slide4.xml');
    expect(own?.toString()).toMatch(/lang="zh-TW"[^>]*>(?:(?!<a:t>).)*<a:t>開放讓人放心/);
  });
});

test('check says which texts were forgotten, and not those that are of their own language', async () => {
  const { ok, problems } = await withOutline(TALK, {}, (outline) =>
    check({ outline, lang: 'en', env: emptyFontsEnv() }),
  );
  expect(ok).toBe(true);
  const forgotten = problems.filter(({ code }) => code === 'check/untranslated');
  expect(forgotten.map(({ place }) => [place?.line, place?.lineText.slice(0, 6)])).toEqual([
    [3, '  lin:'],
  ]);
  expect(forgotten[0]?.message).toBe(
    'This text is in zh-Hant alone, and is shown so in the deck in en',
  );
});

test('the preview shows the language that is asked for', async () => {
  await withOutline(TALK, {}, async (outline) => {
    const fonts = startFontEmbedder({ incremental: true });
    // Without a page to measure on, the deck is shown as it is drawn first.
    let end: (reason: Error) => void = () => {};
    const measures = new Promise<never>((_, reject) => {
      end = reject;
    });
    const openMeasures = () => measures;
    const options = { outline, lang: 'en', fonts, openMeasures, onFailure() {} };
    const session = startSession(options);
    await new Promise<void>((heard) => void session.states.listen(heard));
    expect(session.states.latest.deck?.title).toBe('The open road');
    expect(session.states.latest.deck?.slides[0]?.lang).toBe('en');
    const closed = session.close();
    end(new Error('there is no page'));
    await closed;
    await fonts.close();
  });
});

describe('the command line', () => {
  test('takes a language for what it makes and shows', () => {
    expect(parseArguments(['build', '--lang', 'en'])).toMatchObject({ options: { lang: 'en' } });
    expect(parseArguments(['check', '--lang', 'all'])).toMatchObject({ options: { lang: 'all' } });
    expect(parseArguments(['preview', '--lang', 'ja'])).toMatchObject({ options: { lang: 'ja' } });
    expect(() => parseArguments(['present', '--lang', 'all'])).toThrow('Name one language');
    expect(() => parseArguments(['build', '--lang', 'english'])).toThrow(
      'is invalid. Did you mean en?',
    );
  });

  const GUIDE = readFileSync('docs/languages.md', 'utf8');
  const commands = [...GUIDE.matchAll(/^ {4}fireside (.*)$/gm)].map(([, words = '']) => words);
  const outline = /```yaml\n([^`]*)```/.exec(GUIDE)?.[1] ?? '';

  test.each(commands)('the guide: fireside %s', async (words) => {
    const argv = words.split(' ');
    expect(parseArguments(argv)).toMatchObject({ name: argv[0], options: { lang: argv[2] } });
    if (argv[0] !== 'build') return;
    const out: string[] = [];
    const write = (line: string) => void out.push(line);
    const code = await withOutline(outline, {}, (path) =>
      cli([...argv, path, '--to', 'md', '--no-fit', '--out', join(dirname(path), 'output')], {
        out: { write },
        error: { write },
        env: emptyFontsEnv(),
        untilInterrupted: () => Promise.resolve(130 as const),
      }),
    );
    expect(code).toBe(0);
    const printed = out.join('');
    expect(printed).toContain('outline-en.md');
    expect(printed).not.toContain('warning');
    const isAll = argv[2] === 'all';
    expect(printed).toMatch(isAll ? /^5 slides in zh-Hant, 5 in en in \d/ : /^5 slides in \d/);
  });
});
